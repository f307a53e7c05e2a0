"""Stock in words: samples 9, 10 and 31 of wording.md, `/stok`, what is made to order."""

from dataclasses import replace
from datetime import date

import pytest

from bot.say import alert_of, talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.drafts import OpenQuestion
from commands.replies.stock import (
    BackInStock,
    NoLaterDay,
    NoSwap,
    StockForOwner,
    StockForPartner,
    StockReply,
    StockRow,
    WillTell,
)
from tests.bot.example import BAWANG, IJO, NASTAR, TERASI, quoted, shown, voice
from tests.bot.test_render_drafts import labels, said

BEGINS = date(2026, 12, 1)


def text_of(reply: StockReply) -> str:
    return talk_of(voice(INDONESIAN), reply).text


def test_what_is_back_is_offered_with_what_she_wanted():
    talk = talk_of(voice(INDONESIAN), BackInStock(7, IJO, 60, 10))

    assert talk.text == "Sambal Ijo sudah ada lagi, 60 botol."
    assert labels(talk) == ["Pesan 10"]


def test_the_team_reads_for_whom_it_asked():
    assert text_of(BackInStock(7, IJO, 60, 10, "Bu Tini")) == (
        "Sambal Ijo sudah ada lagi, 60 botol. Ditunggu Bu Tini."
    )


def test_a_wish_is_confirmed_in_one_sentence():
    assert text_of(WillTell("Sambal Ijo")) == "Kalau Sambal Ijo ada lagi, langsung kami kabari di sini."
    assert said(shown(quoted(BAWANG, 10, 20000), will_tell="Sambal Ijo")).text.startswith(
        "Kalau Sambal Ijo ada lagi, langsung kami kabari di sini.\nCek dulu ya"
    )


def test_that_nothing_can_take_its_place_is_said_on_the_button():
    assert alert_of(voice(INDONESIAN), NoSwap("Sambal Ijo")) == "Belum ada pengganti Sambal Ijo yang siap."
    assert text_of(NoSwap("Sambal Ijo")) == "Belum ada pengganti Sambal Ijo yang siap."


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (10, "Lapis paling banyak 10 loyang sehari. Ubah jumlahnya, atau bagi jadi dua pesanan."),
        (0, "Belum ada hari lain yang bisa untuk Lapis."),
    ],
)
def test_that_no_other_day_has_room_is_said_on_the_button(most, text):
    reply = NoLaterDay("Lapis", "loyang", most)

    assert alert_of(voice(INDONESIAN), reply) == text_of(reply) == text


def test_another_flavour_is_asked_for_by_name():
    question = OpenQuestion("Sambal Ijo", 10, ("SMB-01", "SMB-03"), is_swap=True)

    talk = said(shown(questions=(question,), choices=((BAWANG, TERASI),)))

    assert talk.text == "Sambal Ijo diganti dengan yang mana?"
    assert labels(talk)[:3] == ["Bawang", "Terasi", "Hapus"]


def test_a_partner_reads_what_she_can_order():
    cake = replace(NASTAR, preorder_from=BEGINS)
    rows = (StockRow(BAWANG, 140), StockRow(IJO, 0), StockRow(TERASI, None), StockRow(cake, None))

    assert text_of(StockForPartner("Siti", rows)) == (
        "Stok untuk Siti:\n"
        "Sambal Bawang: sisa 140 botol\n"
        "Sambal Ijo: habis\n"
        "Sambal Terasi: ada\n"
        "Nastar: PO, dikirim mulai Sel 1 Des"
    )
    assert text_of(StockForPartner("Siti", ())) == "Belum ada produk yang bisa dipesan."


def test_the_owner_reads_home_and_promised():
    rows = (StockRow(IJO, 6, 16, 10), StockRow(TERASI, None))

    assert text_of(StockForOwner(rows)) == (
        "Stok sekarang:\nSambal Ijo: sisa 6 botol (di rumah 16, dipesan 10)\nSambal Terasi: belum dihitung"
    )
    assert "Pantau stok" in text_of(StockForOwner(()))
    assert talk_of(voice(ENGLISH), StockForOwner(rows)).text.startswith(
        "Stock now:\nSambal Ijo: 6 bottles left"
    )


def test_a_preorder_says_when_it_is_sent():
    talk = said(shown(quoted(replace(IJO, preorder_from=BEGINS), 10, 20000), ship_on=BEGINS))

    assert "= Rp200.000 (PO, dikirim mulai Sel 1 Des)" in talk.text
    assert "Dikirim: Sel 1 Des" in talk.text
