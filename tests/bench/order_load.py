"""Partners who order at a steady rate: each says what she wants, and presses `Konfirmasi pesanan` two seconds later."""

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.local.people import People
from bot.local.person import Person
from bot.local.views import RequestSeen

WISHES = (
    "/order sambal bawang 50",
    "/order sambal bawang 50, krupuk udang 60",
    "/order sambal ijo 50, sambal terasi 50, krupuk udang 50",
)
CONFIRM = "Konfirmasi pesanan"
THINKING = 2.0
"""Seconds between the words and the press."""
_NUMBER = re.compile(r"P\d{6}-\d{3,}")
_REPLIES = {"sendMessage", "editMessageText"}


@dataclass(frozen=True, slots=True)
class Press:
    """Who pressed, when (Unix time, just before the press went to the server)."""

    who: int
    at: float


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A press that became an order: its number, and when the reply's request arrived at the server."""

    press: Press
    no: str
    replied_at: float


@dataclass(frozen=True, slots=True)
class _Draft:
    message_id: int
    data: str


class OrderLoad:
    """The same partners in turn, each one order at a time."""

    def __init__(self, people: People, partners: Sequence[int]) -> None:
        self._people = people
        self._partners = [people.user(one, f"Mitra {one}") for one in partners]
        self._turn = count()

    def run(self, rate: float, seconds: float) -> list[Press]:
        """Order `rate` times a second; returns after the last press."""
        lag, total = round(THINKING * rate), round(rate * seconds)
        said: list[Person] = []
        presses: list[Press] = []
        start = time.monotonic()
        for tick in range(total + lag):
            time.sleep(max(0.0, start + tick / rate - time.monotonic()))
            acts: list[dict[str, object]] = []
            if tick < total:
                said.append(self._partners[next(self._turn) % len(self._partners)])
                acts.append({"user": said[-1].id, "text": WISHES[tick % len(WISHES)]})
            if tick >= lag:
                who = said[tick - lag]
                draft = _draft(who)
                acts.append({"user": who.id, "press": draft.data, "message_id": draft.message_id})
                presses.append(Press(who.id, time.time()))
            self._people.inject(acts)
        return presses


def _draft(who: Person) -> _Draft:
    """The newest draft that she was shown."""
    while True:
        heard = who.hears(timeout=30)
        for button in (button for row in heard.buttons for button in row):
            if button.text == CONFIRM:
                return _Draft(heard.message_id, button.target)


def confirmed(presses: Sequence[Press], requests: Sequence[RequestSeen]) -> list[Confirmed]:
    """Find the reply to each press: the first message to her chat afterwards that names an order."""
    replies: dict[int, list[tuple[float, str]]] = {}
    for seen in requests:
        number = _NUMBER.search(str(seen.params.get("text", ""))) if seen.method in _REPLIES else None
        if number is not None:
            replies.setdefault(int(seen.params["chat_id"]), []).append((seen.time, number[0]))
    found: list[Confirmed] = []
    for press in presses:
        later = [one for one in replies.get(press.who, ()) if one[0] >= press.at]
        if later:
            found.append(Confirmed(press, later[0][1], later[0][0]))
    return found


def in_sheet(log: Path) -> dict[str, float]:
    """When each order came to stand in the Sheet, by the server's record of the batches that it carried out."""
    stands: dict[str, float] = {}
    with log.open(encoding="utf-8") as lines:
        for line in lines:
            if '"spreadsheets.batchUpdate"' in line and line.endswith("\n"):
                record = json.loads(line)
                for number in set(_NUMBER.findall(line)):
                    stands.setdefault(number, record["now"])
    return stands
