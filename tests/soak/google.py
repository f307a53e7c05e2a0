"""`make soak ARGS=--google`: Google misbehaves for as long as it does in life, and is judged afterwards.

Each scenario has a network, a Sheet and a product of its own, with the times of production; all run side by side.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path

from bot.wording import LANGUAGES
from tests.soak.crowd import Crowd
from tests.soak.ground import OWNER_ID, OWNER_NAME, ROBOT, Ground, open_ground
from tests.soak.judge import ViolationError
from tests.soak.scenarios import AWAY, TABLE, Scenario

_PAUSE = 1.0
"""Between two things that people do."""
_FIRST_ORDERS = 3
_SOON = 60.0
"""By then somebody was answered; it is no measure of speed."""
_LONG = 180.0
"""By then a start, or what waited, is done, on a busy machine too."""
_LONGEST = 400.0
"""No scenario takes as long."""
_MATTERS = 300.0
"""The owner hears of nothing that is over before."""
_WORDS = LANGUAGES[0].road
_HEADS = {getattr(_WORDS, one.name).partition("{")[0]: one.name for one in reversed(fields(_WORDS))}


@dataclass(frozen=True)
class Row:
    """What came of a scenario; times in seconds."""

    name: str
    lasted: float
    orders: int
    calls: int
    told: str
    arrived: float


@dataclass
class Ordeal:
    """One scenario on its ground."""

    ground: Ground
    scenario: Scenario

    def __post_init__(self) -> None:
        self.crowd = Crowd(self.ground, random.Random(self.scenario.name))

    def run(self) -> Row:
        """Raises ViolationError."""
        born = time.time()
        self.ground.start()
        self._until("the first orders did not arrive", self._has_begun, _LONG)
        self._act(max(0.0, born + self.scenario.after - time.time()))
        began, before = time.time(), self.crowd.orders
        for seconds in self.scenario.script(self.ground.google):
            if time.time() > began + _LONGEST:
                raise ViolationError("it has no end: what is to happen does not")
            self._act(seconds)
            self._until("not answered while it lasted", lambda: not self.crowd.unanswered(), _SOON)
        met = sum(self.ground.google.met().values())
        told_meanwhile = self.told()
        self.ground.google.clear_faults()
        ended, orders = time.time(), self.crowd.orders - before
        self._until("an order did not arrive", self._has_arrived, _LONG)
        arrived = time.time() - ended
        self._settle()
        calls = self._calls(began, ended) + (met if self.scenario.never_answers else 0)
        self._judge_news(began, ended, told_meanwhile)
        if not orders or calls < self.scenario.least_calls:
            raise ViolationError(f"{orders} orders and {calls} calls meanwhile")
        news = ", ".join(f"{name} after {at - began:.0f} s" for name, at in self.told()) or "nothing"
        return Row(self.scenario.name, ended - began, orders, calls, news, arrived)

    # -- people ----------------------------------------------------------------------------

    def _act(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.crowd.act()
            time.sleep(_PAUSE)

    def _has_begun(self) -> bool:
        self.crowd.act()
        return self.crowd.orders >= _FIRST_ORDERS and self._has_arrived()

    def _has_arrived(self) -> bool:
        stand = {row["No"] for row in self.ground.rows("Pesanan")}
        return all(partner.told <= stand for partner in self.crowd.partners)

    def told(self) -> list[tuple[str, float]]:
        """What the owner heard of the road, and when."""
        owner = self.ground.people.user(OWNER_ID, OWNER_NAME)
        at = {one.message_id: one.time for one in self.ground.people.arrivals() if one.chat_id == OWNER_ID}
        return [
            (name, at[message.message_id])
            for message in owner.chat()
            if message.from_bot
            for head, name in _HEADS.items()
            for _ in range(message.words.count(head))
        ]

    # -- judgement -------------------------------------------------------------------------

    def _until(self, lack: str, holds: Callable[[], bool], seconds: float) -> None:
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until or not self.ground.is_alive:
                raise ViolationError("; ".join([lack, *self.crowd.unanswered(), f"told: {self.told()}"]))
            time.sleep(_PAUSE)

    def _settle(self) -> None:
        """All agrees, and she heard what she is to hear; also after a stop."""
        until = time.monotonic() + _LONG
        while (found := self.crowd.judged()) or len(self.told()) < len(self.scenario.told):
            if time.monotonic() > until or not self.ground.is_alive:
                raise ViolationError("\n".join([*found[:40], f"told: {self.told()}"]))
            time.sleep(_PAUSE)
        self.ground.stop()
        if found := self.crowd.judged():
            raise ViolationError("\n".join(found[:40]))

    def _judge_news(self, began: float, ended: float, meanwhile: list[tuple[str, float]]) -> None:
        """Once when it matters, while it lasts; once when it is over; otherwise nothing."""
        told = self.told()
        if tuple(name for name, _ in told) != self.scenario.told:
            raise ViolationError(f"the owner heard {told}, not {self.scenario.told}")
        if self.scenario.told and [name for name, _ in meanwhile] != [AWAY]:
            raise ViolationError(f"the owner heard {meanwhile} in the {ended - began:.0f} s that it lasted")
        if any(at < began + _MATTERS for _, at in told):
            raise ViolationError(f"the owner heard {told}, too early")

    def _calls(self, began: float, ended: float) -> int:
        """The product's, while it lasted. Raises ViolationError if one was to Drive."""
        calls = self.ground.google.calls()
        if asked := [call for call in calls if call.operation.startswith("drive.")]:
            raise ViolationError(f"Drive was asked: {asked}")
        kinds = ("read", "write")
        return sum(
            began <= call.time <= ended and call.kind in kinds and call.email in ("", ROBOT) for call in calls
        )


def misbehave(folder: Path, scenario: Scenario) -> Row:
    """One scenario, in a folder of its own. Raises ViolationError."""
    with open_ground(folder, is_quick=False) as ground:
        return Ordeal(ground, scenario).run()


def soak(folder: Path, only: str = "") -> Iterator[Row | str]:
    """All scenarios side by side; a row each, or what is wrong with it and the end of its log."""
    scenarios = [scenario for scenario in TABLE if only in scenario.name]
    with ThreadPoolExecutor(len(scenarios)) as threads:
        places = [folder / f"google-{number}" for number in range(len(scenarios))]
        for place in places:
            place.mkdir()
            (place / "product.log").touch()
        for scenario, place, row in [
            (scenario, place, threads.submit(misbehave, place, scenario))
            for scenario, place in zip(scenarios, places, strict=True)
        ]:
            try:
                yield row.result()
            except Exception as violation:  # noqa: BLE001 - whatever became of one, the others are judged as well
                log = (place / "product.log").read_text()[-2_000:]
                yield f"{scenario.name}: {type(violation).__name__} {violation}\n{log}"


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    width = max((len(row.name) for row in rows), default=0)
    print(f"{'':{width}}  lasted  orders  calls  arrived  the owner heard")
    for row in rows:
        figures = f"{row.lasted:4.0f} s  {row.orders:6}  {row.calls:5}  {row.arrived:5.0f} s"
        print(f"{row.name:{width}}  {figures}  {row.told}")
