"""What time brings, in words and buttons."""

from datetime import timedelta

import pytest

from bot.buttons import decode
from bot.say import alert_of, talk_of
from bot.talk import LONGEST_LABEL, Talk
from bot.wording import ENGLISH, INDONESIAN
from commands.asks import Pressed, Verb
from commands.replies.clock import (
    BillUnheard,
    DueReminder,
    NothingToWaitFor,
    PostageWaits,
    Released,
    ReleaseWanted,
    TimeWanted,
    UnpaidReminder,
    Void,
)
from commands.rules.clock import minute_of
from tests.bot.clock_samples import ON_CREDIT, SITI, TIME, UNPAID, UNTIL, WA
from tests.bot.example import NOW, voice
from tests.bot.test_render_drafts import labels
from tests.bot.test_render_money import said


def pressed(talk: Talk) -> list[Pressed]:
    found = [decode(button.data) for row in talk.rows for button in row if button.data]
    return [one for one in found if isinstance(one, Pressed)]


def test_who_has_not_paid_is_told_until_when_her_order_is_kept():
    reminder = UnpaidReminder(UNPAID, SITI, UNTIL)

    assert said(reminder) == (
        "⏰ Siti Rohmah, P261124-007 (Rp488.000) masih kami simpankan sampai besok (Rab 25 Nov), 14.05."
    )
    assert labels(talk_of(voice(INDONESIAN), reminder)) == ["Sudah transfer", "Minta waktu", "Batalkan"]


def test_a_bill_that_no_message_reaches_brings_the_reminder_ready_to_be_sent_by_whatsapp() -> None:
    talk = talk_of(voice(INDONESIAN), BillUnheard(ON_CREDIT, SITI, WA, 3))

    assert talk.text == (
        "⚠️ Tagihan P261124-007, Siti Rohmah, Rp488.000, jatuh tempo Sel 8 Des. "
        "Bot tidak bisa mengabarinya, jadi ingatkan langsung, ya."
    )
    url = talk.rows[0][0].url
    assert url is not None
    assert url.startswith("https://wa.me/6281200000000?text=Siti%20Rohmah%2C%20P261124-007")


def test_what_is_due_is_said_without_blame():
    assert said(DueReminder(ON_CREDIT, SITI, -1)) == (
        "⏰ Siti Rohmah, P261124-007 (Rp488.000) jatuh tempo Sel 8 Des."
    )
    overdue = DueReminder(ON_CREDIT, SITI, 3)
    assert said(overdue) == (
        "Siti Rohmah, P261124-007 (Rp488.000) sudah lewat jatuh tempo 3 hari. Kalau ada kendala, kabari saja."
    )
    assert labels(talk_of(voice(INDONESIAN), overdue)) == ["Sudah bayar", "Minta waktu"]


def test_a_released_order_comes_with_a_way_back_and_somebody_to_ask():
    released = Released(UNPAID.no, UNTIL, WA)

    assert said(released) == (
        "P261124-007 kami batalkan karena pembayaran belum masuk sampai besok (Rab 25 Nov), 14.05. "
        "Kalau sudah telanjur transfer, kirim buktinya ke sini; uangnya aman."
    )
    assert labels(talk_of(voice(INDONESIAN), released)) == ["Pesan lagi", "Chat kami"]


def test_the_owner_gives_time_until_a_moment_that_is_said():
    wanted = talk_of(voice(INDONESIAN), TimeWanted(UNPAID, SITI, is_due=False, version=7))

    assert labels(wanted) == ["Beri sampai besok 09.00", "Beri 3 hari", "Tidak bisa"]
    tomorrow, later, refused = pressed(wanted)
    assert tomorrow == Pressed(Verb.GIVE_TIME, 261124007, 7, quantity=minute_of(NOW + timedelta(days=1)))
    assert later.quantity == minute_of(NOW + timedelta(days=3))
    assert refused == Pressed(Verb.REFUSE_TIME, 261124007, 7)


def test_the_owner_decides_about_what_was_not_paid():
    asked = ReleaseWanted(UNPAID, SITI, was_reminded=False, version=7)

    assert said(asked) == (
        "⚠️ P261124-007, Siti Rohmah, Rp488.000 belum dibayar sampai batasnya. Mau diapakan?\n"
        "Pengingatnya belum sampai ke mitra."
    )
    talk = talk_of(voice(INDONESIAN), asked)
    assert labels(talk) == ["Batalkan", "Biarkan", "Beri sampai besok 09.00", "Beri 3 hari"]
    assert {one.version for one in pressed(talk)} == {7}
    assert "Pengingat" not in said(ReleaseWanted(UNPAID, SITI, was_reminded=True))


def test_orders_without_postage_are_named_to_the_owner():
    assert said(PostageWaits((UNPAID.no, "P261124-009"))) == (
        "⚠️ 2 pesanan menunggu ongkir: P261124-007, P261124-009. Isi kolom Ongkir di tab Pesanan supaya bisa dibayar."
    )


def test_a_question_that_is_void_is_answered_on_the_button():
    void = NothingToWaitFor(UNPAID.no, Void.ANSWERED)

    assert alert_of(voice(INDONESIAN), void) == "P261124-007 sudah dijawab."


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
def test_labels_fit_a_phone(language):
    for sample in TIME:
        for row in talk_of(voice(language), sample).rows:
            assert all(len(button.label) <= LONGEST_LABEL for button in row), row
