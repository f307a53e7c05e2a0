"""The chat after the walk: the terminal speaks as any of the example people, and as the owner at her Sheet."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import HTTPError

from rich.table import Table

from bot.local.person import Person
from bot.local.views import Message
from config.demo.cast import OWNER, roles
from config.demo.proof import proof_of_transfer
from config.demo.stage import Stage
from config.demo.tables import whole_table
from config.demo.transcript import Transcript
from config.demo.workbook_view import WorkbookView
from sheets.local.a1 import column_index, column_letters

HELP = (
    "siti: /harga        bicara sebagai Siti / speak as Siti",
    "jadi siti           mulai sekarang sebagai Siti / be Siti from now on",
    "/order krupuk 10    bicara sebagai yang terakhir / speak as whoever you are",
    "[1]                 tekan tombol nomor 1 / press button 1 (siti: [1])",
    "foto lunas ya       kirim foto bukti transfer / send a picture of a transfer",
    "orang               siapa saja / who there is",
    "tab Harga           lihat tab / show a tab",
    "ketik Harga!E3 20rb isi kotak sebagai Bu Ratna / type into a cell as the owner",
    "bantuan             daftar ini / this list",
    "keluar, Ctrl-C      selesai / end",
)
_LISTENS_SECONDS = 5.0
_ALERT_SECONDS = 1.5
"""So long a press may take until a message or a small notice answers it."""
_LOOK_AGAIN_SECONDS = 0.05
_SPEAKS_AS = re.compile(r"(\w+)\s*:\s*(.+)")
_BUTTON = re.compile(r"\[(\d+)\]")
_TYPES = re.compile(r"'?([^'!]+)'?!([A-Za-z]{1,3})(\d+)(?:\s+(.*))?")


class UnclearError(Exception):
    """What was typed on the terminal cannot be done; the text says why."""


@dataclass(slots=True)
class Chat:
    """Who speaks now, and the buttons that each person saw last."""

    stage: Stage
    transcript: Transcript
    who: str = "siti"
    buttons: dict[str, Message] = field(default_factory=dict)
    heard: Counter[str] = field(default_factory=Counter)
    """How many messages reached each person here."""
    _ends: threading.Event = field(default_factory=threading.Event)

    def run(self, lines: Iterable[str]) -> None:
        """Do what each line says until there are no more, or `keluar`; answers are printed as they arrive."""
        self._forget_unread()
        self._listen()
        self.transcript.lines(HELP)
        try:
            for line in lines:
                if line.strip().casefold() == "keluar":
                    break
                self._do(line.strip())
        finally:
            self._ends.set()

    # -- lines -----------------------------------------------------------------------------

    def _do(self, line: str) -> None:
        try:
            self._understood(line)
        except (UnclearError, LookupError) as error:
            self.transcript.note(str(error).strip("'"))
        except HTTPError:
            self.transcript.note("Itu belum bisa. Coba tulis yang lebih pendek, atau lihat: bantuan")

    def _understood(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        match verb.casefold():
            case "":
                return
            case "bantuan":
                self.transcript.lines(HELP)
            case "foto":
                self.stage.cast[self.who].sends_photo(proof_of_transfer("Rp ..."), rest.strip() or None)
            case "orang":
                self.transcript.console.print(_people())
            case "jadi":
                self.who = self._known(rest.strip())
                self.transcript.note(f"Sekarang: {_NAMES[self.who]}")
            case "tab":
                self._show(self._tab(rest.strip()))
            case "ketik":
                self._type(rest.strip())
            case _:
                self._speak(line)

    def _show(self, tab: str) -> None:
        console = self.transcript.console
        console.print(whole_table(tab, WorkbookView(self.stage.owner_sheet).rows(tab), console.width))

    def _speak(self, line: str) -> None:
        found = _SPEAKS_AS.fullmatch(line)
        is_role = found is not None and found[1].casefold() in self.stage.cast
        who, text = (found[1].casefold(), found[2]) if found is not None and is_role else (self.who, line)
        if button := _BUTTON.fullmatch(text):
            self._press(who, int(button[1]))
        else:
            self.stage.cast[who].says(text)

    def _press(self, who: str, number: int) -> None:
        message = self.buttons.get(who)
        labels = message.labels if message is not None else []
        if not 1 <= number <= len(labels):
            raise UnclearError(f"{_NAMES[who]} tidak melihat tombol nomor {number}.")
        person = self.stage.cast[who]
        shown, heard = len(person.alerts()), self.heard[who]
        led_to = person.presses(labels[number - 1], message=message)
        if isinstance(led_to, str) and led_to.startswith("http"):
            self.transcript.note(led_to)
            return
        until = time.monotonic() + _ALERT_SECONDS
        while len(person.alerts()) == shown and self.heard[who] == heard and time.monotonic() < until:
            time.sleep(_LOOK_AGAIN_SECONDS)
        for alert in person.alerts()[shown:]:
            self.transcript.note(f"({alert.text})")

    def _type(self, words: str) -> None:
        found = _TYPES.fullmatch(words)
        if found is None:
            raise UnclearError("Tulis misalnya: ketik Harga!E3 20rb")
        tab, column, row, sheet = self._tab(found[1]), found[2].upper(), int(found[3]), self.stage.owner_sheet
        grid = sheet.sheet(tab)["gridProperties"]
        if column_index(column) >= grid["columnCount"] or not 1 <= row <= grid["rowCount"]:
            last = f"{column_letters(grid['columnCount'] - 1)}{grid['rowCount']}"
            raise UnclearError(f"Tab {tab} tidak punya kotak {column}{row}. Yang terakhir: {last}.")
        sheet.type(tab, f"{column}{row}", found[4] or "")

    def _known(self, nickname: str) -> str:
        if nickname.casefold() not in self.stage.cast:
            raise UnclearError(f"{nickname} tidak ada. Lihat: orang")
        return nickname.casefold()

    def _tab(self, title: str) -> str:
        tabs = self.stage.owner_sheet.tabs()
        if title not in tabs:
            raise UnclearError(f"Tab yang ada: {', '.join(tabs)}")
        return title

    # -- ears ------------------------------------------------------------------------------

    def _forget_unread(self) -> None:
        """What the walk left unread is no news."""
        for person in self.stage.cast.values():
            while not person.hears_nothing(seconds=0):
                pass

    def _listen(self) -> None:
        for nickname, person in self.stage.cast.items():
            threading.Thread(target=self._hear, args=(nickname, person), daemon=True).start()

    def _hear(self, nickname: str, person: Person) -> None:
        """Print what reaches one person until the servers are gone."""
        while not self._ends.is_set():
            try:
                message = person.hears(timeout=_LISTENS_SECONDS)
            except TimeoutError:
                continue
            except (OSError, HTTPException, LookupError):
                return
            self.heard[nickname] += 1
            if message.buttons:
                self.buttons[nickname] = message
            self.transcript.hears(_NAMES[nickname], message, numbered=True)


_NAMES = {role.nickname: role.name for role in roles()}


def _people() -> Table:
    table = Table("sebutan", "nama", "siapa")
    for role in roles():
        table.add_row(role.nickname, role.name, role.what)
    table.caption = f"{OWNER} adalah pemilik dan mengisi Sheet / the owner, who also types into the Sheet"
    return table
