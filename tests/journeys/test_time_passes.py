"""Time passes: an order that nobody pays, by the real journal, sender and Sheet. The clock alone is turned."""

import asyncio
from datetime import timedelta
from functools import partial

from babel.dates import format_date

from bot.local.person import Person
from commands import clock
from config.assembly import utc_now
from sheets.ledger import Ledger
from tests.journeys.conftest import BUDI, SITI, Network, eventually, hear
from tests.journeys.test_ordering import in_sheet, order_no


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


def test_what_is_bought_on_credit_has_a_limit_a_due_date_and_reminders_until_it_is_paid(
    fresh: Network,
) -> None:
    for name, value in (("Ongkir", "gratis"), ("Jam tenang", "tidak ada")):
        fresh.sheet.type("Pengaturan", fresh.cell("Pengaturan", name, "Nilai"), value)
    eventually(lambda: ledger_of(fresh).book.settings.get("Jam tenang") == "tidak ada")
    budi, owner = fresh.person(BUDI), fresh.owner
    orders_on_credit(budi, "sambal bawang 140", "Rp2.520.000")
    no = order_no(hear(budi, "Rp2.520.000. Jatuh tempo").words)
    due = ledger_of(fresh).book.day(utc_now()) + timedelta(days=14)
    row = in_sheet(fresh, no)
    assert (row["Bayar"], row["Jatuh tempo"]) == ("tempo", format_date(due, "d MMM y", locale="id"))

    budi.says("/order sambal terasi 50")
    budi.presses("Ubah", message=hear(budi, "= Rp900.000"))
    budi.presses("Cara bayar", message=hear(budi, "Mau ubah apa?"))
    ways = hear(budi, "Sisa tempo Rp480.000. Pesanan ini Rp900.000, lebih Rp420.000.\nMau bayar bagaimana?")
    assert "Tempo" not in ways.labels
    budi.presses("Kembali", message=ways)
    budi.presses("Konfirmasi pesanan", message=hear(budi, "Bayar: transfer"))
    second = order_no(hear(budi, "dicatat").words)
    assert in_sheet(fresh, second)["Bayar"] == "transfer"

    in_hours(fresh, 24 * 13)
    hear(budi, f"{no} (Rp2.520.000) jatuh tempo")
    budi.says("/tagihan")
    assert f"{no}: Rp2.520.000, jatuh tempo" in hear(budi, second).words
    owner.says(f"/terima {no} 2520000 transfer")
    hear(budi, "lunas")
    eventually(lambda: in_sheet(fresh, no)["Pembayaran"], lambda state: state == "Lunas")
    in_hours(fresh, 24 * 17)
    assert not any("lewat jatuh tempo" in one.words for one in budi.chat())


def orders_on_credit(person: Person, words: str, total: str) -> None:
    """By buttons: she changes how she pays, and confirms."""
    person.says(f"/order {words}")
    for part, label in (
        (f"= {total}", "Ubah"),
        ("Mau ubah apa?", "Cara bayar"),
        ("Mau bayar bagaimana?", "Tempo"),
        ("Bayar: tempo", "Konfirmasi pesanan"),
    ):
        person.presses(label, message=hear(person, part))
