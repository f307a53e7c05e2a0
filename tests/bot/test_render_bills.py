"""`/tagihan` in words."""

from dataclasses import replace
from datetime import date

from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.replies.bills import AllBills, Bill, MyBills
from commands.rules.orders import PayMethod
from tests.bot.example import order, voice
from tests.bot.test_render_drafts import labels

PLAIN = replace(order(), postage=0)
DUE = replace(PLAIN, no="P261124-009", pay_method=PayMethod.CREDIT, due=date(2026, 12, 8))
LATE = Bill(replace(DUE, due=date(2026, 11, 21)), overdue=3, name="Siti <b>Rohmah</b>")
TO_CHECK = Bill(replace(PLAIN, to_check=1))
WAITS = Bill(replace(PLAIN, postage=None))


def test_she_reads_each_bill_with_its_day_and_the_sum():
    reply = MyBills("Siti Rohmah", (Bill(DUE), TO_CHECK, WAITS), 1_464_000, 12_000)

    assert talk_of(voice(INDONESIAN), reply).text == (
        "Tagihan Siti Rohmah:\n"
        "P261124-009: Rp488.000, jatuh tempo Sel 8 Des\n"
        "P261124-007: Rp488.000, bukti sedang dicek\n"
        "P261124-007: Rp488.000, ongkir masih dihitung\n"
        "Total Rp1.464.000\n"
        "Saldo Rp12.000, bisa dipakai untuk bayar."
    )


def test_one_bill_needs_no_sum_and_none_is_said_kindly():
    assert talk_of(voice(INDONESIAN), MyBills("Siti", (Bill(PLAIN),), 488_000)).text == (
        "Tagihan Siti:\nP261124-007: Rp488.000"
    )
    assert talk_of(voice(INDONESIAN), MyBills("Siti", (), 0)).text == "Tidak ada tagihan, semua sudah lunas."


def test_the_owner_reads_names_and_what_is_overdue():
    talk = talk_of(voice(INDONESIAN), AllBills((LATE,), 976_000, 488_000, 2, next_page=15))

    assert talk.text == (
        "Belum dibayar: 2 pesanan, Rp976.000\n"
        "Lewat jatuh tempo Rp488.000\n"
        "Siti <b>Rohmah</b>, P261124-009: Rp488.000, lewat 3 hari dari Sab 21 Nov"
    )
    assert labels(talk) == ["Lainnya"]
    assert talk_of(voice(INDONESIAN), AllBills((), 0, 0, 0)).text == "Semua pesanan sudah lunas."


def test_the_same_in_english():
    assert "3 days after Sat 21 Nov" in talk_of(voice(ENGLISH), MyBills("Siti", (LATE,), 488_000)).text
