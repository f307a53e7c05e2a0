"""One batch under way at a time, each applied exactly once, whatever the answer was."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest

from commands.book import Book
from commands.entries import OrderPlaced
from commands.replies import RoadState
from commands.rules.orders import Order, OrderLine
from sheets.client import SheetsClient
from sheets.journal import Journal, Outcome
from sheets.journal_road import APPLIED
from sheets.journal_turn import Fact
from sheets.local.person import SheetsPerson
from sheets.outcomes import Applied
from sheets.road.batch import MARKER_KEY, Ground
from sheets.road.road import (
    TIDY_FROM,
    HeldError,
    MovedError,
    RefusedGroupError,
    Road,
    UnsettledError,
)
from sheets.road.structure import stand_on
from sheets.schema import batches
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN
from sheets.workbook import Workbook, look_at_workbook
from tests.sheets.workbooks import Bench, running_bench

P = ParamSpec("P")
T = TypeVar("T")

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
BOOK = Book()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with running_bench(tmp_path_factory.mktemp("bench")) as made:
        yield made


class World:
    """A workbook after setup, a journal, and a road between them."""

    def __init__(self, bench: Bench, journal: Journal, instance: str = "kami") -> None:
        self.bench = bench
        self.journal = journal
        self.client, self.owner = bench.workbook()
        self.ground = Ground({})
        self.instance = instance
        self.road = self.new_road(self.client)

    def new_road(self, client: SheetsClient, instance: str = "") -> Road:
        found = look_at_workbook(client)
        assert isinstance(found, Workbook)
        stand_on(self.ground, found)
        self.ground.bottoms.update({PESANAN: 1, MUTASI_STOK: 1})
        return Road(client, self.journal.road, self.ground, instance or self.instance, now)

    def orders(self, *numbers: int, name: str = "Sambal Bawang") -> None:
        placed = [Fact(f"order/{n}", OrderPlaced(order(n, name))) for n in numbers]
        self.journal.commit([Outcome(f"tg:1:{numbers[0]}", NOW, "M001", tuple(placed))])

    def listed(self, owner: SheetsPerson | None = None) -> list[str]:
        return [row[0] for row in (owner or self.owner).read(PESANAN)[1:] if row and row[0]]

    def lines(self) -> int:
        return len([row for row in self.owner.read(ITEM_PESANAN)[1:] if row and row[0]])


async def now(work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """In place of the worker thread: one call after another all the same."""
    return work(*args, **kwargs)


def is_open(world: World) -> bool:
    """Whether a batch's fate is open."""
    return not world.road.is_settled


def order(number: int, name: str = "Sambal Bawang") -> Order:
    lines = (OrderLine("SMB-01", name, 10, "botol", 20_000, "reseller", 10, 12_000),)
    return Order(f"P261124-{number:03d}", "M001", "reseller", NOW, lines)


@pytest.fixture
def world(bench: Bench, tmp_path: Path) -> Iterator[World]:
    journal = Journal.open(tmp_path, clock=lambda: NOW)
    yield World(bench, journal)
    bench.close()
    journal.close()


async def test_orders_are_carried_together_and_once(world: World) -> None:
    world.orders(1, 2, 3)

    assert await world.road.carry(BOOK)
    assert not await world.road.carry(BOOK)

    assert world.listed() == ["P261124-001", "P261124-002", "P261124-003"]
    assert world.bench.writes() == ["spreadsheets.batchUpdate"]
    assert world.owner.values("_mitra", "A1") == [[1]]


@pytest.mark.parametrize("fault", ["reset_after", "applied_then_400", "html", "reset_before", "applied_late"])
async def test_after_an_unknown_outcome_the_same_number_goes_again(world: World, fault: str) -> None:
    world.orders(1)
    options: dict[str, Any] = {"seconds": 0.5} if fault == "applied_late" else {}
    world.bench.control.fault(fault, match="spreadsheets.batchUpdate", **options)

    with pytest.raises(UnsettledError):
        await world.road.carry(BOOK)
    assert is_open(world)
    try:
        await world.road.carry(BOOK)
    except MovedError:
        assert fault in ("reset_after", "applied_then_400")

    assert not is_open(world)
    assert world.listed() == ["P261124-001"]
    assert world.lines() == 1
    assert world.journal.road.last_applied(world.client.spreadsheet_id) == 1


async def test_a_batch_under_way_is_taken_up_after_a_crash(world: World) -> None:
    world.orders(1)
    world.bench.control.fault("reset_after", match="spreadsheets.batchUpdate")
    with pytest.raises(UnsettledError):
        await world.road.carry(BOOK)

    restarted = world.new_road(world.client)
    await restarted.recover()
    with pytest.raises(MovedError):
        await restarted.carry(BOOK)

    assert world.listed() == ["P261124-001"]


@pytest.mark.parametrize(("fault", "did_set"), [("reset_before", False), ("reset_after", True)])
async def test_a_display_batch_whose_answer_was_lost_is_closed_by_an_empty_one(
    world: World, fault: str, *, did_set: bool
) -> None:
    cell = {"sheetId": world.ground.sheet_ids[PESANAN], "rowIndex": 5, "columnIndex": 3}
    values = [{"values": [{"userEnteredValue": {"stringValue": "lama"}}]}]
    request = {"updateCells": {"start": cell, "rows": values, "fields": "userEnteredValue"}}
    found_out: list[bool] = []
    world.bench.control.fault(fault, match="spreadsheets.batchUpdate")
    with pytest.raises(UnsettledError):
        await world.road.display([request], _remember)
    world.bench.control.fault("reset_after", match="spreadsheets.batchUpdate")  # of the empty one too

    restarted = world.new_road(world.client)
    restarted.on_found_out = _noting(found_out)
    await restarted.recover()
    with pytest.raises(MovedError if did_set else UnsettledError):
        await restarted.carry(BOOK)
    if not did_set:
        with pytest.raises(MovedError):
            await restarted.carry(BOOK)

    assert restarted.is_settled
    assert found_out == [did_set]
    assert world.owner.read(PESANAN)[1:] == ([[]] * 4 + [["", "", "", "lama"]] if did_set else [])
    assert world.owner.values("_mitra", "A1") == [[1]]


async def _remember(_answer: dict[str, Any]) -> None:
    raise AssertionError("there was no answer")


def _noting(found_out: list[bool]) -> Callable[[bool], Awaitable[None]]:
    async def note(did_set: bool) -> None:  # noqa: FBT001 - as the road tells it
        found_out.append(did_set)

    return note


async def test_another_writers_number_stops_the_road(world: World) -> None:
    world.orders(1)
    theirs = Journal.open(world.bench.key.parent / f"theirs-{world.client.spreadsheet_id}", clock=lambda: NOW)
    placed = Fact("order/9", OrderPlaced(order(9)))
    theirs.commit([Outcome("tg:1:9", NOW, "M001", (placed,))])
    other = Road(world.client, theirs.road, world.ground, "orang lain", now)
    assert await other.carry(BOOK)
    theirs.close()

    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)

    assert held.value.state is RoadState.OTHER_WRITER
    assert world.listed() == ["P261124-009"]


async def test_a_refused_order_is_named_and_set_aside_and_the_others_arrive(world: World) -> None:
    world.orders(1)
    world.orders(2, name="x" * 60_000)  # more than a cell holds
    world.orders(3)

    with pytest.raises(RefusedGroupError) as refused:
        await world.road.carry(BOOK)
    assert refused.value.group == "P261124-002"
    await world.road.set_aside(refused.value.group, refused.value.why)
    assert await world.road.carry(BOOK)

    assert world.listed() == ["P261124-001", "P261124-003"]
    (aside,) = world.journal.road.aside(world.client.spreadsheet_id)
    assert aside.seq == 2


async def test_a_third_refused_order_stops_the_road(world: World) -> None:
    world.orders(1, 2, 3, name="x" * 60_000)

    for _ in range(2):
        with pytest.raises(RefusedGroupError) as refused:
            await world.road.carry(BOOK)
        await world.road.set_aside(refused.value.group, refused.value.why)
    with pytest.raises(RefusedGroupError) as refused:
        await world.road.carry(BOOK)

    with pytest.raises(HeldError) as held:
        await world.road.set_aside(refused.value.group, refused.value.why)
    assert held.value.state is RoadState.STOPPED


async def test_a_missing_column_holds_the_road_and_sets_nothing_aside(world: World) -> None:
    world.orders(1)
    world.owner.type(PESANAN, "E1", "Jumlah uang")
    world.road = world.new_road(world.client)

    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)

    assert (held.value.state, held.value.detail) == (RoadState.STRUCTURE, "Pesanan/Total")
    assert world.journal.road.aside(world.client.spreadsheet_id) == []


async def test_columns_that_she_moved_are_filled_where_they_stand(world: World) -> None:
    world.orders(1)
    world.owner.move_column(PESANAN, "E", "A")
    world.road = world.new_road(world.client)

    assert await world.road.carry(BOOK)

    header, row = world.owner.read(PESANAN)[:2]
    assert header[0] == "Total"
    assert (row[0], row[header.index("No")]) == ("Rp200.000", "P261124-001")


async def test_old_markers_are_deleted_by_a_request_of_their_own(world: World) -> None:
    for number in range(1, 4):
        world.orders(number)
        assert await world.road.carry(BOOK)
    old = {"spreadsheet_id": world.client.spreadsheet_id, "state": APPLIED, "returned": "[]", "digest": ""}
    at = {"created_at": "", "applied_at": f"{NOW - timedelta(hours=1):%Y-%m-%dT%H:%M:%S.%fZ}", "body": b""}
    newer = [{"number": n, **old, **at} for n in range(10, 10 + 1_000 + TIDY_FROM)]
    with world.journal._store.writing() as connection:
        connection.execute(batches.update().values(applied_at=at["applied_at"]))
        connection.execute(batches.insert(), newer)
    world.bench.control.reset_calls()

    assert await world.road.tidy()

    found = world.client.find_metadata(MARKER_KEY)
    assert isinstance(found, Applied)
    assert found.response.get("matchedDeveloperMetadata", []) == []
    assert len(world.bench.writes()) == 1
    assert not await world.road.tidy()
