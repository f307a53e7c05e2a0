"""What an owner types over the bot's own cells: put back, told once in chat, and said in `Cek` for a while."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from commands.decision import Decision
from commands.entries.money import PaymentRecorded
from commands.replies.sheet import CellFaults, EditKind, EditTold, SheetNews
from sheets.journal import Journal
from sheets.layout import letters
from sheets.tabs import GRUP, HARGA, MITRA, MUTASI_STOK, PENGATURAN, PESANAN, PRODUK, TIM, TINGKAT
from sheets.watch.team_news import MOST_TOLD
from tests.sheets.habits import BRISK, OWNER, Shop, at_work
from tests.sheets.machine import eventually
from tests.sheets.old_sheets import OldSheet, old_sheet
from tests.sheets.workbooks import Bench, running_bench

KINDS = (EditKind.ROW_PUT_BACK, EditKind.MORE_PUT_BACK, EditKind.POSTAGE_TOO_LATE)


def told(shop: Shop) -> list[EditTold]:
    """What the owner heard of cells of the bot's own."""
    news = [one.reply for one in shop.machine.heard if one.chat_id == OWNER]
    lines = [line for one in news if isinstance(one, SheetNews) for line in one.lines]
    return [line for line in lines if line.kind in KINDS]


def at(shop: Shop, tab: str, header: str, row: int = 2) -> tuple[str, Any]:
    """The address of a cell, and what it shows."""
    seen = shop.grid(tab)
    return seen.cell(row, header), dict(seen.rows())[row][header]


def check(shop: Shop, tab: str, row: int = 2) -> Any:
    return dict(shop.grid(tab).rows())[row].get("Cek", "")


async def looks_on(shop: Shop, bench: Bench) -> None:
    """An order is confirmed and carried, then the Sheet is looked at again: time for anything that comes late."""
    await shop.confirms()
    assert await shop.is_right() == []
    await is_looked_at(bench)


async def is_looked_at(bench: Bench) -> None:
    """Looks that began after this call were taken in: all but the first and the last of those counted."""
    so_far = looks(bench)
    await eventually(lambda: looks(bench) > so_far + 3)


def looks(bench: Bench) -> int:
    return sum(call.kind == "read" for call in bench.control.calls())


@dataclass(frozen=True)
class Open:
    """A shop that is open all day: the tests in it use rows of their own, or leave them as they were."""

    shop: Shop
    bench: Bench

    async def looks_on(self) -> None:
        await looks_on(self.shop, self.bench)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole_day(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Open]:
    with running_bench(tmp_path_factory.mktemp("own")) as bench:
        sheet = old_sheet(bench)
        with_a_group(sheet)
        sheet.put(TIM, [{"Nama": "Mbak Ani", "Peran": "admin"}, {"Nama": "Mas Budi", "Peran": "admin"}])
        async with at_work(tmp_path_factory.mktemp("bot"), sheet, BRISK) as shop:
            await eventually(lambda: all(row["Undangan"] for _, row in list(shop.grid(TIM).rows())[-2:]))
            await looks_on(shop, bench)
            yield Open(shop, bench)
        bench.close()


@pytest_asyncio.fixture(loop_scope="module")
async def day(whole_day: Open) -> Open:
    """The same; nothing was heard yet."""
    whole_day.shop.machine.heard.clear()
    return whole_day


def in_the_open_shop(test: Callable[[Open], Awaitable[None]]) -> Callable[[Open], Awaitable[None]]:
    """The test runs there, and all such tests in one process."""
    return pytest.mark.xdist_group("open shop")(pytest.mark.asyncio(loop_scope="module")(test))


def with_a_group(sheet: OldSheet) -> None:
    sheet.put(GRUP, [{"Nama": "Reseller Cirebon", "Tingkat harga": "reseller", "Chat ID": "-1009"}])


CELLS: Sequence[tuple[str, str]] = (
    (PRODUK, "Dipesan"),
    (MITRA, "Belum dibayar"),
    (MITRA, "Bot"),
    (MITRA, "Undangan"),
    (MITRA, "Telegram ID"),
    (MITRA, "Username"),
    (MITRA, "Bergabung"),
    (MITRA, "Pesan terakhir"),
    (MITRA, "ID"),
    (TIM, "Undangan"),
    (TIM, "Telegram ID"),
    (GRUP, "Nama"),
    (GRUP, "Chat ID"),
    (PENGATURAN, "Nama"),
    (PENGATURAN, "Keterangan"),
    (HARGA, "Cek"),
    (TINGKAT, "Cek"),
    (PRODUK, "Cek"),
    *((PESANAN, one) for one in ("Cek", "Total", "Subtotal", "Pembayaran", "Mitra ID", "Tingkat")),
    *((PESANAN, one) for one in ("Catatan", "Waktu", "Jatuh tempo")),
)


def types_over(shop: Shop, cells: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, Any]]:
    """She types into these cells of the second row; where they stand, and what they showed."""
    places = {(tab, header): at(shop, tab, header) for tab, header in cells}
    for (tab, header), (cell, _) in places.items():
        shop.type(tab, cell, hers(tab, header))
    return places


def hers(tab: str, header: str) -> str:
    """What she types there."""
    return f"isi sendiri {tab}-{header}"


def in_turns(cells: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """So that no key cell is typed over with what else names its row, nor more than are told one by one."""
    turns: list[list[tuple[str, str]]] = []
    named = [one for one in cells if one[1] in KEYS]
    for cell in [*named, *(one for one in cells if one not in named)]:
        fits = (turn for turn in turns if len(turn) < MOST_TOLD and not is_named_in(turn, cell))
        if (turn := next(fits, None)) is None:
            turns.append([cell])
        else:
            turn.append(cell)
    return turns


KEYS = ("Nama", "ID", "Chat ID")


def is_named_in(turn: Sequence[tuple[str, str]], cell: tuple[str, str]) -> bool:
    tab, header = cell
    return any(one == tab and (header in KEYS or key in KEYS) for one, key in turn)


def is_explained(shop: Shop, places: Mapping[tuple[str, str], tuple[str, Any]]) -> bool:
    """Each cell shows again what it showed, and `Cek` beside it names it."""
    return all(
        (header == "Cek" or at(shop, tab, header)[1] == before)
        and f"kembali {tab}, {cell} {hers(tab, header)}" in check(shop, tab)
        for (tab, header), (cell, before) in places.items()
    )


@in_the_open_shop
async def test_each_cell_of_the_bots_own_is_put_back_and_told_with_its_address(day: Open) -> None:
    shop = day.shop
    partners, groups = dict(shop.machine.ledger.book.partners), dict(shop.machine.ledger.book.groups)
    expected: list[str] = []
    for cells in in_turns(CELLS):
        places = types_over(shop, cells)
        expected.extend(f"{tab}, {cell}" for (tab, _), (cell, _) in places.items())

        await eventually(partial(is_explained, shop, places))
    await day.looks_on()

    assert sorted(line.what for line in told(shop)) == sorted(expected)
    assert dict(shop.machine.ledger.book.partners) == partners
    assert dict(shop.machine.ledger.book.groups) == groups


@in_the_open_shop
async def test_what_stands_in_cek_already_stays_there(day: Open) -> None:
    shop = day.shop
    (wrong, cost), (cell, _) = at(shop, PRODUK, "HPP", 3), at(shop, PRODUK, "Dipesan", 3)
    shop.type(PRODUK, wrong, "mahal")
    await eventually(lambda: check(shop, PRODUK, 3) == "salah")

    shop.type(PRODUK, cell, "seribu")

    await eventually(lambda: check(shop, PRODUK, 3) == f"salah kembali {PRODUK}, {cell} seribu")
    shop.type(PRODUK, wrong, cost)
    await eventually(lambda: check(shop, PRODUK, 3) == f"kembali {PRODUK}, {cell} seribu")


@in_the_open_shop
async def test_names_that_change_places_are_no_edit_of_what_stands_beside_them(day: Open) -> None:
    shop = day.shop
    links = {row["Nama"]: row["Undangan"] for _, row in shop.grid(TIM).rows()}
    rows = {row["Nama"]: number for number, row in shop.grid(TIM).rows()}
    assert rows["Mas Budi"] == rows["Mbak Ani"] + 1
    shop.type(TIM, f"A{rows['Mbak Ani']}", [["Mas Budi"], ["Mbak Ani"]])

    await eventually(lambda: {r["Nama"]: r["Undangan"] for _, r in shop.grid(TIM).rows()} == links)
    await day.looks_on()
    assert told(shop) == []


@in_the_open_shop
async def test_many_cells_are_told_in_few_lines(day: Open) -> None:
    shop = day.shop
    rows = [number for number, row in shop.grid(HARGA).rows() if row["Produk"]]
    shop.type(HARGA, at(shop, HARGA, "Cek")[0], [["kira-kira"] for _ in rows])

    await eventually(lambda: bool(told(shop)))
    await day.looks_on()
    *lines, more = told(shop)
    assert [line.after for line in lines] == ["kira-kira"] * 10
    assert more == EditTold(EditKind.MORE_PUT_BACK, str(len(rows) - 10))


@in_the_open_shop
async def test_a_product_whose_number_was_emptied_is_still_that_product(day: Open) -> None:
    shop = day.shop
    cell, sku = at(shop, PRODUK, "SKU")
    products = dict(shop.machine.ledger.book.products)
    shop.type(PRODUK, cell, "")

    await eventually(lambda: at(shop, PRODUK, "SKU")[1] == sku)
    await day.looks_on()
    assert dict(shop.machine.ledger.book.products) == products
    assert [line.what for line in told(shop)] == [f"{PRODUK}, {cell}"]


@in_the_open_shop
async def test_what_a_stock_movement_says_of_itself_is_put_back_and_told(day: Open) -> None:
    shop = day.shop
    ((row, before),) = shop.grid(MUTASI_STOK).of(f"{next(iter(shop.orders))}/1")
    cells = {one: shop.grid(MUTASI_STOK).cell(row, one) for one in ("Rujukan", "Oleh", "SKU", "Keterangan")}
    for cell in cells.values():
        shop.type(MUTASI_STOK, cell, "dari ibu")

    after = before | {"Keterangan": "dari ibu"}
    said = " ".join(f"kembali {MUTASI_STOK}, {cells[one]} dari ibu" for one in ("Rujukan", "Oleh", "SKU"))
    await eventually(lambda: dict(shop.grid(MUTASI_STOK).rows())[row] == after | {"Cek": said})
    await day.looks_on()
    assert [line.after for line in told(shop)] == ["dari ibu"] * 3


async def test_cek_is_empty_again_after_a_while(sheet: OldSheet, bench: Bench, tmp_path: Path) -> None:
    short = replace(BRISK, timing=replace(BRISK.timing, remark=2.0))
    async with at_work(tmp_path, sheet, short) as shop:
        await looks_on(shop, bench)
        cell, before = at(shop, PRODUK, "Dipesan")
        shop.type(PRODUK, cell, "seribu")

        await eventually(lambda: check(shop, PRODUK) == f"kembali {PRODUK}, {cell} seribu")
        assert at(shop, PRODUK, "Dipesan")[1] == before

        await eventually(lambda: check(shop, PRODUK) == "")


WHILE_AWAY = (
    (PRODUK, "Dipesan"),
    (MITRA, "Belum dibayar"),
    (MITRA, "Bergabung"),
    (PENGATURAN, "Keterangan"),
    (HARGA, "Cek"),
    (PESANAN, "Total"),
    (PESANAN, "Waktu"),
)


async def test_what_she_typed_while_the_bot_was_down_is_put_back_and_told_once(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, BRISK) as shop:
        await looks_on(shop, bench)
        kept = shop
    places = types_over(kept, WHILE_AWAY)
    kept.type(MITRA, at(kept, MITRA, "ID", 3)[0], "")
    for tab in (PRODUK, MITRA):
        kept.person.sort(tab, 0, descending=True)
    async with at_work(tmp_path, sheet, BRISK) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop, bench)

        lines = {(line.what.partition(",")[0], line.after) for line in told(shop)}
        typed = {(tab, hers(tab, header)) for tab, header in places}
        assert lines == typed | {(MITRA, "")}
        assert len(told(shop)) == len(WHILE_AWAY) + 1
        for tab, header in (one for one in places if one[0] not in (PRODUK, MITRA) and one[1] != "Cek"):
            assert at(shop, tab, header)[1] == places[tab, header][1]
        shop.person.sort(MITRA, shop.grid(MITRA).at("ID"))
        assert [row["ID"] for _, row in shop.grid(MITRA).rows()][:2] == ["M001", "M002"]
        kept = shop
    async with at_work(tmp_path, sheet, BRISK) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop, bench)

        assert told(shop) == []


async def test_an_older_value_of_the_bots_own_is_not_taken_for_hers(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    """A batch arrives, its answer is lost, the bot is stopped, and what it must show has moved on."""
    async with at_work(tmp_path, sheet, BRISK) as shop:
        no = await shop.confirms()
        await looks_on(shop, bench)
        await eventually(lambda: not shop.machine.has_open_batch() and not shop.machine.waits())
        cell, _ = at(shop, PESANAN, "Pembayaran")
        bench.control.fault("reset_after", match="spreadsheets.batchUpdate", times=None)
        await pays(shop, no, 1_000)
        await eventually(lambda: shop.person.values(PESANAN, cell) == [["Sebagian"]])
        await pays(shop, no, shop.orders[no].total - 1_000)
        kept = shop
    bench.control.clear_faults()
    async with at_work(tmp_path, sheet, BRISK) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop, bench)

        assert at(shop, PESANAN, "Pembayaran")[1] == "Lunas"
        assert told(shop) == []


async def pays(shop: Shop, no: str, amount: int) -> None:
    order = shop.orders[no]
    money = PaymentRecorded(f"B{amount}", order.partner_id, no, amount, "transfer", order.placed_at, "1")
    await shop.machine.decides(Decision(entries=(money,)), f"paid {amount}")


async def test_the_bots_own_cells_of_an_old_version_are_not_taken_for_hers(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, BRISK) as shop:
        await looks_on(shop, bench)
        kept = shop
    kept.type(PESANAN, at(kept, PESANAN, "Subtotal")[0], 1)
    accept(tmp_path, sheet.client.spreadsheet_id)
    async with at_work(tmp_path, sheet, BRISK) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop, bench)

        assert told(shop) == []


def accept(folder: Path, spreadsheet_id: str) -> None:
    """The file is taken as it is, as `repair` takes an old version of it."""
    journal = Journal.open(folder)
    journal.identity.accept(spreadsheet_id, journal.road.left_with(spreadsheet_id))
    journal.close()


ENDED = ("Total", "Subtotal", "Pembayaran", "Mitra ID", "Tingkat", "Waktu", "Catatan")


async def over_at_once(shop: Shop, bench: Bench) -> list[tuple[str, int]]:
    """Three orders that are over, and their rows."""
    numbers = [await shop.confirms() for _ in range(3)]
    assert await shop.is_right() == []
    rows = [shop.grid(PESANAN).of(no)[0][0] for no in numbers]
    for row in rows:
        shop.type(PESANAN, shop.grid(PESANAN).cell(row, "Status"), "Batal")
    await eventually(lambda: not shop.machine.ledger.book.orders.keys() & set(numbers))
    await looks_on(shop, bench)
    return list(zip(numbers, rows, strict=True))


async def test_what_she_types_in_the_row_of_an_order_that_is_over_is_put_back_or_explained(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    """The bot's own cells get back what they showed, late postage stays, what cannot be read is told once."""
    async with at_work(tmp_path, sheet, BRISK) as shop:
        (_, row), (no, postage_row), (_, day_row) = await over_at_once(shop, bench)
        before = dict(shop.grid(PESANAN).rows())[row]
        cells = [shop.grid(PESANAN).cell(row, header) for header in ENDED]
        note = shop.grid(PESANAN).cell(row, "Kurir")
        postage = shop.grid(PESANAN).cell(postage_row, "Ongkir")
        unread = shop.grid(PESANAN).cell(day_row, "Tanggal kirim")
        for header, cell in zip(ENDED, cells, strict=True):
            shop.type(PESANAN, cell, "Lunas" if header == "Pembayaran" else "isi sendiri")
        for cell, typed in ((note, "JNE"), (postage, "15rb"), (unread, "nanti ya")):
            shop.type(PESANAN, cell, typed)

        await eventually(
            lambda: (
                {header: dict(shop.grid(PESANAN).rows())[row][header] for header in ENDED}
                == {header: before[header] for header in ENDED}
            )
        )
        await eventually(lambda: all(cell in check(shop, PESANAN, row) for cell in cells))
        await eventually(lambda: check(shop, PESANAN, postage_row) == f"kembali {PESANAN}, {postage} 15rb")
        await eventually(lambda: check(shop, PESANAN, day_row) == "salah")
        await looks_on(shop, bench)
        late = EditTold(EditKind.POSTAGE_TOO_LATE, f"{PESANAN}, {postage}", no, "15rb")
        assert [one for one in told(shop) if one.kind is not EditKind.ROW_PUT_BACK] == [late]
        back = [one.what for one in told(shop) if one.kind is EditKind.ROW_PUT_BACK]
        assert sorted(back) == sorted(f"{PESANAN}, {cell}" for cell in cells)
        assert shop.person.values(PESANAN, note) == [["JNE"]]
        assert shop.person.values(PESANAN, postage) == [["15rb"]]
        faults = [fault.cell for one in shop.machine.complaints() for fault in one.faults]
        assert faults == [unread]
        kept = shop
    async with at_work(tmp_path, sheet, BRISK) as shop:
        shop.orders, shop.cancelled, shop.count = kept.orders, kept.cancelled, kept.count
        await looks_on(shop, bench)
        assert [one for one in shop.machine.heard if isinstance(one.reply, CellFaults)] == []


async def test_a_column_whose_title_was_changed_is_no_edit_of_its_cells(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, BRISK) as shop:
        await shop.confirms()
        assert await shop.is_right() == []
        shop.type(PESANAN, f"{letters(shop.grid(PESANAN).at('Total'))}1", "Jumlah uang")
        before = looks(bench)
        await eventually(lambda: looks(bench) > before + 5)
        assert told(shop) == []
    async with at_work(tmp_path, sheet, BRISK) as shop:
        before = looks(bench)
        await eventually(lambda: looks(bench) > before + 5)
        assert told(shop) == []
