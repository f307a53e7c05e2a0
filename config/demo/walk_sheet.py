"""The steps of the day that happen in the Sheet, or are checked against it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from bot.formats import rupiah
from config.demo.cast import OWNER
from config.demo.pasting import ZONE
from config.demo.scene import Scene
from config.demo.walk_chats import AGENT, RESELLER
from sheets.cells import read_time
from sheets.tabs import HARGA, ITEM_PESANAN, MUTASI_STOK, PESANAN, PRODUK, RIWAYAT

Cells = Mapping[str, str]

_HEADER_ROW = {
    RESELLER: ("Siti Rohmah", "Sambal Bawang 10", "Rp200.000", "Baru", "Belum bayar", "M001", "reseller"),
    AGENT: ("Bu Wati Kurniasih", "Sambal Bawang 60", "Rp1.080.000", "Baru", "Belum bayar", "M004", "agen"),
}
_ITEM_ROW = {
    RESELLER: ("1", "SMB-01", "Sambal Bawang", "10", "Rp20.000", "reseller", "Rp200.000", "Rp12.000"),
    AGENT: ("1", "SMB-01", "Sambal Bawang", "60", "Rp18.000", "agen", "Rp1.080.000", "Rp12.000"),
}
_STOCK_ROW = {RESELLER: ("SMB-01", "-10", "pesanan"), AGENT: ("SMB-01", "-60", "pesanan")}
_HEADERS = {
    PESANAN: ("Nama", "Isi", "Total", "Status", "Pembayaran", "Mitra ID", "Tingkat"),
    ITEM_PESANAN: ("Baris", "SKU", "Nama", "Jumlah", "Harga", "Tingkat harga", "Subtotal", "HPP"),
    MUTASI_STOK: ("SKU", "Jumlah", "Jenis"),
}

_NEW_PRICE = "Sambal Bawang, reseller, mulai 10: 21500"


def ledger_holds(scene: Scene) -> None:
    """One row in `Pesanan`, one for the item, one for the stock; and what is promised stands in `Dipesan`."""
    for who, no in scene.orders.items():
        _stands_once(scene, no, PESANAN, "No", _HEADER_ROW[who])
        _stands_once(scene, no, ITEM_PESANAN, "No", _ITEM_ROW[who])
        _stands_once(scene, no, MUTASI_STOK, "Rujukan", _STOCK_ROW[who])
    scene.comes_to("Sambal Bawang: Stok, Dipesan", lambda: _stock(scene), ("140", "70"))
    scene.transcript.shows("Produk, Sambal Bawang", "Stok 140, Dipesan 70")


def price_changes(scene: Scene) -> None:
    """What the owner types is in force within seconds."""
    cell = _price_cell(scene)
    scene.types(HARGA, cell, "21.500")
    scene.comes_to("harga di Sheet", lambda: _price_row(scene)["Harga"], "Rp21.500")
    scene.comes_to(
        "Riwayat mencatat harga", lambda: bool(scene.sheet.rows(RIWAYAT, Rincian=_NEW_PRICE)), expected=True
    )
    scene.says(RESELLER, "/harga sambal bawang", "mulai 10 botol: Rp21.500", without=("Rp20.000",))


def price_is_words(scene: Scene) -> None:
    """`Cek` says at once what is wrong and what is expected, the chat a little later; then she mends it."""
    cell = _price_cell(scene)
    complaint = f'Tab Harga, kotak {cell}: "dua puluh" bukan angka.'
    scene.types(HARGA, cell, "dua puluh")
    scene.comes_to("Cek terisi", lambda: complaint in _price_row(scene)["Cek"], expected=True)
    scene.transcript.shows("Harga, Cek", _price_row(scene)["Cek"])
    scene.hears(OWNER, complaint)
    scene.says(RESELLER, "/harga sambal bawang", "Rp21.500")
    scene.types(HARGA, cell, "21.500")


def order_ships(scene: Scene) -> None:
    """Each edit reaches the partner in words; the shelf is lighter by what was sent."""
    no = scene.orders[RESELLER]
    scene.types(PESANAN, scene.sheet.address(PESANAN, "Ongkir", No=no), "10rb")
    scene.hears(RESELLER, f"ongkir {no} Rp10.000.\nTotal Rp210.000.")
    scene.types(PESANAN, scene.sheet.address(PESANAN, "Kurir", No=no), "JNE")
    scene.types(PESANAN, scene.sheet.address(PESANAN, "Resi", No=no), "CONTOH00123456")
    scene.types(PESANAN, scene.sheet.address(PESANAN, "Status", No=no), "Dikirim")
    scene.hears(RESELLER, f"📦 {no} dikirim lewat JNE, resi CONTOH00123456.")
    scene.comes_to("Sambal Bawang: Stok, Dipesan", lambda: _stock(scene), ("130", "60"))
    scene.comes_to("Total dengan ongkir", lambda: scene.sheet.rows(PESANAN, No=no)[0]["Total"], "Rp210.000")
    scene.transcript.shows("Produk, Sambal Bawang", "Stok 130, Dipesan 60")
    scene.comes_to("Cek kosong lagi", lambda: _price_row(scene)["Cek"], "")


def reports_agree(scene: Scene) -> None:
    """Each figure is the sum of the rows that the owner can see."""
    rows = [row for row in scene.sheet.values(PESANAN) if row["Status"] != "Batal"]
    month = [row for row in rows if _is_this_month(row["Waktu"])]
    owed = [row for row in rows if row["Pembayaran"] != "Lunas"]
    hers = [row for row in month if row["Mitra ID"] == "M001"]
    scene.says(
        OWNER,
        "/report",
        f"omzet {rupiah(_sum(month, 'Subtotal'))},",
        f"Belum dibayar: {len(owed)} pesanan, {rupiah(_sum(owed, 'Total'))}",
    )
    scene.says(RESELLER, "/pesanan", f"{scene.orders[RESELLER]} (", "Rp210.000, dikirim, belum dibayar")
    scene.says(RESELLER, "/report", f"Belanja {rupiah(_sum(hers, 'Subtotal'))}", "Belum dibayar Rp210.000")


def _stands_once(scene: Scene, no: str, tab: str, key: str, expected: tuple[str, ...]) -> None:
    found = scene.comes_to(f"{tab} {no}", lambda: _cells(scene, tab, key, no), [expected])
    for cells in found:
        scene.transcript.shows(f"{tab} {no}", ", ".join(cells))


def _cells(scene: Scene, tab: str, key: str, no: str) -> list[tuple[str, ...]]:
    return [tuple(row[header] for header in _HEADERS[tab]) for row in scene.sheet.rows(tab, **{key: no})]


def _price_row(scene: Scene) -> Cells:
    return scene.sheet.rows(HARGA, Produk="SMB-01", Tingkat="reseller")[0]


def _price_cell(scene: Scene) -> str:
    return scene.sheet.address(HARGA, "Harga", Produk="SMB-01", Tingkat="reseller")


def _stock(scene: Scene) -> tuple[str, str]:
    row = scene.sheet.rows(PRODUK, SKU="SMB-01")[0]
    return row["Stok"], row["Dipesan"]


def _is_this_month(serial: object) -> bool:
    at, today = read_time(serial, ZONE), datetime.now(ZONE).date()
    return at is not None and _month(at.astimezone(ZONE).date()) == _month(today)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _sum(rows: Iterable[Mapping[str, Any]], header: str) -> int:
    return sum(int(row[header]) for row in rows)
