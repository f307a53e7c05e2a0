"""Time passes: an order that nobody pays, by the real journal, sender and Sheet. The clock alone is turned."""

import asyncio
from datetime import timedelta
from functools import partial

from commands import clock
from config.assembly import utc_now
from sheets.ledger import Ledger
from tests.journeys.conftest import SITI, Network, eventually, hear


def ledger_of(network: Network) -> Ledger:
    assert network.running is not None
    assert network.running.mitra.ledger is not None
    return network.running.mitra.ledger


def in_hours(network: Network, hours: float) -> None:
    """What the product does when it looks at its clock so many hours from now."""
    at = utc_now() + timedelta(hours=hours)
    looking = ledger_of(network).decide(
        partial(clock.due, at=at), key=f"clock/{at.timestamp()}", by=clock.BY_ITSELF, at=at
    )
    assert network.running is not None
    asyncio.run_coroutine_threadsafe(looking, network.running.loop).result(30)


def test_an_unpaid_order_is_released_only_after_its_reminder_was_delivered(fresh: Network) -> None:
    for name, value in (("Ongkir", "gratis"), ("Jam tenang", "tidak ada"), ("Batal otomatis", "otomatis")):
        fresh.sheet.type("Pengaturan", fresh.cell("Pengaturan", name, "Nilai"), value)
    eventually(lambda: ledger_of(fresh).book.settings.get("Batal otomatis") == "otomatis")
    siti = fresh.person(SITI)
    siti.says("/order sambal bawang 10")
    hear(siti, "Cek dulu ya")
    siti.presses("Konfirmasi pesanan")
    hear(siti, "dicatat.")

    in_hours(fresh, 21.1)
    assert hear(siti, "masih kami simpankan").labels == ["Sudah transfer", "Minta waktu", "Batalkan"]
    eventually(lambda: [told.delivered for told in ledger_of(fresh).book.told.values()], all)
    fresh.stop()
    fresh.start()
    in_hours(fresh, 21.2)
    in_hours(fresh, 24.1)

    hear(siti, "kami batalkan karena pembayaran belum masuk")
    hear(fresh.owner, "dibatalkan karena belum dibayar")
    assert sum("masih kami simpankan" in one.words for one in siti.chat()) == 1
    eventually(lambda: [row["Status"] for row in fresh.rows("Pesanan")], lambda seen: seen == ["Batal"])
