"""How Google misbehaves, with the times that it takes for it: one row a scenario, the longest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sheets.local.control import SheetsControl
from tests.sheets.google_calls import EVERYTHING, READS, WRITES

ALL = (*EVERYTHING, "developerMetadata.*")
FACTS, CELLS = "insertDimension", "findReplace"
"""What only a batch of facts, and only one of the bot's own cells, asks for."""
AWAY, BACK = "away", "back"
"""What the owner hears, by the names of its sentences."""

Script = Callable[[SheetsControl], Iterator[float]]
"""Switches faults on and off; people act for so many seconds, and are all answered, before it goes on."""


@dataclass(frozen=True)
class Scenario:
    """A row: what happens, and what the owner hears of it."""

    name: str
    script: Script
    told: tuple[str, ...] = ()
    after: float = 0.0
    """How old the workbook must be, in seconds."""
    never_answers: bool = False
    """Its calls are known by the faults that they met: the server counts them when it has answered."""
    least_calls: int = 1
    """Fewer would mean that one of them was waited for without end."""


def switch_on(google: SheetsControl, kind: str, calls: Sequence[str] = ALL, **options: Any) -> None:
    for call in calls:
        google.fault(kind, match=call, times=None, **options)


def lasting(lasts: float, kind: str, calls: Sequence[str] = ALL, **options: Any) -> Script:
    """One fault from the beginning to the end."""

    def script(google: SheetsControl) -> Iterator[float]:
        switch_on(google, kind, calls, **options)
        yield lasts

    return script


def in_bursts(google: SheetsControl) -> Iterator[float]:
    """Twenty seconds of each, and between them half as long in which all is well."""
    refusals = [partial(switch_on, google, "status", code=code) for code in (500, 503)]
    pages = partial(switch_on, google, "html")
    doubtful = partial(switch_on, google, "applied_then_status", [WRITES], code=503)
    for burst in (*refusals, pages, doubtful):
        burst()
        yield 20.0
        google.clear_faults()
        yield 10.0


def applied_late(seconds: float, batches: Sequence[str], **options: Any) -> Script:
    """One batch after another that Google says, or lets think, it did not apply, and applies so much later."""

    def script(google: SheetsControl) -> Iterator[float]:
        for count, held in enumerate(batches, start=1):
            google.fault("applied_late", match=WRITES, holds=held, seconds=seconds, **options)
            yield seconds / 2
            while late_copies(google) < count:
                yield 1.0

    return script


def all_applied_late(google: SheetsControl) -> Iterator[float]:
    """Every copy of every batch is refused for forty seconds, and is applied twenty seconds after it was."""
    switch_on(google, "applied_late", [WRITES], seconds=20.0)
    yield 40.0
    refused = google.met()[WRITES]
    google.clear_faults()
    while late_copies(google) < refused:
        yield 1.0


def late_copies(google: SheetsControl) -> int:
    return sum(call.kind == "late" for call in google.calls())


TABLE = (
    Scenario("503 for five and a half minutes", lasting(330, "status", code=503), (AWAY, BACK)),
    Scenario("503 to writes alone, as long", lasting(330, "status", [WRITES], code=503), (AWAY, BACK)),
    Scenario("Drive lags 200 s", lasting(200, "drive_lag", ["drive.*"], seconds=200)),
    Scenario("Drive is not allowed", lasting(120, "status", ["drive.*"], code=403)),
    Scenario("an answer that never ends", lasting(200, "trickle", seconds=5), least_calls=3),
    Scenario("no answer, longer than the timeout", lasting(150, "hang"), never_answers=True, least_calls=3),
    Scenario("429 for two minutes", lasting(120, "status", code=429)),
    Scenario("429 to writes alone for two minutes", lasting(120, "status", [WRITES], code=429)),
    Scenario("reads 40 s behind", lasting(120, "stale_reads", READS, seconds=40), after=45),
    Scenario("bursts of 500, 503, HTML 502, and 503 though applied", in_bursts),
    Scenario("a batch answered with 503, applied 20 s later", applied_late(20, (FACTS, CELLS, FACTS))),
    Scenario("a batch given up, applied 20 s after that", applied_late(50, (FACTS, CELLS), hang=True)),
    Scenario("every batch answered with 503, applied 20 s later", all_applied_late),
)  # fmt: skip
