"""The place of a measurement: both local servers as processes, a workbook that was set up, a filled network."""

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.local.people import People
from config.assembly import sheets_client
from config.settings import Settings
from sheets.local.control import SheetsControl
from sheets.setup import set_up
from tests.bench.processes import ROOT, running

TOKEN = "7000000001:bench-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
ACCOUNT = "mitra@contoh.iam.example"
OWNER = 900_000_000_000_100
FIRST_PARTNER = 1_000_000
POLL_SECONDS = 3.0
"""The product's default."""
_EXAMPLE = ROOT / "config" / "demo" / "jaringan-contoh"
_TIERS = ("reseller", "reseller", "reseller", "agen")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the bot under test finds its servers, and the doors through which it is watched."""

    folder: Path
    sheets: SheetsControl
    sheet_id: str
    people: People
    partners: range
    """Telegram ids."""
    settings: Settings

    @property
    def environment(self) -> dict[str, str]:
        """The settings of `python main.py run`."""
        return {
            "MITRA_TELEGRAM_TOKEN": TOKEN,
            "MITRA_TELEGRAM_API_URL": self.settings.telegram_api_url,
            "MITRA_SPREADSHEET_ID": self.sheet_id,
            "MITRA_GOOGLE_CREDENTIALS": str(self.settings.google_credentials),
            "MITRA_SHEETS_API_URL": self.sheets.url,
            "MITRA_DRIVE_API_URL": self.sheets.url,
            "MITRA_OWNER_IDS": str(OWNER),
            "MITRA_DATA_DIR": str(self.settings.data_dir),
            "MITRA_LOG_LEVEL": "warning",
        }

    @property
    def sheets_log(self) -> Path:
        """The server's record of every write that it carried out, a JSON line each."""
        return self.folder / "sheets" / "log.jsonl"


@contextmanager
def open_ground(folder: Path, partners: int) -> Iterator[Ground]:
    """Start the servers and fill the example network, with so many partners and stock that never ends."""
    folder.mkdir(parents=True)
    with ExitStack() as open_until_end:
        log = folder / "servers.log"
        start = [
            running(["-m", "sheets.local", "--folder", str(folder / "sheets")], log),
            running(["-m", "bot.local"], log),
        ]
        sheets_url, telegram_url = [open_until_end.enter_context(one).first_line() for one in start]
        sheets, people = SheetsControl(sheets_url), People(telegram_url)
        people.add_bot(TOKEN, "bench_bot")
        key = sheets.write_key(folder / "key.json", ACCOUNT)
        sheet_id = sheets.create_spreadsheet("Bench")
        sheets.share(sheet_id, ACCOUNT)
        settings = Settings(
            telegram_api_url=telegram_url,
            spreadsheet_id=sheet_id,
            google_credentials=key,
            sheets_api_url=sheets_url,
            drive_api_url=sheets_url,
            data_dir=folder / "data",
        )
        ids = range(FIRST_PARTNER, FIRST_PARTNER + partners)
        ground = Ground(folder, sheets, sheet_id, people, ids, settings)
        _set_up(ground)
        people.user(OWNER, "Ratna").starts()
        yield ground


def partner_id(telegram_id: int) -> str:
    """A partner's ID in `Mitra`."""
    return f"M{telegram_id - FIRST_PARTNER + 1:04d}"


def _set_up(ground: Ground) -> None:
    client = sheets_client(ground.settings)
    try:
        report = set_up(client, "bench")
    finally:
        client.close()
    if not report.is_ready:
        raise RuntimeError("the workbook could not be set up")
    for title in ("Tingkat", "Produk", "Harga", "Paket"):
        with (_EXAMPLE / f"{title}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row.get("Stok"):
                row["Stok"] = "90000000"
        _type(ground, title, rows)
    _type(ground, "Mitra", [_partner(one) for one in ground.partners])


def _partner(telegram_id: int) -> Mapping[str, str]:
    chance = random.Random(telegram_id)  # noqa: S311 - an example
    return {
        "Nama": f"Mitra {telegram_id}",
        "Tingkat": chance.choice(_TIERS),
        "Status": "aktif",
        "HP": f"0800-{telegram_id}",
        "Kota": chance.choice(("Cirebon", "Sidoarjo", "Kuningan")),
        "Jenis": "reseller",
        "Alamat": f"Gang Contoh {chance.randint(1, 99)}",
        "Bergabung": "2026-01-12",
        "Telegram ID": str(telegram_id),
        "ID": partner_id(telegram_id),
    }


def _type(ground: Ground, title: str, rows: Sequence[Mapping[str, str]]) -> None:
    """Type rows as the owner does, by the headers that `setup` wrote."""
    owner = ground.sheets.owner(ground.sheet_id)
    header = owner.read(title, "A1:ZZ1")[0]
    owner.insert_rows(title, 2, len(rows))
    owner.type(title, "A2", [[row.get(column, "") for column in header] for row in rows])
