"""What a reply becomes before it has an address: text, buttons, and how it treats the pressed message."""

from dataclasses import dataclass, field

from bot import buttons
from bot.cleaning import clean_name
from bot.formats import Formats, rupiah
from bot.wording.words import ButtonWords, Words
from commands.asks import Pressed, Verb
from commands.files import Attachment
from commands.messages import Button

LONGEST_LABEL = 24
MOST_CHOICES = 80
"""Buttons of one list: Telegram takes at most 100 under a message."""
_ROW = 30
"""Characters of labels side by side that a phone shows whole."""
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A text with its buttons. `is_page`: on a press it replaces what stands in the pressed message.

    `closes`: on a press the pressed message keeps its text and loses its buttons.
    `attachment`: a picture or file above the text; such a talk is no page, since a text cannot become a picture.
    """

    text: str
    rows: Rows = ()
    is_page: bool = False
    closes: bool = False
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that a topic needs to find its words: the language, its formats, links."""

    words: Words
    formats: Formats
    bot_username: str
    sheet_url: str = ""
    """Where the owner opens her Sheet; empty: no button for it."""
    label: ButtonWords = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.words.buttons)


def press(
    label: str, verb: Verb, subject: int = 0, version: int = 0, line: int = 0, quantity: int = 0
) -> Button:
    """A button with its callback data."""
    return Button(label, buttons.encode(Pressed(verb, subject, version, line, quantity)))


def link(label: str, url: str) -> Button:
    """A button that opens something."""
    return Button(label, url=url)


def label_with_sum(long: str, short: str, quantity: str, total: int | None) -> str:
    """The choice with its price; without it where that would be too long. Never cut inside a number."""
    if total is None:
        return short.format(quantity=quantity)
    full = long.format(quantity=quantity, total=rupiah(total))
    return full if len(full) <= LONGEST_LABEL else short.format(quantity=quantity)


def short_label(text: str) -> str:
    """A name as a label: cut at a blank where it is too long."""
    line = clean_name(text) or "-"
    if len(line) <= LONGEST_LABEL:
        return line
    cut = line.rfind(" ", 0, LONGEST_LABEL)
    return line[: cut if cut > LONGEST_LABEL // 2 else LONGEST_LABEL - 1].rstrip(" ,.") + "…"


def rows_of(flat: list[Button], in_a_row: int = 3) -> Rows:
    """Buttons in rows; long labels get a row of their own so that a phone shows them whole."""
    rows: list[list[Button]] = []
    for button in flat:
        room = (
            rows
            and len(rows[-1]) < in_a_row
            and sum(len(b.label) for b in rows[-1]) + len(button.label) <= _ROW
        )
        if room:
            rows[-1].append(button)
        else:
            rows.append([button])
    return tuple(tuple(row) for row in rows)


def lines(*texts: str) -> str:
    """One under the other; empty ones are left out."""
    return "\n".join(text for text in texts if text)


def quoted(text: str, longest: int = 60) -> str:
    """What somebody typed, on one line, not too long, with a capital at the beginning of a sentence."""
    line = clean_name(text)
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return line[:1].upper() + line[1:]
