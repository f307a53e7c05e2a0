"""Google misbehaves: orders go on, the owner hears of it once when it matters and once when it is over.

Every row of the table is one way in which Google fails. Whatever it is, the same invariants hold:
see `all_is_well`. Times are short here; `make soak ARGS=--google` takes those that Google takes.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from commands.decision import Decision
from commands.entries.catalog import PriceSet
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.entries.sheet import BY_SHEET
from commands.entries.stock import StockKind, StockMoved
from commands.replies.sheet import RoadState
from commands.rules.orders import OrderStatus
from sheets.journal_road import Stored
from sheets.road.news import TellAfter
from sheets.sync_tempo import Tempo
from sheets.tabs import HARGA, MUTASI_STOK, PESANAN
from sheets.words import STATUS
from tests.sheets.google_calls import EVERYTHING, LOOKS, READS, STRUCTURE, WRITES
from tests.sheets.machine import Machine, eventually, machine, stands_once
from tests.sheets.old_sheets import OldSheet, old_sheet, order
from tests.sheets.workbooks import EMAIL, Bench

PATIENT = Tempo(
    batch=0.1, display=0.2, held=0.3, pauses=(0.1, 0.2, 0.4), tell_after=TellAfter(60.0, 0.3, 0.5), ending=2.0
)
"""Production's tempo, some twenty times faster; but what passes by itself is told after as long as no test takes."""
HASTY = replace(PATIENT, tell_after=replace(PATIENT.tell_after, matters=1.0))
AWAY, BACK = RoadState.AWAY, RoadState.BACK


@dataclass
class World:
    """What a fault can get at."""

    bench: Bench
    sheet: OldSheet
    awaited: dict[str, int] = field(default_factory=dict)
    late: int = 0
    """How many batches Google will apply, or try to, after it said that it did not."""

    def fault(self, kind: str, calls: Sequence[str], times: int | None = None, **options: Any) -> None:
        for call in calls:
            self.bench.control.fault(kind, match=call, times=times, **options)
            self.late += (times or 0) if kind == "applied_late" else 0
            if call in (LOOKS, WRITES, "token"):  # the others are made now and then, or never
                self.awaited[call] = times or 3

    def has_misbehaved(self) -> bool:
        """Whether what was switched on has happened, all of it or often enough."""
        met = self.bench.control.met()
        return all(met.get(call, 0) >= times for call, times in self.awaited.items())

    def has_tried_late(self) -> bool:
        """Whether the last late copy came."""
        return sum(call.kind == "late" for call in self.bench.control.calls()) >= self.late


Change = Callable[[World], None]


@dataclass(frozen=True)
class Misbehaviour:
    """A row: how it begins and ends, and what the owner hears of it before it is over."""

    name: str
    begins: Change
    told: RoadState | None = None
    ends: Change = lambda world: world.bench.control.clear_faults()
    arrives_meanwhile: bool = False
    """Orders reach the Sheet although it lasts."""


def failing(kind: str, calls: Sequence[str], times: int | None = None, **options: Any) -> Change:
    return lambda world: world.fault(kind, calls, times, **options)


def without_token(kind: str, **options: Any) -> Change:
    def begin(world: World) -> None:
        world.fault(kind, ["token"], **options)
        world.bench.control.expire_tokens()

    return begin


def shared_as(role: str) -> Change:
    return lambda world: world.bench.control.share(world.sheet.client.spreadsheet_id, EMAIL, role)


def stale_reads(world: World) -> None:
    """Older than all that a batch changes, but not than the file."""
    time.sleep(1.0)
    world.fault("stale_reads", READS, seconds=1.0)


def trashed(*, is_so: bool) -> Change:
    return lambda world: world.bench.control.trash(world.sheet.client.spreadsheet_id, trashed=is_so)


TABLE = (
    # It passes before it matters: nobody hears of it.
    Misbehaviour("a burst of 500", failing("status", EVERYTHING, 3, code=500)),
    Misbehaviour("a burst of 503 after the batch was applied", failing("applied_then_status", [WRITES], 2, code=503)),
    Misbehaviour("an HTML 502", failing("html", EVERYTHING, 2)),
    Misbehaviour("a captive portal's page", failing("portal", EVERYTHING, 2)),
    Misbehaviour("resets before applying", failing("reset_before", EVERYTHING, 2)),
    Misbehaviour("resets after applying", failing("reset_after", EVERYTHING, 2)),
    Misbehaviour("a 400 after the batch was applied", failing("applied_then_400", [WRITES], 2)),
    Misbehaviour("a 401 in the middle", failing("status", EVERYTHING, 1, code=401)),
    Misbehaviour("a batch applied late, after it was given up", failing("applied_late", [WRITES], 1, seconds=1.0)),
    Misbehaviour("a batch applied a moment after it was refused", failing("applied_late", [WRITES], 1, seconds=0.05)),
    Misbehaviour("a batch applied late, never answered", failing("applied_late", [WRITES], 1, seconds=1.0, hang=True)),
    Misbehaviour("an answer that never comes, though applied", failing("hang_after", [WRITES], 1)),
    Misbehaviour("an answer that never ends", failing("trickle", EVERYTHING, 1, seconds=0.05)),
    Misbehaviour("one refusal that was none", failing("status", [WRITES], 1, code=403)),
    Misbehaviour("a token that expired", lambda world: world.bench.control.expire_tokens(), arrives_meanwhile=True),
    Misbehaviour("no more writes for a while", failing("status", [WRITES], code=429)),
    Misbehaviour("no more reads for a while", failing("status", READS, code=429), arrives_meanwhile=True),
    Misbehaviour("stale reads", stale_reads, arrives_meanwhile=True),
    Misbehaviour("Drive not allowed", failing("status", ["drive.*"], code=403), arrives_meanwhile=True),
    Misbehaviour("Drive lags", lambda world: world.bench.control.drive_lag(200), arrives_meanwhile=True),
    # It lasts.
    Misbehaviour("503 for long", failing("status", EVERYTHING, code=503), AWAY),
    Misbehaviour("answers that never come", failing("hang", EVERYTHING), AWAY),
    Misbehaviour("only the writes fail", failing("status", [WRITES], code=503), AWAY),
    Misbehaviour("only the reads fail", failing("status", READS, code=503), AWAY, arrives_meanwhile=True),
    Misbehaviour("no tokens", without_token("reset_before"), AWAY),
    # Somebody must mend it.
    Misbehaviour("the key was deleted", without_token("grant_refused", description="x"), RoadState.KEY_REFUSED),
    Misbehaviour("sharing withdrawn", shared_as("none"), RoadState.NOT_SHARED, shared_as("writer")),
    Misbehaviour("shared for reading only", shared_as("reader"), RoadState.NOT_SHARED, shared_as("writer")),
    Misbehaviour("in the bin", trashed(is_so=True), RoadState.GONE, trashed(is_so=False)),
)  # fmt: skip


@pytest.fixture
def world(module_bench: Bench) -> Iterator[World]:
    sheet = old_sheet(module_bench)
    quick = module_bench.client(sheet.client.spreadsheet_id, read_timeout=0.4, whole_timeout=0.6)
    yield World(module_bench, replace(sheet, client=quick))
    module_bench.close()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
async def test_orders_go_on_and_all_arrives_once(row: Misbehaviour, world: World, tmp_path: Path) -> None:
    tempo = HASTY if row.told is AWAY else PATIENT
    async with machine(tmp_path, world.sheet, tempo) as at_work:
        orders = [await confirms(at_work, 1)]
        await stands_once(at_work, orders[0])
        await eventually(lambda: not at_work.waits())
        known = len(entries(at_work))

        row.begins(world)
        orders += [await confirms(at_work, 2), await confirms(at_work, 3)]
        world.sheet.person.type(HARGA, world.sheet.address(HARGA, "SMB-01", "Harga"), 21_000)
        await eventually(world.has_misbehaved if row.told is None else lambda: bool(at_work.road_news()))
        orders.append(await confirms(at_work, 4))
        if row.arrives_meanwhile:
            await stands_once(at_work, orders[3])
        row.ends(world)

        orders.append(await confirms(at_work, 5))
        await all_is_well(world, at_work, orders, known)
        if row.told is not None:
            await eventually(lambda: at_work.road_news()[-1].state is BACK)
        assert [news.state for news in at_work.road_news()] == ([row.told, BACK] if row.told else [])


async def all_is_well(world: World, at_work: Machine, orders: Sequence[str], known: int) -> None:
    """All orders stand once with all their rows, and of the Sheet's own edits only the owner's was taken, once."""
    await eventually(lambda: not at_work.waits() and len(by_sheet(at_work, known)) > 0)
    await eventually(world.has_tried_late)
    for no in orders:
        await stands_once(at_work, no)
        assert sum(1 for row in at_work.sheet.person.read(MUTASI_STOK) if no in row) == 2
    assert [type(edit.entry) for edit in by_sheet(at_work, known)] == [PriceSet]
    assert 21_000 in {row.price for row in at_work.ledger.book.prices.values()}
    assert not any(call.operation.startswith("drive.") for call in world.bench.control.calls())
    assert {notice.chat_id for notice in at_work.heard} <= {77}


async def confirms(at_work: Machine, counter: int) -> str:
    """An order with all that it makes durable: itself, and what it takes from the shelf."""
    placed = order(counter)
    moved = (
        StockMoved(f"{placed.no}/{place}", sku, -pieces, StockKind.ORDERED, placed.no, placed.placed_at, "")
        for place, (sku, pieces) in enumerate(placed.reserves, start=1)
    )
    await at_work.decides(Decision(entries=(OrderPlaced(placed), *moved)), f"ask/{counter}")
    return placed.no


def entries(at_work: Machine) -> list[Stored]:
    return at_work.journal.road.undelivered("some other spreadsheet", 10_000)


def by_sheet(at_work: Machine, known: int) -> list[Stored]:
    """Edits that were taken from the Sheet since."""
    return [one for one in entries(at_work)[known:] if one.by == BY_SHEET]


# What the owner hears, and when


async def test_what_begins_to_matter_is_told_then_and_not_after_the_next_long_pause(
    world: World, tmp_path: Path
) -> None:
    async with machine(tmp_path, world.sheet, replace(HASTY, pauses=(0.1, 3600.0))) as at_work:
        await at_work.is_in_step()
        world.fault("status", EVERYTHING, code=503)
        await confirms(at_work, 1)
        await eventually(lambda: bool(at_work.road_news()))
        assert [news.state for news in at_work.road_news()] == [AWAY]


async def test_nothing_is_called_over_while_every_second_call_still_fails(
    world: World, tmp_path: Path
) -> None:
    async with machine(tmp_path, world.sheet, HASTY) as at_work:
        await at_work.is_in_step()
        world.fault("status", EVERYTHING, code=503)
        no = await confirms(at_work, 1)
        await eventually(lambda: bool(at_work.road_news()))
        world.bench.control.clear_faults()
        world.fault("status", EVERYTHING, code=503, every=2)
        await stands_once(at_work, no)
        await eventually(lambda: world.bench.control.met().get(LOOKS, 0) >= 8)
        assert [news.state for news in at_work.road_news()] == [AWAY]

        world.bench.control.clear_faults()
        await eventually(lambda: len(at_work.road_news()) > 1)
        assert [news.state for news in at_work.road_news()] == [AWAY, BACK]


@pytest.mark.parametrize(("code", "calls"), [(503, EVERYTHING), (403, (LOOKS, WRITES))])
async def test_a_road_where_every_second_call_fails_is_slow_but_not_away(
    code: int, calls: Sequence[str], world: World, tmp_path: Path
) -> None:
    async with machine(
        tmp_path, world.sheet, replace(HASTY, tell_after=TellAfter(30.0, 10.0, 0.5))
    ) as at_work:
        await at_work.is_in_step()
        world.fault("status", calls, code=code, every=2)
        orders = [await confirms(at_work, counter) for counter in range(1, 4)]
        for no in orders:
            await stands_once(at_work, no)
        await eventually(lambda: world.bench.control.met().get(LOOKS, 0) >= 5)

        assert at_work.road_news() == []


async def test_back_comes_only_when_what_waited_has_arrived(world: World, tmp_path: Path) -> None:
    async with machine(tmp_path, world.sheet, HASTY) as at_work:
        await at_work.is_in_step()
        world.fault("status", EVERYTHING, code=503)
        orders = [await confirms(at_work, counter) for counter in range(1, 4)]
        await eventually(lambda: bool(at_work.road_news()))
        assert at_work.road_news()[0].waiting == 3
        world.bench.control.clear_faults()
        world.fault("status", [WRITES], code=503)
        await eventually(lambda: world.bench.control.met().get(WRITES, 0) >= 4)
        assert len(at_work.road_news()) == 1

        world.bench.control.clear_faults()
        await eventually(lambda: len(at_work.road_news()) > 1)
        assert [(news.state, news.waiting) for news in at_work.road_news()] == [(AWAY, 3), (BACK, 3)]
        assert [at_work.rows(PESANAN, no) for no in orders] == [1, 1, 1]


async def test_a_restart_in_the_middle_is_not_told_again_but_its_end_is(world: World, tmp_path: Path) -> None:
    async with machine(tmp_path, world.sheet, HASTY) as before:
        await before.is_in_step()
        world.fault("status", EVERYTHING, code=503)
        no = await confirms(before, 1)
        await eventually(lambda: bool(before.road_news()))
    async with machine(tmp_path, world.sheet, HASTY) as after:
        world.bench.control.clear_faults()
        world.fault("status", READS, code=503)
        await eventually(lambda: world.bench.control.met().get(STRUCTURE, 0) >= 8)
        assert after.road_news() == []

        world.bench.control.clear_faults()
        await stands_once(after, no)
        await eventually(lambda: bool(after.road_news()))
        assert [(news.state, news.waiting) for news in after.road_news()] == [(BACK, 1)]


async def test_another_reason_is_told_in_its_turn(world: World, tmp_path: Path) -> None:
    async with machine(tmp_path, world.sheet, HASTY) as at_work:
        await at_work.is_in_step()
        world.fault("status", EVERYTHING, code=503)
        await eventually(lambda: len(at_work.road_news()) == 1)
        shared_as("none")(world)
        world.bench.control.clear_faults()
        await eventually(lambda: len(at_work.road_news()) == 2)
        trashed(is_so=True)(world)
        shared_as("writer")(world)
        await eventually(lambda: len(at_work.road_news()) == 3)
        trashed(is_so=False)(world)
        await eventually(lambda: len(at_work.road_news()) >= 4)

        told = [(news.state, news.detail) for news in at_work.road_news()]
        assert told == [(AWAY, ""), (RoadState.NOT_SHARED, EMAIL), (RoadState.GONE, ""), (BACK, "")]


async def test_back_waits_for_what_was_not_even_sent_yet(world: World, tmp_path: Path) -> None:
    async with machine(
        tmp_path, world.sheet, replace(PATIENT, tell_after=TellAfter(60.0, 0.3, 0.0))
    ) as at_work:
        await at_work.is_in_step()
        shared_as("none")(world)
        await eventually(lambda: bool(at_work.road_news()))
        no = await confirms(at_work, 1)
        world.fault("status", [WRITES], code=503)
        shared_as("writer")(world)
        await eventually(world.has_misbehaved)
        assert len(at_work.road_news()) == 1

        world.bench.control.clear_faults()
        await eventually(lambda: len(at_work.road_news()) > 1)
        assert at_work.rows(PESANAN, no) == 1


# What a stale read shows


async def test_a_stale_read_of_a_cell_that_the_bot_changed_is_no_edit_of_the_owners(
    world: World, tmp_path: Path
) -> None:
    async with machine(tmp_path, world.sheet, PATIENT) as at_work:
        no = await confirms(at_work, 1)
        await stands_once(at_work, no)
        await eventually(lambda: not at_work.waits())
        known, heard = len(entries(at_work)), len(at_work.heard)
        stale_reads(world)
        moved = OrderMoved(no, OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77")
        await at_work.decides(Decision(entries=(moved,)), "move")
        await eventually(lambda: status_of(at_work, no) == STATUS.write(OrderStatus.IN_PROGRESS))
        met = world.bench.control.met().get(LOOKS, 0)
        await eventually(lambda: world.bench.control.met().get(LOOKS, 0) >= met + 8)
        world.bench.control.clear_faults()
        await stands_once(at_work, await confirms(at_work, 2))

        assert by_sheet(at_work, known) == []
        assert at_work.heard[heard:] == []  # an edit back would be refused, and told
        assert status_of(at_work, no) == STATUS.write(OrderStatus.IN_PROGRESS)


def status_of(at_work: Machine, no: str) -> str:
    header, *rows = at_work.sheet.person.read(PESANAN)
    return next(row[header.index("Status")] for row in rows if no in row)


# A stop while Google is silent


@pytest.mark.parametrize(
    ("fault", "call"), [("hang", LOOKS), ("trickle", LOOKS), ("hang_after", WRITES), ("hang", "token")]
)
async def test_a_stop_does_not_wait_for_an_answer_that_never_comes(
    fault: str, call: str, world: World, tmp_path: Path
) -> None:
    slow = world.bench.client(world.sheet.client.spreadsheet_id, read_timeout=25, whole_timeout=25)
    world.sheet = replace(world.sheet, client=slow)
    async with machine(tmp_path, world.sheet, replace(PATIENT, ending=0.3)) as at_work:
        await at_work.is_in_step()
        if call == "token":
            world.bench.control.expire_tokens()
        world.fault(fault, [call], seconds=0.05)
        no = await confirms(at_work, 1)
        await eventually(lambda: world.bench.control.met().get(call, 0) > 0)
        began = time.monotonic()
    assert time.monotonic() - began < 20  # far below the timeout, and far above what it takes
    assert not any(thread.name == "google" for thread in threading.enumerate())
    world.bench.control.clear_faults()

    world.sheet = replace(world.sheet, client=world.bench.client(slow.spreadsheet_id))
    async with machine(tmp_path, world.sheet, PATIENT) as after:
        await stands_once(after, no)
