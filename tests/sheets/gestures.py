"""The gestures of an owner at the browser: what she does in one go, in whatever tab, at whatever row."""

import asyncio
import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from commands.lost import line_key
from sheets.local.a1 import column_letters
from sheets.tabs import HARGA, ITEM_PESANAN, MITRA, MUTASI_STOK, PENGATURAN, PESANAN, PRODUK, TABS, TINGKAT
from tests.sheets.habits import TYPED, Shop, at_work
from tests.sheets.old_sheets import OldSheet

Gesture = Callable[[Shop], None]

SORTED = (PESANAN, PRODUK, HARGA, MITRA, TINGKAT, ITEM_PESANAN, MUTASI_STOK)
OWN = (PESANAN, PRODUK, HARGA, MITRA)
"""Tabs in which she writes beside the data."""


MOST_AT_FIRST = 1_000
"""Pasted prices begin at more pieces than this."""


def sorts(shop: Shop) -> None:
    tab = shop.rng.choice(SORTED)
    column = shop.rng.randrange(len(shop.grid(tab).header))
    shop.person.sort(shop.title(tab), column, descending=shop.rng.random() < 0.5)


def sorts_orders(shop: Shop) -> None:
    shop.person.sort(shop.title(PESANAN), shop.grid(PESANAN).at("No"), descending=True)


def filters(shop: Shop) -> None:
    tab = shop.rng.choice(SORTED)
    seen = shop.grid(tab)
    hidden = {str(cells[0]) for cells in seen.cells[1:] if cells and cells[0]}
    shop.person.filter(shop.title(tab), 0, *sorted(hidden)[:3])


def inserts_rows(shop: Shop) -> None:
    tab = shop.rng.choice((PESANAN, PRODUK, HARGA, MITRA))
    rows = len(shop.grid(tab).cells)
    shop.person.insert_rows(shop.title(tab), shop.rng.randint(2, max(2, rows)), shop.rng.randint(1, 3))


def adds_a_column(shop: Shop) -> None:
    """With words beside a row of data; sometimes without a header."""
    tab = shop.rng.choice(OWN)
    seen = shop.grid(tab)
    at = shop.rng.randrange(1, len(seen.header))
    shop.person.insert_columns(shop.title(tab), at)
    letter = column_letters(at)
    if shop.rng.random() < 0.5:
        shop.type(tab, f"{letter}1", shop.writes())
    shop.type(tab, f"{letter}2", shop.writes())


def moves_a_column(shop: Shop) -> None:
    tab = shop.rng.choice(SORTED)
    width = len(shop.grid(tab).header)
    shop.person.move_column(shop.title(tab), shop.rng.randrange(width), shop.rng.randrange(width))


def renames_a_tab(shop: Shop) -> None:
    tab = shop.rng.choice((PESANAN, PRODUK, HARGA, MITRA, ITEM_PESANAN))
    shop.count += 1
    new = f"{tab} {shop.count}"
    shop.person.rename_tab(shop.title(tab), new)
    shop.titles[tab] = new


def copies_a_tab(shop: Shop) -> None:
    tab = shop.rng.choice((PESANAN, HARGA, PRODUK))
    shop.count += 1
    shop.person.duplicate_tab(shop.title(tab), f"Salinan dari {tab} {shop.count}")


def moves_a_tab(shop: Shop) -> None:
    shop.person.move_tab(shop.title(shop.rng.choice(SORTED)), shop.rng.randrange(len(TABS)))


def writes_under_the_data(shop: Shop) -> None:
    """Below the last row with a key, where the bot is about to fill in the next order."""
    seen = shop.grid(PESANAN)
    header = shop.rng.choice(("Catatan admin", "Kurir", "Resi", "Atas nama"))
    bottom = max((number for number, row in seen.rows() if row.get("No")), default=1)
    under = _room(shop, bottom + shop.rng.randint(1, 3))
    if not dict(seen.rows()).get(under, {}).get(header):
        shop.type(PESANAN, seen.cell(under, header), shop.writes())


def writes_into_an_order(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, row), *_) = seen.of(no)
        if not row["Catatan admin"]:
            shop.type(PESANAN, seen.cell(number, "Catatan admin"), shop.writes())


def types_a_total(shop: Shop) -> None:
    tab, label, sum_of = shop.rng.choice(
        (
            (PESANAN, "Nama", "Total"),
            (PESANAN, "No", "Total"),
            (PRODUK, "Nama", "Stok"),
            (HARGA, "Produk", "Harga"),
        )
    )
    seen = shop.grid(tab)
    under = _room(shop, len(seen.cells) + 2, tab)
    letter = column_letters(seen.at(sum_of))
    cells = {seen.at(label): "TOTAL", seen.at(sum_of): f"=SUM({letter}2:{letter}{under - 1})"}
    first, last = min(cells), max(cells)
    row = [cells.get(index) for index in range(first, last + 1)]
    shop.type(tab, f"{column_letters(first)}{under}", [row])


def merges_notes(shop: Shop) -> None:
    tab = shop.rng.choice(OWN)
    seen = shop.grid(tab)
    at = len(seen.header) - 1
    shop.person.insert_columns(shop.title(tab), at)
    letter = column_letters(at)
    shop.type(tab, f"{letter}2", shop.writes())
    shop.person.merge(shop.title(tab), f"{letter}2:{letter}3")


def attaches_a_note(shop: Shop) -> None:
    tab = shop.rng.choice(OWN)
    shop.person.note(shop.title(tab), f"A{shop.rng.randint(1, 5)}", "jangan lupa")


def moves_an_order_on(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        word = shop.rng.choice(("Diproses", "Dikirim", "Selesai", "Baru"))
        shop.type(PESANAN, seen.cell(number, "Status"), word)


def fills_in_postage(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        shop.type(PESANAN, seen.cell(number, "Ongkir"), f"{shop.rng.randint(5, 40)}rb")


def types_over_the_bots_cells(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        header = shop.rng.choice(("Total", "Subtotal", "Mitra ID", "Pembayaran"))
        shop.type(PESANAN, seen.cell(number, header), shop.rng.choice(("", "1", "apa saja")))


OVER = (
    (PRODUK, ("Dipesan", "Cek")),
    (
        MITRA,
        ("Belum dibayar", "Bot", "Undangan", "Telegram ID", "Username", "Bergabung", "Pesan terakhir", "Cek"),
    ),
    (PENGATURAN, ("Keterangan", "Cek")),
    (TINGKAT, ("Cek",)),
    (HARGA, ("Cek",)),
)


def types_over_any_tab(shop: Shop) -> None:
    """Into a cell of the bot's own, in a row that stood there from the beginning."""
    tab, headers = shop.rng.choice(OVER)
    seen = shop.grid(tab)
    rows = [(number, row) for number, row in seen.rows() if _is_old(tab, row)]
    shop.types_over(tab, *shop.rng.choice(rows), shop.rng.choice(headers))


def _is_old(tab: str, row: Mapping[str, object]) -> bool:
    key = row[TABS[tab].key[0]]
    return key not in ("", None, "TOTAL") and int(str(row.get("Min beli") or 0)) < MOST_AT_FIRST


def types_over_an_order(shop: Shop) -> None:
    """Into a cell of the bot's own, in a row that a look has shown."""
    if (no := shop.some_open()) and shop.was_seen(no):
        ((number, row), *_) = shop.grid(PESANAN).of(no)
        shop.types_over(
            PESANAN, number, row, shop.rng.choice(("Cek", "Catatan", "Waktu", "Total", "Tingkat"))
        )


def clears_a_number(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        shop.type(PESANAN, seen.cell(number, "No"), shop.rng.choice(("", "P1", "lunas")))


def duplicates_an_order(shop: Shop) -> None:
    """And deletes the copy after a while."""
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        shop.person.copy_row(shop.title(PESANAN), number, 2, makes_room=True)
        time.sleep(0.6)
        places = [number for number, _ in shop.grid(PESANAN).of(no)]
        if len(places) > 1:
            shop.person.delete_rows(shop.title(PESANAN), max(places))


def cuts_and_pastes_an_order(shop: Shop) -> None:
    if no := shop.some_open():
        seen = shop.grid(PESANAN)
        ((number, _), *_) = seen.of(no)
        shop.person.cut_row(shop.title(PESANAN), number, 2, makes_room=True)


def deletes_an_order(shop: Shop) -> None:
    if (no := shop.some_open()) and len(shop.deleted) < 5:
        seen = shop.grid(PESANAN)
        ((number, row), *_) = seen.of(no)
        if "catatan" not in str(row):
            shop.person.delete_rows(shop.title(PESANAN), number)
            shop.deleted.add(no)


def deletes_a_line(shop: Shop) -> None:
    if (line := _some_line(shop)) and len(shop.deleted_lines) < 5:
        number, row = line
        shop.person.delete_rows(shop.title(ITEM_PESANAN), number)
        shop.deleted_lines.add(line_key(row["No"], row["Baris"]))


def duplicates_a_line(shop: Shop) -> None:
    """And deletes the copy after a while."""
    if line := _some_line(shop):
        number, row = line
        shop.person.copy_row(shop.title(ITEM_PESANAN), number, 2, makes_room=True)
        time.sleep(0.6)
        places = [n for n, one in shop.grid(ITEM_PESANAN).of(row["No"]) if one["Baris"] == row["Baris"]]
        if len(places) > 1:
            shop.person.delete_rows(shop.title(ITEM_PESANAN), min(places))


def types_over_a_line(shop: Shop) -> None:
    if line := _some_line(shop):
        header = shop.rng.choice([one.header for one in TABS[ITEM_PESANAN].columns])
        cell = shop.grid(ITEM_PESANAN).cell(line[0], header)
        shop.type(ITEM_PESANAN, cell, shop.rng.choice(("", "7", "apa saja")))


def makes_room_between_lines(shop: Shop) -> None:
    """Rows and a column, with words in them."""
    if line := _some_line(shop):
        tab = shop.title(ITEM_PESANAN)
        shop.person.insert_rows(tab, line[0], 2)
        at = shop.rng.randrange(1, len(shop.grid(ITEM_PESANAN).header))
        shop.person.insert_columns(tab, at)
        shop.type(ITEM_PESANAN, f"{column_letters(at)}{line[0]}", shop.writes())


def _some_line(shop: Shop) -> tuple[int, dict[str, Any]] | None:
    """The row of a line of an open order."""
    rows = [one for one in shop.grid(ITEM_PESANAN).rows() if one[1]["No"] in shop.machine.ledger.book.orders]
    return shop.rng.choice(rows) if rows else None


def clears_a_header(shop: Shop) -> None:
    """And puts it back after a while."""
    tab = shop.rng.choice((PRODUK, HARGA, MITRA, PESANAN))
    seen = shop.grid(tab)
    header = shop.rng.choice([one.header for one in TABS[tab].columns if one.header != "Cek"])
    letter = column_letters(seen.at(header))
    shop.type(tab, f"{letter}1", shop.rng.choice(("", "judul lain")))
    time.sleep(0.8)
    shop.type(tab, f"{letter}1", header)


def changes_the_locale(shop: Shop) -> None:
    shop.person.set_locale("en_US")
    time.sleep(0.3)
    shop.person.set_locale("id_ID")


def types_what_cannot_be_used(shop: Shop) -> None:
    shop.count += 1
    tab, header = shop.rng.choice(((HARGA, "Harga"), (PRODUK, "HPP"), (PRODUK, "Stok"), (MITRA, "Tingkat")))
    seen = shop.grid(tab)
    number = shop.rng.randint(2, 8)
    old = dict(seen.rows())[number][header]
    shop.type(tab, seen.cell(number, header), f"{TYPED}{shop.count}")
    time.sleep(0.4)
    again = shop.grid(tab)
    for number, row in again.rows():
        if row[header] == f"{TYPED}{shop.count}":
            shop.type(tab, again.cell(number, header), old)


def counts_stock(shop: Shop) -> None:
    seen = shop.grid(PRODUK)
    ((number, _), *_) = [one for one in seen.rows() if one[1]["SKU"] == "SMB-01"]
    header = shop.rng.choice(("Stok", "Tambah stok"))
    shop.type(PRODUK, seen.cell(number, header), shop.rng.randint(100, 900))


def pastes_prices(shop: Shop) -> None:
    seen = shop.grid(HARGA)
    first = _room(shop, len(seen.cells) + 3, HARGA) - 2
    names = ("Produk", "Tingkat", "Min beli", "Harga")
    for at in range(3):
        shop.count += 1
        cells = dict(zip(names, ("SMB-01", "reseller", 1_000 + shop.count, 19_500), strict=True))
        for header, value in cells.items():
            shop.type(HARGA, seen.cell(first + at, header), value)


def _room(shop: Shop, number: int, tab: str = PESANAN) -> int:
    """A row's number, for which she adds rows below where there are too few."""
    sheet = shop.person.sheet(shop.title(tab))
    if number + 5 > sheet["gridProperties"]["rowCount"]:
        more = {"sheetId": sheet["sheetId"], "dimension": "ROWS", "length": 20}
        shop.person.batch([{"appendDimension": more}])
    return number


GESTURES: Mapping[str, Gesture] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            sorts,
            sorts_orders,
            filters,
            inserts_rows,
            adds_a_column,
            moves_a_column,
            renames_a_tab,
            copies_a_tab,
            moves_a_tab,
            writes_under_the_data,
            writes_into_an_order,
            types_a_total,
            merges_notes,
            attaches_a_note,
            moves_an_order_on,
            fills_in_postage,
            types_over_the_bots_cells,
            types_over_any_tab,
            types_over_an_order,
            clears_a_number,
            duplicates_an_order,
            cuts_and_pastes_an_order,
            deletes_an_order,
            deletes_a_line,
            duplicates_a_line,
            types_over_a_line,
            makes_room_between_lines,
            clears_a_header,
            changes_the_locale,
            types_what_cannot_be_used,
            counts_stock,
            pastes_prices,
        )
    }
)


async def does(shop: Shop, name: str) -> None:
    """She does it while a partner confirms, and another one after."""
    doing = asyncio.create_task(asyncio.to_thread(GESTURES[name], shop))
    await shop.confirms()
    await doing
    await shop.confirms()


async def habits(shop: Shop, names: Sequence[str], *, at_once: int = 4) -> list[str]:
    """Do all this, `at_once` in a row without a pause, then wait for quiet: what is wrong, and what was done last."""
    for first in range(0, len(names), at_once):
        some = names[first : first + at_once]
        for name in some:
            await does(shop, name)
        if wrong := await shop.is_right():
            return [*wrong, *names[: first + at_once]]
    return []


async def walk(sheet: OldSheet, folder: Path, seed: int, steps: int) -> list[str]:
    """So many gestures by chance; the same seed does the same again, as far as clocks allow. Empty: all is right."""
    async with at_work(folder, sheet) as shop:
        shop.rng = random.Random(seed)  # noqa: S311 - chance, not a secret
        return await habits(shop, shop.rng.choices(list(GESTURES), k=steps))
