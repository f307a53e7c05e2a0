"""The example network in a workbook: *Sambal Ibu* and *Krupuk Bunda* of Cirebon, as their owner entered it."""

from config.demo.csv_files import read_rows
from config.demo.pasting import paste, set_column
from sheets.local.person import SheetsPerson
from sheets.tabs import HARGA, MITRA, PAKET, PENGATURAN, PRODUK, TINGKAT

NETWORK_TABS = (TINGKAT, PRODUK, HARGA, PAKET, MITRA)

OWNER_ID = 900_000_000_000_100
OWNER_NAME = "Bu Ratna"

SETTINGS = {
    "Nama usaha": "Sambal Ibu",
    "Alamat usaha": "Jl. Contoh Cabai 1, Kesambi, Cirebon",
    "Penanggung jawab": OWNER_NAME,
    "WA usaha": "0800-0000-0100",
    "Rekening": "BCA 0000000000 a.n. Ratna",
}
"""What the owner filled in; everything else stays at its default."""


def load_network(person: SheetsPerson) -> None:
    """Enter tiers, products, prices, bundles, partners and settings into a workbook after `setup`."""
    paste(person, {title: read_rows(title) for title in NETWORK_TABS})
    _fill_settings(person)


def _fill_settings(person: SheetsPerson) -> None:
    rows = person.read(PENGATURAN, "A2:B")
    values = [SETTINGS.get(row[0], row[1] if len(row) > 1 else "") for row in rows]
    set_column(person, PENGATURAN, "Nilai", values)
