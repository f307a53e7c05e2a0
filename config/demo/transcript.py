"""The demo on paper: who says what, as lines on a terminal. Nothing is decided or checked here."""

from collections.abc import Sequence
from itertools import count

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from bot.local.views import Message

WIDTH = 100


class Transcript:
    """Prints scenes. Captions are English, everything that is said is as it was said."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        if not self.console.is_terminal:
            self.console.width = WIDTH

    def scene(self, title: str, caption: str) -> None:
        """A new scene."""
        self.console.print()
        self.console.print(Rule(Text(title, style="bold"), align="left", style="dim"))
        self.note(caption)

    def note(self, text: str) -> None:
        """A remark of the one who tells it."""
        self.console.print(Text(text, style="dim italic"))

    def says(self, name: str, text: str) -> None:
        """She writes to the bot."""
        self.console.print(Text.assemble((f"{name}: ", "bold cyan"), text))

    def presses(self, name: str, button: str) -> None:
        """She presses a button."""
        self.console.print(Text.assemble((f"{name} ", "bold cyan"), "menekan ", (f"[{button}]", "cyan")))

    def hears(self, name: str, message: Message, *, numbered: bool = False) -> None:
        """The bot writes to her, or changes a message that she sees; buttons with the numbers to press them by."""
        again = " (pesan tadi berubah)" if message.edited else ""
        self._indented(Text(f"bot ke {name}{again}:", style="bold green"))
        if message.photo or message.document:
            self._indented(Text("(gambar)" if message.photo else "(berkas)", style="italic"))
        self._indented(Text(message.words))
        numbers = count(1)
        for row in message.buttons:
            labels = (f"[{next(numbers)}] {one.text}" if numbered else f"[{one.text}]" for one in row)
            self._indented(Text("  ".join(labels), style="green"))

    def types(self, cell: str, value: str) -> None:
        """The owner types into a cell."""
        self.console.print(Text.assemble(("Bu Ratna di Sheet: ", "bold yellow"), f"{cell} = {value}"))

    def shows(self, cell: str, value: object) -> None:
        """A cell shows something."""
        self._indented(Text.assemble((f"Sheet {cell}: ", "bold yellow"), str(value)))

    def failed(self, what: str, expected: object, found: object) -> None:
        """A check did not hold."""
        self.console.print(Text(f"✗ {what}", style="bold red"))
        self._indented(Text(f"seharusnya / expected: {expected}", style="red"))
        self._indented(Text(f"ternyata  / found:    {found}", style="red"))

    def lines(self, lines: Sequence[str]) -> None:
        """Plain lines."""
        for line in lines:
            self.console.print(Text(line))

    def _indented(self, text: Text) -> None:
        self.console.print(Padding.indent(text, 4))
