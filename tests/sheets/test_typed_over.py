"""What an owner types over the bot's own cells: put back, told once in chat, and said in `Cek` for a while."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from commands.decision import Decision
from commands.entries import PaymentRecorded
from commands.replies import CellFaults, EditKind, EditTold, SheetNews
from sheets.journal import Journal
from sheets.tabs import GRUP, HARGA, MITRA, MUTASI_STOK, PENGATURAN, PESANAN, PRODUK, TIM, TINGKAT
from tests.sheets.habits import OWNER, QUICK, Shop, at_work
from tests.sheets.machine import eventually
from tests.sheets.old_sheets import OldSheet
from tests.sheets.workbooks import Bench

LONG = replace(QUICK, timing=replace(QUICK.timing, remark=600.0))
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


async def looks_on(shop: Shop) -> None:
    """Two orders are confirmed and carried: enough looks go by for anything that comes late."""
    for _ in range(2):
        await shop.confirms()
        assert await shop.is_right() == []
        await asyncio.sleep(0.4)


async def is_seen(shop: Shop) -> None:
    """Everything that stands in the Sheet was seen and is as it must be."""
    await shop.confirms()
    assert await shop.is_right() == []
    await asyncio.sleep(0.5)


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
    for count, ((tab, _), (cell, _)) in enumerate(places.items(), start=1):
        shop.type(tab, cell, f"isi sendiri {count}")
    return places


def rows_apart(cells: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Taken so that no key cell is typed over together with what else names its row."""
    named = [one for one in cells if one[1] in ("Nama", "ID", "Chat ID")]
    others = [one for one in cells if one not in named]
    tabs = dict.fromkeys(tab for tab, _ in cells)
    by_turns = [[one for one in others if one[0] == tab] for tab in tabs]
    return [*([one] for one in named), *(some for some in by_turns if some)]


def is_explained(shop: Shop, places: Mapping[tuple[str, str], tuple[str, Any]]) -> bool:
    """Each cell shows again what it showed, and `Cek` beside it names it."""
    return all(
        (header == "Cek" or at(shop, tab, header)[1] == before)
        and f"kembali {tab}, {cell}" in check(shop, tab)
        for (tab, header), (cell, before) in places.items()
    )


async def test_each_cell_of_the_bots_own_is_put_back_and_told_with_its_address(
    sheet: OldSheet, tmp_path: Path
) -> None:
    with_a_group(sheet)
    sheet.put(TIM, [{"Nama": "Mbak Ani", "Peran": "admin"}])
    async with at_work(tmp_path, sheet, LONG) as shop:
        await is_seen(shop)
        await eventually(lambda: bool(at(shop, TIM, "Undangan")[1]))
        await is_seen(shop)
        partners, groups = dict(shop.machine.ledger.book.partners), dict(shop.machine.ledger.book.groups)
        expected: list[str] = []
        for cells in rows_apart(CELLS):
            places = types_over(shop, cells)
            expected.extend(f"{tab}, {cell}" for (tab, _), (cell, _) in places.items())

            await eventually(partial(is_explained, shop, places))
        await looks_on(shop)

        assert sorted(line.what for line in told(shop)) == sorted(expected)
        assert dict(shop.machine.ledger.book.partners) == partners
        assert dict(shop.machine.ledger.book.groups) == groups


async def test_cek_is_empty_again_after_a_while(sheet: OldSheet, tmp_path: Path) -> None:
    short = replace(QUICK, timing=replace(QUICK.timing, remark=2.0))
    async with at_work(tmp_path, sheet, short) as shop:
        await is_seen(shop)
        cell, before = at(shop, PRODUK, "Dipesan")
        shop.type(PRODUK, cell, "seribu")

        await eventually(lambda: check(shop, PRODUK) == f"kembali {PRODUK}, {cell} seribu")
        assert at(shop, PRODUK, "Dipesan")[1] == before

        await eventually(lambda: check(shop, PRODUK) == "")


async def test_what_stands_in_cek_already_stays_there(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        await is_seen(shop)
        wrong, cell = at(shop, PRODUK, "HPP")[0], at(shop, PRODUK, "Dipesan")[0]
        shop.type(PRODUK, wrong, "mahal")
        await eventually(lambda: check(shop, PRODUK) == "salah")

        shop.type(PRODUK, cell, "seribu")

        await eventually(lambda: check(shop, PRODUK) == f"salah kembali {PRODUK}, {cell} seribu")


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
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        await is_seen(shop)
        kept = shop
    places = types_over(kept, WHILE_AWAY)
    kept.type(MITRA, at(kept, MITRA, "ID", 3)[0], "")
    for tab in (PRODUK, MITRA):
        kept.person.sort(tab, 0, descending=True)
    async with at_work(tmp_path, sheet, LONG) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop)

        lines = {(line.what.partition(",")[0], line.after) for line in told(shop)}
        typed = {(tab, f"isi sendiri {count}") for count, (tab, _) in enumerate(places, start=1)}
        assert lines == typed | {(MITRA, "")}
        assert len(told(shop)) == len(WHILE_AWAY) + 1
        for tab, header in (one for one in places if one[0] not in (PRODUK, MITRA) and one[1] != "Cek"):
            assert at(shop, tab, header)[1] == places[tab, header][1]
        shop.person.sort(MITRA, shop.grid(MITRA).at("ID"))
        assert [row["ID"] for _, row in shop.grid(MITRA).rows()][:2] == ["M001", "M002"]
        kept = shop
    async with at_work(tmp_path, sheet, LONG) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop)

        assert told(shop) == []


async def test_an_older_value_of_the_bots_own_is_not_taken_for_hers(
    sheet: OldSheet, bench: Bench, tmp_path: Path
) -> None:
    """A batch arrives, its answer is lost, the bot is stopped, and what it must show has moved on."""
    async with at_work(tmp_path, sheet) as shop:
        no = await shop.confirms()
        await is_seen(shop)
        await eventually(lambda: not shop.machine.has_open_batch() and not shop.machine.waits())
        cell, _ = at(shop, PESANAN, "Pembayaran")
        bench.control.fault("reset_after", match="spreadsheets.batchUpdate", times=None)
        await pays(shop, no, 1_000)
        await eventually(lambda: shop.person.values(PESANAN, cell) == [["Sebagian"]])
        await pays(shop, no, shop.orders[no].total - 1_000)
        kept = shop
    bench.control.clear_faults()
    async with at_work(tmp_path, sheet) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop)

        assert at(shop, PESANAN, "Pembayaran")[1] == "Lunas"
        assert told(shop) == []


async def pays(shop: Shop, no: str, amount: int) -> None:
    order = shop.orders[no]
    money = PaymentRecorded(f"B{amount}", order.partner_id, no, amount, "transfer", order.placed_at, "1")
    await shop.machine.decides(Decision(entries=(money,)), f"paid {amount}")


async def test_the_bots_own_cells_of_an_old_version_are_not_taken_for_hers(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        await is_seen(shop)
        kept = shop
    kept.type(PESANAN, at(kept, PESANAN, "Subtotal")[0], 1)
    accept(tmp_path, sheet.client.spreadsheet_id)
    async with at_work(tmp_path, sheet) as shop:
        shop.orders, shop.count = kept.orders, kept.count
        await looks_on(shop)

        assert told(shop) == []


def accept(folder: Path, spreadsheet_id: str) -> None:
    """The file is taken as it is, as `repair` takes an old version of it."""
    journal = Journal.open(folder)
    journal.identity.accept(spreadsheet_id, journal.road.left_with(spreadsheet_id))
    journal.close()


async def test_names_that_change_places_are_no_edit_of_what_stands_beside_them(
    sheet: OldSheet, tmp_path: Path
) -> None:
    sheet.put(TIM, [{"Nama": "Mbak Ani", "Peran": "admin"}, {"Nama": "Mas Budi", "Peran": "admin"}])
    async with at_work(tmp_path, sheet) as shop:
        await eventually(lambda: all(row["Undangan"] for _, row in list(shop.grid(TIM).rows())[-2:]))
        await is_seen(shop)
        links = {row["Nama"]: row["Undangan"] for _, row in shop.grid(TIM).rows()}
        rows = {row["Nama"]: number for number, row in shop.grid(TIM).rows()}
        first, second = rows["Mbak Ani"], rows["Mas Budi"]
        shop.type(TIM, f"A{first}", [["Mas Budi"], ["Mbak Ani"]] if second == first + 1 else [["?"]])

        await eventually(lambda: {r["Nama"]: r["Undangan"] for _, r in shop.grid(TIM).rows()} == links)
        await looks_on(shop)
        assert told(shop) == []


async def over_at_once(shop: Shop) -> tuple[str, int]:
    """An order that is over, and its row."""
    no = await shop.confirms()
    assert await shop.is_right() == []
    ((row, _),) = shop.grid(PESANAN).of(no)
    shop.type(PESANAN, shop.grid(PESANAN).cell(row, "Status"), "Batal")
    await eventually(lambda: no not in shop.machine.ledger.book.orders)
    await is_seen(shop)
    return no, row


ENDED = ("Total", "Subtotal", "Pembayaran", "Mitra ID", "Tingkat", "Waktu", "Catatan")


async def test_the_row_of_an_order_that_is_over_gets_back_what_it_showed(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        _, row = await over_at_once(shop)
        before = dict(shop.grid(PESANAN).rows())[row]
        cells = [shop.grid(PESANAN).cell(row, header) for header in ENDED]
        for header, cell in zip(ENDED, cells, strict=True):
            shop.type(PESANAN, cell, "Lunas" if header == "Pembayaran" else "isi sendiri")
        note = shop.grid(PESANAN).cell(row, "Kurir")
        shop.type(PESANAN, note, "JNE")

        await eventually(
            lambda: (
                {header: dict(shop.grid(PESANAN).rows())[row][header] for header in ENDED}
                == {header: before[header] for header in ENDED}
            )
        )
        await eventually(lambda: all(cell in check(shop, PESANAN, row) for cell in cells))
        await looks_on(shop)
        assert sorted(line.what for line in told(shop)) == sorted(f"{PESANAN}, {cell}" for cell in cells)
        assert shop.person.values(PESANAN, note) == [["JNE"]]


async def test_postage_for_an_order_that_is_over_stays_there_and_is_explained(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        no, row = await over_at_once(shop)
        cell = shop.grid(PESANAN).cell(row, "Ongkir")
        shop.type(PESANAN, cell, "15rb")

        await eventually(lambda: check(shop, PESANAN, row) == f"kembali {PESANAN}, {cell} 15rb")
        await looks_on(shop)
        late = EditTold(EditKind.POSTAGE_TOO_LATE, f"{PESANAN}, {cell}", no, "15rb")
        assert told(shop) == [late]
        assert shop.person.values(PESANAN, cell) == [["15rb"]]


async def test_what_cannot_be_read_is_told_though_the_order_is_over(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        _, row = await over_at_once(shop)
        cell = shop.grid(PESANAN).cell(row, "Tanggal kirim")
        shop.type(PESANAN, cell, "nanti ya")

        await eventually(lambda: check(shop, PESANAN, row) == "salah")
        await looks_on(shop)
        faults = [fault.cell for one in shop.machine.complaints() for fault in one.faults]
        assert faults == [cell]
        kept = shop
    async with at_work(tmp_path, sheet, LONG) as shop:
        shop.orders, shop.cancelled, shop.count = kept.orders, kept.cancelled, kept.count
        await looks_on(shop)
        assert [one for one in shop.machine.heard if isinstance(one.reply, CellFaults)] == []


async def test_a_product_whose_number_was_emptied_is_still_that_product(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet) as shop:
        await is_seen(shop)
        cell, sku = at(shop, PRODUK, "SKU")
        products = dict(shop.machine.ledger.book.products)
        shop.type(PRODUK, cell, "")

        await eventually(lambda: at(shop, PRODUK, "SKU")[1] == sku)
        await looks_on(shop)
        assert dict(shop.machine.ledger.book.products) == products
        assert [line.what for line in told(shop)] == [f"{PRODUK}, {cell}"]


async def test_many_cells_are_told_in_few_lines(sheet: OldSheet, tmp_path: Path) -> None:
    async with at_work(tmp_path, sheet) as shop:
        await is_seen(shop)
        rows = [number for number, row in shop.grid(HARGA).rows() if row["Produk"]]
        shop.type(HARGA, at(shop, HARGA, "Cek")[0], [["kira-kira"] for _ in rows])

        await eventually(lambda: bool(told(shop)))
        await looks_on(shop)
        *lines, more = told(shop)
        assert [line.after for line in lines] == ["kira-kira"] * 10
        assert more == EditTold(EditKind.MORE_PUT_BACK, str(len(rows) - 10))


async def test_what_a_stock_movement_says_of_itself_is_put_back_and_told(
    sheet: OldSheet, tmp_path: Path
) -> None:
    async with at_work(tmp_path, sheet, LONG) as shop:
        no = await shop.confirms()
        await is_seen(shop)
        ((row, before),) = shop.grid(MUTASI_STOK).of(f"{no}/1")
        cells = {
            one: shop.grid(MUTASI_STOK).cell(row, one) for one in ("Rujukan", "Oleh", "SKU", "Keterangan")
        }
        for cell in cells.values():
            shop.type(MUTASI_STOK, cell, "dari ibu")

        after = before | {"Keterangan": "dari ibu"}
        said = " ".join(f"kembali {MUTASI_STOK}, {cells[one]} dari ibu" for one in ("Rujukan", "Oleh", "SKU"))
        await eventually(lambda: dict(shop.grid(MUTASI_STOK).rows())[row] == after | {"Cek": said})
        await looks_on(shop)
        assert [line.after for line in told(shop)] == ["dari ibu"] * 3
