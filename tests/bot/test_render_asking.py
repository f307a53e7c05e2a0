"""A price that is asked for with a quantity, and whose order it is, in words."""

from dataclasses import replace

from bot.say_drafts import talk
from bot.wording.indonesian import INDONESIAN
from commands.asks import Verb
from commands.drafts import Draft, DraftLine, DraftState
from commands.replies.asking import ChangeOrNew, PartnerChoice, PriceAsked, WhoseOrder
from commands.replies.audience import Audience
from commands.replies.drafts import LeftOut
from commands.rules.catalog import PriceRow
from commands.rules.quotes import BelowMinimum, NextBreak, Quote, QuotedLine
from tests.bot.example import BAWANG, UDANG, quoted, voice

RESELLER = PriceRow("SMB-01", "reseller", 10, 20_000)


def offered(*lines: tuple[str, int]) -> Draft:
    made = tuple(DraftLine(sku, quantity) for sku, quantity in lines)
    return Draft(37, "M001", 101, version=2, lines=made, state=DraftState.OFFERED)


def said(reply: PriceAsked | WhoseOrder | ChangeOrNew) -> tuple[str, list[str]]:
    told = talk(voice(INDONESIAN), reply)
    return told.text, [button.label for row in told.rows for button in row]


def test_a_correction_of_what_is_recorded_is_asked_about():
    reply = ChangeOrNew("P261124-007", (("Sambal Bawang", 10),), Verb.WISH_EDIT, offered(("SMB-01", 15)))

    assert said(reply) == (
        "P261124-007 sudah dicatat: Sambal Bawang 10.\nMau diubah, atau ini pesanan baru?",
        ["Ubah pesanan", "Pesanan baru"],
    )


def test_the_price_with_its_reason_what_is_near_and_what_is_left():
    line = QuotedLine(BAWANG, 47, 20_000, RESELLER, next_break=NextBreak(3, 50, 18_000, 2_000))
    reply = PriceAsked(
        audience=Audience.PARTNER,
        quote=Quote("reseller", (line,)),
        left=(140,),
        offered=offered(("SMB-01", 47)),
    )

    assert said(reply) == (
        (
            "Sambal Bawang 47 botol x Rp20.000 = Rp940.000 (harga reseller, mulai 10)\n"
            "Tambah 3 botol lagi, harganya jadi Rp18.000, hemat Rp2.000 per botol.\n"
            "Sambal Bawang sekarang ada 140 botol."
        ),
        ["Pesan 47"],
    )


def test_several_products_have_a_total_and_what_stands_in_the_way_is_told():
    both = Quote("reseller", (quoted(BAWANG, 10, 20_000), quoted(UDANG, 20, 12_000)))
    many = offered(("SMB-01", 10), ("KRP-01", 20))
    text, labels = said(PriceAsked(audience=Audience.PARTNER, quote=both, left=(None, None), offered=many))
    assert text.splitlines() == [
        "Sambal Bawang 10 botol x Rp20.000 = Rp200.000 (harga reseller)",
        "Krupuk Udang 20 bungkus x Rp12.000 = Rp240.000 (harga reseller)",
        "Total Rp440.000, belum termasuk ongkir",
    ]
    assert labels == ["Pesan ini"]

    short = quoted(BAWANG, 8, 25_000, BelowMinimum(10, "reseller", 2, 10, 20_000, 25_000, is_mixed=False))
    text, _ = said(
        PriceAsked(audience=Audience.PARTNER, quote=Quote("reseller", (short,)), left=(140,), offered=many)
    )
    assert text == (
        "Sambal Bawang 8 botol: harga reseller mulai 10 botol, jadi kurang 2.\n"
        "8 botol Rp200.000, atau 10 botol Rp200.000."
    )


def test_below_the_minimum_it_says_what_can_be_had_and_for_how_much():
    only = BelowMinimum(10, "reseller", 5, 10, 20_000, None, is_mixed=False)
    quote = Quote("reseller", (quoted(BAWANG, 5, 0, only),))
    reply = PriceAsked(audience=Audience.PARTNER, quote=quote, left=(None,), offered=None)
    assert said(reply)[0].endswith("\n10 botol Rp200.000.")

    nothing = Quote("reseller", (quoted(BAWANG, 5, 0, replace(only, raise_to=None, raise_price=None)),))
    assert "Rp" not in said(replace(reply, quote=nothing))[0]


def test_a_stranger_reads_the_general_price_and_has_no_button():
    reply = PriceAsked(
        audience=Audience.STRANGER,
        quote=Quote("retail", (quoted(BAWANG, 20, 25_000),)),
        left=(None,),
        offered=None,
    )

    assert said(reply) == (
        (
            "Sambal Bawang 20 botol x Rp25.000 = Rp500.000 (harga umum)\n"
            "Pemesanan di sini untuk mitra terdaftar."
        ),
        [],
    )


def test_the_owner_reads_the_general_price_and_what_is_left():
    quote = Quote("retail", (quoted(BAWANG, 20, 25_000),))

    assert said(PriceAsked(audience=Audience.OWNER, quote=quote, left=(140,), offered=None)) == (
        ("Sambal Bawang 20 botol x Rp25.000 = Rp500.000 (harga umum)\nSambal Bawang sekarang ada 140 botol."),
        [],
    )


def test_whose_order_it_is():
    choices = (PartnerChoice(7, "Siti Rohmah"), PartnerChoice(8, "Warung Kopi & Jajan Cak Mat Sidoarjo"))
    asked = WhoseOrder(offered(("SMB-01", 10)), ((BAWANG, 10), (UDANG, 24)), choices, 8)

    assert said(asked) == (
        (
            "Sambal Bawang 10 botol, Krupuk Udang 24 bungkus.\n"
            "Pesanan siapa?\n"
            "Tidak ada di bawah ini? Tulis namanya."
        ),
        ["Siti Rohmah", "Warung Kopi & Jajan Cak…", "Lainnya"],
    )
    text, _ = said(WhoseOrder(offered(), (), choices, said="bu tinni"))
    assert text.startswith("Bu tinni belum ketemu di daftar mitra. Pesanan siapa?")


def test_whose_words_of_a_pasted_chat_are_left_out_is_said_above_the_question():
    reply = WhoseOrder(offered(("SMB-01", 10)), ((BAWANG, 10),), (), left_out=LeftOut("Siti", ("Bu Tini",)))

    assert said(reply)[0].startswith(
        "Ini tulisan Siti saja. Tulisan Bu Tini tidak ikut; kalau itu juga pesanan, kirim sendiri, ya.\n"
    )
