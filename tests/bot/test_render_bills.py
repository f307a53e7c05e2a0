"""`/tagihan` in words."""

from dataclasses import replace
from datetime import date, datetime

from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.asks import Verb
from commands.replies.bills import AllBills, Bill, MyBills
from commands.rules.orders import PayMethod
from tests.bot.example import JAKARTA, order, voice
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


def test_what_can_be_paid_now_has_its_hour_and_its_button():
    until = datetime(2026, 11, 25, 14, 5, tzinfo=JAKARTA)
    one, another = Bill(PLAIN, until=until), Bill(DUE)

    single = talk_of(voice(INDONESIAN), MyBills("Siti", (one,), 488_000))
    assert single.text == "Tagihan Siti:\nP261124-007: Rp488.000, sampai besok (Rab 25 Nov), 14.05"
    assert labels(single) == ["Bayar"]
    several = talk_of(voice(INDONESIAN), MyBills("Siti", (one, another, TO_CHECK, WAITS), 488_000))
    assert labels(several) == ["Bayar P261124-007", "Bayar P261124-009"]
    assert [b.data.partition(":")[0] for row in several.rows for b in row] == [Verb.SHOW_BILL.value] * 2


def test_one_bill_needs_no_sum_and_none_is_said_kindly():
    assert talk_of(voice(INDONESIAN), MyBills("Siti", (Bill(PLAIN),), 488_000)).text == (
        "Tagihan Siti:\nP261124-007: Rp488.000"
    )
    assert talk_of(voice(INDONESIAN), MyBills("Siti", (), 0)).text == "Tidak ada tagihan, semua sudah lunas."


def test_nothing_is_said_to_be_settled_while_the_postage_is_not_known():
    reply = MyBills("Siti", (), 0, uncosted=("P261124-007",))

    assert talk_of(voice(INDONESIAN), reply).text == (
        "Belum ada yang perlu dibayar.\nP261124-007, ongkir masih dihitung"
    )


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
