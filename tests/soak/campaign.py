"""One life after another, each ended at a named point while people order, and the judgement between."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.soak.crowd import Crowd
from tests.soak.ground import Ground
from tests.soak.judge import ViolationError
from tests.soak.points import STRIKES, Commit, Google, Moment, Point, Telegram
from tests.soak.victim import Deadline

_LIFE_SECONDS = 12.0
"""A life in which the point is not reached ends here, and counts for nothing."""
_QUIET_SECONDS = 90.0
"""How long it may take until everything agrees again."""
_PAUSE = 0.03
_STARTING, _STOPPING = 0.3, 0.1
"""The longest time from a start, or a SIGTERM, to the kill."""


@dataclass
class Campaign:
    """People by chance, kills by plan. The same seed gives the same plan (not the same interleaving)."""

    ground: Ground
    seed: int
    writes_money: bool = True
    kills: Counter[Point] = field(default_factory=Counter)
    schedule: list[str] = field(default_factory=list)
    """Each life's point and occurrence; `-`: it was not reached."""

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._crowd = Crowd(self.ground, self._chance, self.writes_money)
        self.partners, self.owner = self._crowd.partners, self._crowd.owner
        self._is_first_journal = True
        self._late_until = 0.0
        """Till then Google may still carry out a batch whose sender is dead: nobody could tell then whether
        the owner typed over a cell before it or after it."""

    @property
    def _may_count(self) -> bool:
        """Whether it can be told what the bot had shown in a cell that she types over."""
        return time.monotonic() > self._late_until

    @property
    def apologies(self) -> int:
        return sum(wish.apologies for partner in self.partners for wish in partner.wishes)

    @property
    def orders(self) -> int:
        return self._crowd.orders

    def missing(self, points: Sequence[Point]) -> list[Point]:
        """Those that killed nobody yet."""
        return [point for point in points if not self.kills[point]]

    # -- lives -----------------------------------------------------------------------------

    def strike(self, point: Point, occurrence: int | None = None) -> bool:
        """One life that is to end at this point; whether it did."""
        nth = occurrence or self._chance.choice((1, 1, 2, 3))
        strike = STRIKES[point]
        if isinstance(strike, Commit):
            self.ground.start(Deadline(strike, nth))
            is_killed = self._until_dead()
        elif isinstance(strike, Moment):
            self.ground.start()
            is_killed = self._at_moment(strike, nth)
        else:
            is_killed = self._while_held(strike, nth)
        self.kills[point] += is_killed
        self.schedule.append(f"{point.name}/{nth}{'' if is_killed else '-'}")
        if is_killed and self._may_count and self._chance.random() < 0.3:
            self.owner.count()
        return is_killed

    def _until_dead(self) -> bool:
        until = time.monotonic() + _LIFE_SECONDS
        while self.ground.is_alive and time.monotonic() < until:
            self._people_act()
        if self.ground.is_alive:
            self.ground.stop()
            return False
        return self.ground.died_itself()

    def _at_moment(self, strike: Moment, nth: int) -> bool:
        if strike.of == "stop":
            self._act_for(0.5 + 0.3 * nth)
            self.ground.terminate()
        time.sleep(self._chance.uniform(0.0, _STOPPING if strike.of == "stop" else _STARTING))
        return self.ground.kill()

    def _while_held(self, strike: Google | Telegram, nth: int) -> bool:
        """Kill while a server holds a call, some of which it let pass before."""
        is_google = isinstance(strike, Google)
        self.ground.start()
        self._act_for(0.3 * (nth - 1))
        delay = self._chance.uniform(0.3, 3.0)
        if isinstance(strike, Google):
            options: dict[str, Any] = {"holds": strike.request}
            if strike.kind == "applied_late":
                options |= {"seconds": delay, "hang": True}
            self.ground.google.fault(strike.kind, match="spreadsheets.batchUpdate", **options)
        else:
            self.ground.people.fault("sendMessage", kind=strike.kind)
        left = self.ground.google.faults_left if is_google else self.ground.people.faults_left
        until = time.monotonic() + _LIFE_SECONDS
        while left() and time.monotonic() < until:
            self._people_act()
        is_held = not left()
        self.ground.google.clear_faults()
        self.ground.people.no_faults()
        self._late_until = time.monotonic() + delay + 0.5
        if is_held:
            return self.ground.kill()
        self.ground.stop()
        return False

    def _act_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._people_act()

    def _people_act(self) -> None:
        self._crowd.act()
        time.sleep(_PAUSE)

    # -- judgement -------------------------------------------------------------------------

    def lose_the_journal(self) -> None:
        """The disk dies in a quiet moment: drafts are lost, and all that was said and sent.

        The owner does not know, and goes on at her Sheet: she ships, makes goods and counts.
        """
        shutil.rmtree(self.ground.settings.data_dir)
        self._is_first_journal = False
        self.schedule.append("(journal lost)")
        for partner in self.partners:
            partner.lose_draft()
        for work in self._chance.sample([*[self.owner.act] * 5, self.owner.count, self.owner.count], 7):
            work()

    def settle(self) -> None:
        """Let the product live in peace until everything agrees, and stop it. Raises ViolationError."""
        self.ground.start()
        until = time.monotonic() + _QUIET_SECONDS
        while found := self._judged():
            if time.monotonic() > until or not self.ground.is_alive:
                raise ViolationError(self._told(found))
            time.sleep(0.5)
        self.owner.moved.clear()
        self.ground.stop()
        if found := self._judged():
            raise ViolationError(self._told(found))
        if pending := self.ground.people.pending():
            raise ViolationError(self._told([f"{pending} updates were not confirmed to Telegram"]))

    def _judged(self) -> Sequence[str]:
        return self._crowd.judged(is_first=self._is_first_journal)

    def _told(self, found: Sequence[str]) -> str:
        lives = " ".join(self.schedule)
        return "\n".join([*found[:40], f"seed {self.seed}, {self.kills.total()} kills: {lives}"])
