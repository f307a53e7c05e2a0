"""`/harga` in words: samples 1 to 3 and 13 of wording.md."""

from dataclasses import replace

from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.replies.audience import Audience
from commands.replies.prices import Break, NothingForSale, PriceItem, PriceList, ProductPrices, UnknownProduct
from tests.bot.example import BAWANG, IJO, LAST_DAY, TERASI, UDANG, priced, section, voice

HERS = PriceList(
    Audience.PARTNER,
    "Sambal Ibu",
    "Siti Rohmah",
    "reseller",
    (
        section(
            "sambal",
            10,
            priced(BAWANG, (1, 25000, "retail"), (10, 20000, "reseller")),
            priced(IJO, (1, 25000, "retail"), (10, 20000, "reseller"), left=6),
            priced(TERASI, (10, 20000, "reseller")),
            is_mixed=True,
        ),
        section("krupuk", 10, priced(UDANG, (1, 15000, "retail"), (10, 12000, "reseller")), is_mixed=True),
    ),
    next_page=15,
    has_ground_prices=True,
)


def test_a_partner_reads_her_own_prices() -> None:
    talk = talk_of(voice(INDONESIAN), HERS)

    assert talk.text == (
        "Harga untuk Siti Rohmah (reseller), mulai 10, boleh campur rasa:\n"
        "Sambal Bawang Rp20.000\n"
        "Sambal Ijo Rp20.000 (sisa 6)\n"
        "Sambal Terasi Rp20.000\n"
        "Krupuk, mulai 10:\n"
        "Krupuk Udang Rp12.000\n"
        "Di bawah 10 berlaku harga umum."
    )
    assert [[b.label for b in r] for r in talk.rows] == [["Pesan", "Lainnya"]]
    assert talk.rows[0][1].data == "hl:0:0:0:f"
    assert talk.is_page


def test_the_same_list_in_english() -> None:
    assert talk_of(voice(ENGLISH), HERS).text == (
        "Prices for Siti Rohmah (reseller), from 10, flavours may be mixed:\n"
        "Sambal Bawang Rp20.000\n"
        "Sambal Ijo Rp20.000 (6 left)\n"
        "Sambal Terasi Rp20.000\n"
        "Krupuk, from 10:\n"
        "Krupuk Udang Rp12.000\n"
        "Below 10 the general price holds."
    )


def test_minimums_that_differ_stand_beside_their_prices() -> None:
    mixed = section(
        "krupuk",
        None,
        priced(UDANG, (50, 10000, "agen"), (100, 9500, "agen")),
        PriceItem(BAWANG, (Break(1, 19000, "agen", LAST_DAY),)),
    )
    sections = (section("sambal", 50, priced(IJO, (50, 18000, "agen"))), mixed)
    talk = talk_of(voice(INDONESIAN), replace(HERS, tier="agen", sections=sections, next_page=None))

    assert talk.text == (
        "Harga untuk Siti Rohmah (agen), mulai 50:\n"
        "Sambal Ijo Rp18.000\n"
        "Krupuk:\n"
        "Krupuk Udang mulai 50 Rp10.000, mulai 100 Rp9.500\n"
        "Sambal Bawang Rp19.000 (promo sampai Sen 30 Nov)\n"
        "Di bawah minimum berlaku harga umum."
    )


def test_a_price_that_begins_below_the_sections_minimum_is_shown_where_it_holds_there() -> None:
    promo = PriceItem(BAWANG, (Break(1, 25000, "retail"), Break(10, 17500, "reseller", LAST_DAY)))
    sections = (section("sambal", 50, priced(IJO, (1, 25000, "retail"), (50, 18000, "agen")), promo),)
    talk = talk_of(voice(INDONESIAN), replace(HERS, tier="agen", sections=sections, next_page=None))

    assert "Sambal Ijo Rp18.000\nSambal Bawang mulai 10 Rp17.500 (promo sampai Sen 30 Nov)\n" in talk.text


def test_a_group_sees_nothing_personal_and_a_door_to_the_private_chat() -> None:
    sections = (
        section("sambal", None, priced(BAWANG, (1, 25000, "retail"))),
        section("krupuk", None, priced(UDANG, (1, 15000, "retail"))),
    )
    talk = talk_of(voice(INDONESIAN), PriceList(Audience.GROUP, "Sambal Ibu", "", "retail", sections))

    assert talk.text == (
        "Harga Sambal Ibu:\n"
        "Sambal Bawang Rp25.000\n"
        "Krupuk Udang Rp15.000\n"
        "Harga mitra dan pemesanan lewat chat pribadi."
    )
    assert [(b.label, b.url) for r in talk.rows for b in r] == [
        ("Lihat harga saya", "https://t.me/mitra_contoh_bot?start=harga")
    ]


def test_one_product_with_its_breaks() -> None:
    item = priced(UDANG, (1, 15000, "retail"), (50, 10000, "agen"), (100, 9500, "agen"))
    reply = ProductPrices(Audience.PARTNER, "Sambal Ibu", "agen", item)

    assert talk_of(voice(INDONESIAN), reply).text == (
        "Krupuk Udang, harga agen:\nmulai 50 bungkus: Rp10.000\nmulai 100 bungkus: Rp9.500"
    )
    assert talk_of(voice(ENGLISH), reply).text == (
        "Krupuk Udang, agen price:\nfrom 50 packs: Rp10.000\nfrom 100 packs: Rp9.500"
    )


def test_one_product_with_one_price_is_one_line() -> None:
    reply = ProductPrices(Audience.STRANGER, "Sambal Ibu", "retail", priced(BAWANG, (1, 25000, "retail")))

    assert talk_of(voice(INDONESIAN), reply).text == "Sambal Bawang, harga umum: Rp25.000"
    assert talk_of(voice(INDONESIAN), reply).rows == ()


def test_what_is_not_sold_brings_the_nearest_names() -> None:
    talk = talk_of(voice(INDONESIAN), UnknownProduct("rendang", ("Sambal Bawang", "Sambal Ijo")))

    assert talk.text == "Rendang tidak ada di daftar kami. Yang mirip: Sambal Bawang, Sambal Ijo."
    assert talk.rows[0][0].label == "Lihat daftar"


def test_an_empty_list_says_so() -> None:
    assert "daftarnya sedang diisi" in talk_of(voice(INDONESIAN), NothingForSale("retail")).text


def test_a_product_that_has_no_price_for_her_is_named_and_the_list_offered() -> None:
    talk = talk_of(voice(INDONESIAN), NothingForSale("agen", ("Nastar",)))

    assert talk.text == "Nastar belum dijual untuk agen."
    assert talk.rows[0][0].label == "Lihat daftar"
