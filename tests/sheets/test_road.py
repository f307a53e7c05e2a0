"""One batch under way at a time, each applied exactly once, whatever the answer was."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest

from commands.book import Book, Kind
from commands.entries import Entry
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.replies.sheet import RoadState
from commands.rules.network import Person
from commands.rules.orders import Order, OrderLine, OrderStatus
from sheets.client import SheetsClient
from sheets.codec import ENTRIES
from sheets.journal import Journal, Outcome
from sheets.journal_road import APPLIED, Stored
from sheets.journal_turn import Fact
from sheets.local.person import SheetsPerson
from sheets.outcomes import Applied
from sheets.road.batch import MARKER_KEY, Ground, Part
from sheets.road.choosing import MOST_ENTRIES, as_many_as_fit
from sheets.road.errors import HeldError, MovedError, RefusedGroupError, ShiftedError, UnsettledError
from sheets.road.fact_rows import RefusedRow
from sheets.road.guards import GUARD_KEY, STRIKES, found_guards
from sheets.road.road import Road
from sheets.road.structure import stand_on
from sheets.road.tidying import TIDY_FROM
from sheets.road.under_way import taken_up
from sheets.schema import batches, entries
from sheets.tabs import ITEM_PESANAN, MUTASI_STOK, PESANAN, PRODUK, RIWAYAT, TABS, TIM
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
        self.guard_columns()
        self.bench.control.reset_calls()

    def new_road(self, client: SheetsClient, instance: str = "") -> Road:
        self.look()
        return Road(client, self.journal.road, self.ground, instance or self.instance, now)

    def look(self) -> None:
        """Where tabs, columns, guards and the last rows are now."""
        found = look_at_workbook(self.client)
        assert isinstance(found, Workbook)
        stand_on(self.ground, found)
        self.learn_guards()
        for title in (PESANAN, MUTASI_STOK, TIM):
            header = TABS[title].key[0]
            at = self.ground.layouts[title].positions.get(header, 0)
            rows = self.owner.values(title)
            keyed = [n for n, row in enumerate(rows, start=1) if len(row) > at and row[at] != ""]
            self.ground.bottoms[title] = max(keyed, default=1)

    def learn_guards(self) -> None:
        found = self.client.find_metadata(GUARD_KEY)
        assert isinstance(found, Applied)
        belonging = self.ground.places({title: tab.headers for title, tab in TABS.items()})
        self.ground.guards.learn(found_guards(found.response), belonging)

    def guard_columns(self) -> None:
        layouts = self.ground.layouts
        places = self.ground.places({tab: layout.positions for tab, layout in layouts.items()})
        assert isinstance(self.client.batch_update(self.ground.guards.missing(places)), Applied)
        self.learn_guards()

    def orders(self, *numbers: int, name: str = "Sambal Bawang") -> None:
        placed = [Fact(f"order/{n}", OrderPlaced(order(n, name))) for n in numbers]
        self.journal.commit([Outcome(f"tg:1:{numbers[0]}", NOW, "M001", tuple(placed))])

    def moves(self, no: str, product: str) -> None:
        """Stock moved on an order's account."""
        moved = StockMoved(f"{product}-{no}", product, -1, StockKind.ORDERED, no, NOW, "M001")
        self.journal.commit(
            [Outcome(f"moved/{product}/{no}", NOW, "M001", (Fact(f"m/{product}/{no}", moved),))]
        )

    async def tries(self) -> None:
        """As the sync does it: a refusal is believed only after everything was looked up anew."""
        with pytest.raises(RefusedGroupError) as refused:
            await self.road.carry(BOOK)
        await self.road.set_aside(refused.value.part, refused.value.why, BOOK)

    async def carries_all(self, book: Book = BOOK) -> None:
        for _ in range(10):
            if not await self.road.carry(book):
                return
        raise AssertionError

    def aside(self) -> list[tuple[int, bool]]:
        return [(one.seq, one.is_refused) for one in self.journal.road.aside(self.client.spreadsheet_id)]

    def row(self, title: str, key: str) -> dict[str, str]:
        """The row that bears this key, by the headers above its cells."""
        header, *rows = self.owner.read(title)
        (found,) = (row for row in rows if key in row)
        return {name: cell for name, cell in zip(header, found, strict=False) if cell}

    def commit(self, entry: Entry) -> None:
        self.journal.commit([Outcome(f"one/{entry}", NOW, "77", (Fact(f"one/{entry}", entry),))])

    def shorten(self, number: int) -> None:
        """Mend an order that holds more than a cell does, as nobody but a test can."""
        data = ENTRIES.encode(OrderPlaced(order(number))).data
        mended = entries.update().where(entries.c.key == f"order/{number}").values(data=data)
        with self.journal._store.writing() as connection:
            connection.execute(mended)

    def told(self) -> list[str]:
        return [row[3] for row in self.owner.read(RIWAYAT)[1:]]

    def arrives_late(self, number: int, value: str) -> None:
        """A copy of a batch that was given up on: for the road only its marker counts."""
        place = {"spreadsheet": True}
        metadata = {"metadataId": number, "metadataKey": MARKER_KEY, "metadataValue": value}
        made = metadata | {"location": place, "visibility": "DOCUMENT"}
        self.owner.batch([{"createDeveloperMetadata": {"developerMetadata": made}}])

    def listed_by_number(self) -> list[str]:
        header, *rows = self.owner.read(PESANAN)
        return [row[header.index("No")] for row in rows]

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


async def arrived(world: World) -> None:
    """The copy that was given up on has reached Google, whatever became of it."""
    for _ in range(300):
        if any(call.kind == "late" for call in world.bench.control.calls()):
            return
        await asyncio.sleep(0.1)
    raise AssertionError


async def carried_again(world: World) -> bool:
    world.orders(2)
    return await world.road.carry(BOOK)


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
    restarted.on_found_out(_noting(found_out))
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
    assert refused.value.part.group == "P261124-002"
    set_aside = await world.road.set_aside(refused.value.part, refused.value.why, BOOK)
    assert set_aside == RefusedRow("Pesanan", "P261124-002", ("Isi",))
    assert await world.road.carry(BOOK)

    assert world.listed() == ["P261124-001", "P261124-003"]
    (aside,) = world.journal.road.aside(world.client.spreadsheet_id)
    assert aside.seq == 2


async def test_a_third_refused_order_stops_the_road_and_the_good_ones_beside_it_arrive(world: World) -> None:
    world.orders(1, 2, 3, name="x" * 60_000)
    world.orders(4)
    for _ in range(3):
        await world.tries()
    assert await world.road.carry(BOOK)
    assert world.listed() == ["P261124-004"]

    world.orders(5)
    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)

    assert held.value.state is RoadState.STOPPED
    assert held.value.detail == "Pesanan, P261124-001; Pesanan, P261124-002; Pesanan, P261124-003"
    assert world.road.is_settled
    assert world.listed() == ["P261124-004"]


async def test_a_fourth_refused_order_is_not_set_aside_but_waits_with_all_that_came_with_it(
    world: World,
) -> None:
    world.orders(1, 2, 3, 4, name="x" * 60_000)
    world.orders(5)
    for _ in range(4):
        await world.tries()
    assert await world.road.carry(BOOK)

    assert world.listed() == []
    assert len(world.aside()) == 3
    waiting = world.journal.road.undelivered(world.client.spreadsheet_id, 10)
    assert [one.seq for one in waiting] == [4, 5]


async def test_the_road_is_still_stopped_after_a_restart(world: World) -> None:
    world.orders(1, 2, 3, name="x" * 60_000)
    for _ in range(3):
        await world.tries()
    assert await world.road.carry(BOOK)
    world.orders(4)

    with pytest.raises(HeldError) as held:
        await world.new_road(world.client).carry(BOOK)
    assert held.value.state is RoadState.STOPPED


async def test_a_stopped_road_goes_on_as_soon_as_one_of_the_three_would_look_different(world: World) -> None:
    book = Book()
    book.put(Kind.PERSON, "M001", Person("M001", name="Bu Tini", address="x" * 60_000))
    world.orders(1, 2, 3)
    for _ in range(3):
        with pytest.raises(RefusedGroupError) as refused:
            await world.road.carry(book)
        no = refused.value.part.group
        assert no is not None
        assert await world.road.set_aside(refused.value.part, refused.value.why, book) == (
            RefusedRow("Pesanan", no, ("Alamat kirim",))
        )
    await world.road.carry(book)
    world.orders(4)

    book.put(Kind.PERSON, "M001", Person("M001", name="Bu Tini", address="Jl. Melati 2"))
    await world.carries_all(book)

    assert sorted(world.listed()) == ["P261124-001", "P261124-002", "P261124-003", "P261124-004"]
    assert world.lines() == 4
    assert world.aside() == []


async def test_what_follows_on_a_refused_order_waits_behind_it_and_arrives_once_with_it(world: World) -> None:
    world.orders(1, name="x" * 60_000)
    world.orders(2)
    world.commit(OrderMoved("P261124-001", OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77"))
    await world.tries()
    assert await world.road.carry(BOOK)
    world.commit(OrderMoved("P261124-001", OrderStatus.IN_PROGRESS, OrderStatus.SHIPPED, "77"))
    world.commit(OrderMoved("P261124-002", OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77"))
    assert await world.road.carry(BOOK)

    assert world.told() == ["P261124-002: Baru jadi Diproses"]
    assert world.aside() == [(1, True), (3, False), (4, False)]

    world.shorten(1)
    await world.road.try_again()
    await world.carries_all()

    assert world.listed() == ["P261124-002", "P261124-001"]
    assert world.told()[1:] == ["P261124-001: Baru jadi Diproses", "P261124-001: Diproses jadi Dikirim"]
    assert world.aside() == []


async def test_what_was_refused_and_mended_as_the_last_of_all_arrives_once(world: World) -> None:
    world.orders(1)
    world.orders(2, name="x" * 60_000)
    await world.tries()
    assert await world.road.carry(BOOK)
    world.commit(OrderMoved("P261124-002", OrderStatus.NEW, OrderStatus.IN_PROGRESS, "77"))
    assert not await world.road.carry(BOOK)

    world.shorten(2)
    await world.road.try_again()
    assert await world.road.carry(BOOK)

    assert not await world.road.carry(BOOK)
    assert world.listed() == ["P261124-001", "P261124-002"]
    assert world.told() == ["P261124-002: Baru jadi Diproses"]


async def test_a_refused_order_that_is_tried_again_in_vain_holds_nobody_up_and_is_no_news(
    world: World,
) -> None:
    world.orders(1, name="x" * 60_000)
    await world.tries()
    assert await world.road.carry(BOOK)

    await world.road.try_again()
    world.orders(2)
    with pytest.raises(RefusedGroupError) as refused:
        await world.road.carry(BOOK)
    assert await world.road.set_aside(refused.value.part, refused.value.why, BOOK) is None
    await world.carries_all()

    assert world.listed() == ["P261124-002"]
    assert world.aside() == [(1, True)]


async def test_a_late_copy_with_the_refused_order_in_it_counts_as_what_it_was(world: World) -> None:
    """The first copy was given up on; it was refused when it went again, and a smaller one follows. What arrives?"""
    world.orders(1)
    world.orders(2, name="x" * 60_000)
    await world.tries()
    pending = world.journal.road.pending_batch(world.client.spreadsheet_id)
    assert pending is not None
    larger = taken_up(pending).copies[0]
    world.arrives_late(pending.number, larger.value)

    with pytest.raises(MovedError):
        await world.road.carry(BOOK)

    assert world.aside() == []
    assert not await world.road.carry(BOOK)


async def test_a_refusal_and_what_goes_on_without_it_are_one_step_for_a_crash(world: World) -> None:
    world.orders(1, name="x" * 60_000)
    world.orders(2)
    await world.tries()

    restarted = world.new_road(world.client)
    await restarted.recover()
    assert await restarted.carry(BOOK)

    assert world.listed() == ["P261124-002"]
    assert world.aside() == [(1, True)]


def test_where_the_reading_was_cut_no_older_entry_is_passed_over() -> None:
    """An order of this morning, and stock that moves on its account as the last of two thousand entries."""
    placed = Stored(1, NOW, "M001", OrderPlaced(order(1)))
    others = [
        Stored(seq, NOW, "M001", StockMoved(f"S{seq}", "SMB-01", 1, StockKind.RECEIVED, "", NOW, "77"))
        for seq in range(2, MOST_ENTRIES)
    ]
    last = StockMoved("S", "SMB-01", 1, StockKind.CANCELLED, "P261124-001", NOW, "M001")
    waiting = [placed, *others, Stored(MOST_ENTRIES, NOW, "M001", last)]

    taken, groups = as_many_as_fit(waiting, BOOK)

    assert taken == waiting[: len(taken)]
    assert groups[0][0] == "P261124-001"


# -- columns, rows and tabs that moved since the last look -------------------------------------------


def columns(world: World, tab: str, first: int, kind: str) -> None:
    area = {"sheetId": world.ground.sheet_ids[tab], "dimension": "COLUMNS"}
    area |= {"startIndex": first, "endIndex": first + 1}
    request = {"insertDimension": {"range": area, "inheritFromBefore": first > 0}}
    world.owner.batch([request if kind == "insert" else {"deleteDimension": {"range": area}}])


@pytest.mark.parametrize("tab", [PESANAN, ITEM_PESANAN, MUTASI_STOK])
@pytest.mark.parametrize("how", ["moved", "inserted", "deleted"])
async def test_a_column_that_moved_since_the_last_look_gets_no_cell_of_another(
    world: World, tab: str, how: str
) -> None:
    if how == "deleted":
        columns(world, tab, 0, "insert")
        world.look()
    world.orders(1)
    world.moves("P261124-001", "SMB-01")
    if how == "moved":
        world.owner.move_column(tab, "D", "A")
    else:
        columns(world, tab, 0, "delete" if how == "deleted" else "insert")

    with pytest.raises(ShiftedError):
        await world.road.carry(BOOK)
    assert (world.listed(), world.lines(), world.owner.read(MUTASI_STOK)[1:]) == ([], 0, [])
    world.look()
    assert await world.road.carry(BOOK)

    assert world.row(PESANAN, "P261124-001")["Total"] == "Rp200.000"
    assert world.row(ITEM_PESANAN, "P261124-001")["SKU"] == "SMB-01"
    assert world.row(MUTASI_STOK, "SMB-01-P261124-001")["Rujukan"] == "P261124-001"


async def test_a_copy_that_arrives_late_finds_no_column_that_moved_meanwhile(world: World) -> None:
    world.orders(1)
    world.bench.control.fault("applied_late", match="spreadsheets.batchUpdate", seconds=0.5)
    with pytest.raises(UnsettledError):
        await world.road.carry(BOOK)
    world.owner.move_column(PESANAN, "E", "A")
    await arrived(world)

    world.look()
    assert await world.road.carry(BOOK)

    assert world.listed_by_number() == ["P261124-001"]
    assert world.row(PESANAN, "P261124-001")["Total"] == "Rp200.000"


async def test_the_column_right_of_the_last_one_is_not_written_when_that_one_is_deleted(world: World) -> None:
    last = len(TABS[MUTASI_STOK].headers)
    world.owner.batch(
        [
            {
                "appendDimension": {
                    "sheetId": world.ground.sheet_ids[MUTASI_STOK],
                    "dimension": "COLUMNS",
                    "length": 1,
                }
            }
        ]
    )
    world.owner.type(MUTASI_STOK, "K1", "Punya Ibu")
    world.look()
    world.guard_columns()
    world.orders(1)
    world.moves("P261124-001", "SMB-01")
    columns(world, MUTASI_STOK, last - 1, "delete")

    with pytest.raises(ShiftedError):
        await world.road.carry(BOOK)
    world.look()
    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)

    assert held.value.detail == f"Mutasi Stok/{TABS[MUTASI_STOK].headers[-1]}"
    assert world.owner.read(MUTASI_STOK)[1:] == []


async def test_a_header_that_she_typed_over_another_column_is_followed(world: World) -> None:
    world.owner.type(PESANAN, "E1", "Nama")
    world.owner.type(PESANAN, "C1", "Total")
    world.look()
    world.orders(1)

    assert await world.road.carry(BOOK)

    assert world.row(PESANAN, "P261124-001")["Total"] == "Rp200.000"
    assert world.owner.values(PESANAN, "C2") == [[200_000]]
    assert await carried_again(world)


async def test_a_cell_of_the_bots_own_never_lands_in_a_column_that_moved(world: World) -> None:
    world.owner.type(PRODUK, "A2", [["Sambal Bawang", "", "", "", "", 12_000]])
    world.look()
    cell = {"sheetId": world.ground.sheet_ids[PRODUK], "rowIndex": 1, "columnIndex": 4}
    values = [{"values": [{"userEnteredValue": {"numberValue": 3}}]}]
    request = {"updateCells": {"start": cell, "rows": values, "fields": "userEnteredValue"}}
    world.owner.move_column(PRODUK, "F", "E")

    with pytest.raises(ShiftedError):
        await world.road.display([request], _remember, [Part(PRODUK, header="Dipesan")])

    assert world.owner.values(PRODUK, "E2") == [[12_000]]


async def test_where_google_does_not_do_as_its_guide_says_the_road_goes_on_without_guards(
    world: World,
) -> None:
    """As if the ids of guards stayed in use although they are deleted where they stand."""
    world.orders(1)
    guards = world.ground.guards
    places = world.ground.places({PESANAN: ["No"]})
    (request,) = guards.requests(places)[1::2][:1]
    found = {one: place for one, place in places.items() if one in guards.standing}
    for _ in range(STRIKES):
        assert guards.is_on
        guards.refused(request)
        guards.learn(found, places)

    assert not guards.is_on
    assert await world.road.carry(BOOK)
    assert world.listed() == ["P261124-001"]


async def test_an_owner_who_moves_columns_all_the_time_does_not_end_the_guard(world: World) -> None:
    world.orders(1)
    for _ in range(STRIKES + 1):
        world.owner.move_column(PESANAN, "E", "B")
        with pytest.raises(ShiftedError):
            await world.road.carry(BOOK)
        world.look()

    assert world.ground.guards.is_on
    assert await world.road.carry(BOOK)
    assert world.row(PESANAN, "P261124-001")["Total"] == "Rp200.000"


@pytest.mark.parametrize("tab", [PESANAN, ITEM_PESANAN])
async def test_what_she_types_into_the_row_that_the_bot_is_about_to_fill_stays_hers(
    world: World, tab: str
) -> None:
    world.orders(1)
    world.owner.type(tab, "D2", "catatan Ibu")

    assert await world.road.carry(BOOK)

    rows = world.owner.read(tab)[1:]
    assert [row[3] for row in rows if row[0] == ""] == ["catatan Ibu"]
    assert len([row for row in rows if row[0] == "P261124-001"]) == 1


async def test_rows_that_she_inserted_or_typed_above_and_below_the_place_are_not_touched(
    world: World,
) -> None:
    world.orders(1, 2)
    assert await world.road.carry(BOOK)
    world.owner.insert_rows(PESANAN, 2, 3)
    world.owner.type(PESANAN, "D2", "di atas")
    world.owner.type(PESANAN, "D7", "di bawah")
    world.orders(3)

    assert await world.road.carry(BOOK)

    notes = [row[3] for row in world.owner.read(PESANAN)[1:] if len(row) > 3 and row[0] == ""]
    assert notes == ["di atas", "di bawah"]
    assert sorted(world.listed()) == ["P261124-001", "P261124-002", "P261124-003"]


async def test_a_tab_that_became_shorter_than_it_was_blames_no_order(world: World) -> None:
    world.orders(1, 2, 3)
    assert await world.road.carry(BOOK)
    rows = world.owner.sheet(PESANAN)["gridProperties"]["rowCount"]
    world.owner.delete_rows(PESANAN, 3, rows - 2)
    world.orders(4)

    with pytest.raises(RefusedGroupError) as refused:
        await world.road.carry(BOOK)
    with pytest.raises(HeldError):
        await world.road.set_aside(refused.value.part, refused.value.why, BOOK)
    world.look()
    assert await world.road.carry(BOOK)

    assert world.listed() == ["P261124-001", "P261124-004"]
    assert world.aside() == []


@pytest.mark.parametrize("tab", [PESANAN, ITEM_PESANAN])
async def test_a_tab_that_she_protected_holds_the_orders_and_sets_none_aside(world: World, tab: str) -> None:
    world.orders(1, 2)
    area = {"range": {"sheetId": world.ground.sheet_ids[tab]}}
    made = world.owner.batch([{"addProtectedRange": {"protectedRange": area}}])

    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)
    assert (held.value.state, held.value.detail) == (RoadState.LOCKED, tab)
    number = made["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    world.owner.batch([{"deleteProtectedRange": {"protectedRangeId": number}}])
    assert await world.road.carry(BOOK)

    assert world.aside() == []
    assert world.listed() == ["P261124-001", "P261124-002"]


async def test_a_full_file_holds_the_orders_and_sets_none_aside(world: World) -> None:
    big = world.owner.batch(
        [{"addSheet": {"properties": {"gridProperties": {"rowCount": 1, "columnCount": 18_000}}}}]
    )
    sheet_id = big["replies"][0]["addSheet"]["properties"]["sheetId"]
    structure = world.client.get("sheets.properties")
    assert isinstance(structure, Applied)
    cells = sum(
        one["properties"]["gridProperties"]["rowCount"] * one["properties"]["gridProperties"]["columnCount"]
        for one in structure.response["sheets"]
    )
    rows = (10_000_000 - cells) // 18_000
    world.owner.batch([{"appendDimension": {"sheetId": sheet_id, "dimension": "ROWS", "length": rows}}])
    world.orders(*range(1, 801))

    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)
    assert held.value.state is RoadState.FULL
    world.owner.batch([{"deleteSheet": {"sheetId": sheet_id}}])
    await world.carries_all()

    assert world.aside() == []
    assert len(world.listed()) == 800


async def test_a_tab_that_is_gone_holds_the_orders_without_a_single_write(world: World) -> None:
    world.orders(*range(1, 401))
    world.owner.delete_tab(ITEM_PESANAN)
    world.look()
    world.bench.control.reset_calls()

    with pytest.raises(HeldError) as held:
        await world.road.carry(BOOK)

    assert (held.value.state, held.value.detail) == (RoadState.STRUCTURE, ITEM_PESANAN)
    assert world.bench.writes() == []
    assert world.road.is_settled


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


async def many_old_markers(world: World) -> None:
    """Three stand in the Sheet, and many more by the journal alone."""
    for number in range(1, 4):
        world.orders(number)
        assert await world.road.carry(BOOK)
    old = {"spreadsheet_id": world.client.spreadsheet_id, "state": APPLIED, "returned": "[]", "digest": ""}
    at = {"created_at": "", "applied_at": f"{NOW - timedelta(hours=1):%Y-%m-%dT%H:%M:%S.%fZ}", "body": b""}
    newer = [{"number": n, **old, **at} for n in range(10, 10 + 1_000 + TIDY_FROM)]
    with world.journal._store.writing() as connection:
        connection.execute(batches.update().values(applied_at=at["applied_at"]))
        connection.execute(batches.insert(), newer)


async def test_old_markers_are_deleted_by_a_request_of_their_own(world: World) -> None:
    await many_old_markers(world)
    world.bench.control.reset_calls()

    assert await world.road.tidy()

    found = world.client.find_metadata(MARKER_KEY)
    assert isinstance(found, Applied)
    assert found.response.get("matchedDeveloperMetadata", []) == []
    assert len(world.bench.writes()) == 1
    assert not await world.road.tidy()


async def test_markers_that_are_gone_already_are_forgotten_if_google_refuses_to_delete_them(
    world: World,
) -> None:
    await many_old_markers(world)
    world.bench.control.fault("status", match="spreadsheets.batchUpdate", code=400)

    assert await world.road.tidy()

    assert len(world.journal.road.old_markers(world.client.spreadsheet_id)) == 3
