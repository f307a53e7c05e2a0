"""The draft in words: samples 4 to 14 of wording.md."""

from dataclasses import replace
from datetime import date

import pytest

from bot.buttons import decode
from bot.say import talk_of
from bot.talk import LONGEST_LABEL, Talk
from bot.wording import ENGLISH, INDONESIAN
from commands.asks import Pressed, Verb
from commands.drafts import OpenQuestion
from commands.replies.drafts import DraftNews, DraftShown, Moved
from commands.rules.catalog import Product
from commands.rules.quotes import (
    BelowMinimum,
    NextBreak,
    NotMultiple,
    NotSold,
    OverMaximum,
    OverQuota,
    OverStock,
    Problem,
    QuotedLine,
    Saver,
)
from tests.bot.example import BAWANG, IJO, KRUPUK_BAWANG, NASTAR, TERASI, UDANG, quoted, shown, voice

READY = shown(quoted(BAWANG, 10, 20000), quoted(UDANG, 24, 12000))
BELOW = BelowMinimum(10, "reseller", 5, raise_to=10, raise_price=20000, keep_price=25000, is_mixed=True)


def said(reply: DraftShown) -> Talk:
    return talk_of(voice(INDONESIAN), reply)


STANDING = {Verb.SHOP, Verb.CHANGE}
"""`[Tambah produk]` and `[Ubah]`, which every draft has (see `test_more_can_be_added_and_changed`)."""


def labels(talk: Talk) -> list[str]:
    found = [(button, decode(button.data)) for row in talk.rows for button in row]
    return [b.label for b, press in found if not (isinstance(press, Pressed) and press.verb in STANDING)]


def presses(talk: Talk) -> list[Pressed]:
    found = [decode(button.data) for row in talk.rows for button in row if button.data]
    return [press for press in found if isinstance(press, Pressed) and press.verb not in STANDING]


def test_a_draft_that_can_be_confirmed() -> None:
    talk = said(READY)

    assert talk.text == (
        "Cek dulu ya, Siti Rohmah:\n"
        "1. Sambal Bawang 10 botol x Rp20.000 = Rp200.000\n"
        "2. Krupuk Udang 24 bungkus x Rp12.000 = Rp288.000\n"
        "Total Rp488.000, belum termasuk ongkir\n"
        "Kirim ke: Kesambi, Cirebon\n"
        "Bayar: transfer"
    )
    assert labels(talk) == ["Konfirmasi pesanan", "Batal"]
    assert presses(talk) == [Pressed(Verb.CONFIRM, 37, 2), Pressed(Verb.DROP_DRAFT, 37, 2)]
    assert talk.is_page


@pytest.mark.parametrize("reply", [READY, shown(quoted(BAWANG, 5, 25000, BELOW))])
def test_more_can_be_added_and_changed(reply: DraftShown) -> None:
    rows = [[button.label for button in row] for row in said(reply).rows]

    assert ["Tambah produk", "Ubah"] in rows


def test_the_same_draft_in_english() -> None:
    talk = talk_of(voice(ENGLISH), READY)

    assert talk.text == (
        "Please check, Siti Rohmah:\n"
        "1. Sambal Bawang, 10 bottles x Rp20.000 = Rp200.000\n"
        "2. Krupuk Udang, 24 packs x Rp12.000 = Rp288.000\n"
        "Total Rp488.000, postage not included\n"
        "Ship to: Kesambi, Cirebon\n"
        "Payment: transfer"
    )
    assert labels(talk) == ["Confirm order", "Cancel"]


@pytest.mark.parametrize(
    ("postage", "line"),
    [(0, "Total Rp488.000, ongkir gratis"), (15000, "Ongkir Rp15.000\nTotal Rp503.000")],
)
def test_postage_that_is_known_stands_in_the_total(postage: int, line: str) -> None:
    reply = shown(quoted(BAWANG, 10, 20000), quoted(UDANG, 24, 12000), postage=postage)

    assert line in said(reply).text


def test_below_the_minimum() -> None:
    talk = said(shown(quoted(BAWANG, 5, 25000, BELOW)))

    assert talk.text == (
        "Sambal Bawang 5 botol: harga reseller mulai 10 botol, jadi kurang 5.\nPilih salah satu:"
    )
    assert labels(talk) == ["Jadi 10 · Rp200.000", "Tetap 5 · Rp125.000", "Hapus"]
    assert presses(talk) == [
        Pressed(Verb.RAISE, 37, 2, 0, 10),
        Pressed(Verb.KEEP, 37, 2, 0),
        Pressed(Verb.REMOVE, 37, 2, 0),
    ]


def test_below_the_minimum_in_english() -> None:
    talk = talk_of(voice(ENGLISH), shown(quoted(BAWANG, 5, 25000, BELOW)))

    assert talk.text == (
        "Sambal Bawang, 5 bottles: the reseller price starts at 10 bottles, so 5 more are needed.\n"
        "Which do you prefer?"
    )
    assert labels(talk) == ["Make it 10 · Rp200.000", "Keep 5 · Rp125.000", "Remove"]


def test_buying_more_costs_less() -> None:
    problem = BelowMinimum(10, "reseller", 1, 10, 20000, 25000, is_mixed=True)
    talk = said(shown(quoted(BAWANG, 9, 25000, problem, saver=Saver(10, 20000, 200000, 225000))))

    assert talk.text == "Lebih hemat tambah 1: 9 botol Rp225.000, 10 botol cuma Rp200.000."
    assert labels(talk) == ["Jadi 10 · Rp200.000", "Tetap 9 · Rp225.000", "Hapus"]


def test_buying_more_costs_the_same() -> None:
    problem = BelowMinimum(10, "reseller", 2, 10, 20000, 25000, is_mixed=True)
    talk = said(shown(quoted(BAWANG, 8, 25000, problem, saver=Saver(10, 20000, 200000, 200000))))

    assert talk.text == "Tambah 2 harganya sama: 8 botol Rp200.000, 10 botol juga Rp200.000."


def test_the_next_price_stands_under_the_draft() -> None:
    step, saver = NextBreak(3, 100, 9500, 500), Saver(100, 9500, 950000, 970000)
    talk = said(shown(quoted(UDANG, 97, 10000, next_break=step, saver=saver)))

    assert talk.text.endswith(
        "Tambah 3 bungkus lagi, harganya jadi Rp9.500. 100 bungkus Rp950.000, sekarang 97 bungkus Rp970.000."
    )
    assert labels(talk) == ["Jadi 100 · Rp950.000", "Konfirmasi pesanan", "Batal"]


def test_the_next_price_that_saves_only_by_the_piece() -> None:
    talk = said(
        shown(quoted(UDANG, 60, 10000, next_break=NextBreak(40, 100, 9500, 500)), quoted(BAWANG, 10, 20000))
    )

    assert talk.text.endswith(
        "Krupuk Udang: tambah 40 bungkus lagi, harganya jadi Rp9.500, hemat Rp500 per bungkus."
    )


@pytest.mark.parametrize(
    ("product", "quantity", "problem", "text", "buttons"),
    [
        (
            KRUPUK_BAWANG,
            12,
            NotMultiple(5, 10, 15),
            "Krupuk Bawang dijual per 5 bungkus. 12 belum bisa; yang terdekat 10 atau 15.",
            ["Jadi 10", "Jadi 15", "Hapus"],
        ),
        (
            KRUPUK_BAWANG,
            2,
            NotMultiple(5, None, 5),
            "Krupuk Bawang dijual per 5 bungkus. 2 belum bisa; yang terdekat 5.",
            ["Jadi 5", "Hapus"],
        ),
        (
            IJO,
            10,
            OverStock(0, None),
            "Sambal Ijo sedang habis.",
            ["Kabari saya", "Ganti rasa", "Hapus"],
        ),
        (
            IJO,
            10,
            OverQuota(6, 6),
            "Sambal Ijo untuk Sel 24 Nov tinggal bisa 6 botol, yang diminta 10.",
            ["Ambil 6", "Kirim hari lain", "Hapus"],
        ),
        (
            IJO,
            10,
            OverQuota(0, None),
            "Sambal Ijo untuk Sel 24 Nov sudah penuh.",
            ["Kirim hari lain", "Hapus"],
        ),
        (
            IJO,
            10,
            OverStock(6, 6),
            "Sambal Ijo tinggal 6 botol, yang diminta 10.",
            ["Ambil 6", "Kabari saya", "Hapus"],
        ),
        (
            IJO,
            500,
            OverMaximum(100, 100),
            "Sambal Ijo paling banyak 100 botol sekali pesan, yang diminta 500.",
            ["Ambil 100", "Hapus"],
        ),
        (NASTAR, 5, NotSold("reseller"), "Nastar belum dijual untuk reseller.", ["Hapus"]),
        (
            BAWANG,
            5,
            BelowMinimum(10, "reseller", 5, None, None, 25000, is_mixed=False),
            (
                "Sambal Bawang 5 botol: harga reseller mulai 10 botol, jadi kurang 5.\n"
                "Stoknya belum cukup untuk sampai ke sana."
            ),
            ["Tetap 5 · Rp125.000", "Hapus"],
        ),
        (
            BAWANG,
            5,
            BelowMinimum(10, "reseller", 5, 10, 20000, None, is_mixed=False),
            (
                "Sambal Bawang 5 botol: harga reseller mulai 10 botol, jadi kurang 5.\n"
                "Di bawah itu belum dijual."
            ),
            ["Jadi 10 · Rp200.000", "Hapus"],
        ),
    ],
)
def test_every_no_brings_its_reason_and_the_way_on(
    product, quantity: int, problem: Problem, text: str, buttons: list[str]
) -> None:
    talk = said(shown(quoted(product, quantity, None, problem)))

    assert talk.text.removesuffix("\nPilih salah satu:") == text
    assert labels(talk) == buttons


def test_with_several_lines_one_question_is_asked_at_a_time() -> None:
    reply = shown(
        quoted(UDANG, 24, 12000),
        quoted(BAWANG, 5, 25000, BELOW),
        quoted(IJO, 10, None, OverStock(6, 6)),
    )
    talk = said(reply)

    assert talk.text == (
        "Cek dulu ya, Siti Rohmah:\n"
        "1. Krupuk Udang 24 bungkus x Rp12.000 = Rp288.000\n"
        "2. Sambal Bawang 5 botol: harga reseller mulai 10 botol, jadi kurang 5.\n"
        "3. Sambal Ijo tinggal 6 botol, yang diminta 10.\n"
        "Boleh juga tambah rasa lain.\n"
        "Nomor 2 dulu, pilih salah satu:"
    )
    assert labels(talk) == ["Jadi 10 · Rp200.000", "Tetap 5 · Rp125.000", "Hapus", "Batal"]
    assert {press.line for press in presses(talk)[:3]} == {1}


def test_what_is_open_beside_a_problem_is_named_under_the_lines() -> None:
    asked = (OpenQuestion("sambal", 10, ("SMB-01", "SMB-02")), OpenQuestion("12", 12))
    reply = shown(quoted(BAWANG, 5, 25000, BELOW), questions=asked, choices=((BAWANG, IJO), ()))

    assert said(reply).text.endswith(
        "Sesudah ini masih ditanya: sambal 10, 12.\nNomor 1 dulu, pilih salah satu:"
    )


def test_which_product() -> None:
    question = OpenQuestion("sambal", 10, ("SMB-01", "SMB-02", "SMB-03"))
    talk = said(shown(questions=(question,), choices=((BAWANG, IJO, TERASI),)))

    assert talk.text == "10 botol sambal yang mana?"
    assert labels(talk) == ["Bawang", "Ijo", "Terasi", "Lanjut tanpa sambal", "Batal"]
    assert presses(talk)[1] == Pressed(Verb.CHOOSE, 37, 2, 0, 1)
    assert presses(talk)[3] == Pressed(Verb.SKIP, 37, 2, 0)


def test_how_many() -> None:
    talk = said(shown(questions=(OpenQuestion("nastar", None, ("NST-01",)),), choices=((NASTAR,),)))

    assert talk.text == "Nastar berapa toples?\nJumlah lain? Tulis misalnya: nastar 6."
    assert labels(talk) == ["6", "12", "24", "Lanjut tanpa Nastar", "Batal"]
    assert presses(talk)[1] == Pressed(Verb.CHOOSE, 37, 2, 0, 12)


@pytest.mark.parametrize(
    ("multiple", "most", "offered"),
    [(1, 10, ["6"]), (6, None, ["6", "12", "24"]), (5, None, ["5", "10", "25"])],
)
def test_quantities_are_offered_as_the_product_is_sold(
    multiple: int, most: int | None, offered: list[str]
) -> None:
    product = replace(NASTAR, multiple=multiple, max_per_order=most)
    talk = said(shown(questions=(OpenQuestion("nastar", None, ("NST-01",)),), choices=((product,),)))

    assert labels(talk)[: len(offered)] == offered


def test_an_unknown_product_beside_a_known_one() -> None:
    reply = shown(quoted(BAWANG, 10, 20000), questions=(OpenQuestion("rendang", 2),), choices=((),))
    talk = said(reply)

    assert talk.text == "Rendang tidak ada di daftar kami. Yang lain: Sambal Bawang 10 botol."
    assert labels(talk) == ["Lanjut tanpa rendang", "Lihat daftar"]


def test_an_amount_without_a_product() -> None:
    reply = shown(questions=(OpenQuestion("10 botol", 10),), choices=((),))

    assert said(reply).text == "10 botol apa? Tulis nama produknya."
    assert talk_of(voice(ENGLISH), reply).text == "10 botol of what? Write the product's name."
    assert labels(said(reply)) == ["Lanjut tanpa 10 botol", "Lihat daftar"]


def test_a_price_that_moved_since_it_was_shown() -> None:
    reply = shown(
        quoted(BAWANG, 10, 21500),
        quoted(UDANG, 24, 12000),
        moved=(Moved("Sambal Bawang", 20000, 21500),),
        total_before=488000,
    )
    talk = said(reply)

    assert talk.text.startswith(
        "Harga Sambal Bawang baru berubah, Rp20.000 jadi Rp21.500. Pesanan belum dicatat.\n"
        "Total sekarang Rp503.000 (tadi Rp488.000).\n"
    )
    assert labels(talk) == ["Konfirmasi pesanan", "Batal"]


def test_what_it_cost_before_is_compared_with_the_same_postage() -> None:
    moved = (Moved("Sambal Bawang", 20000, 21500),)
    reply = shown(quoted(BAWANG, 10, 21500), moved=moved, total_before=200000, postage=15000)

    assert "Total sekarang Rp230.000 (tadi Rp215.000)." in said(reply).text


@pytest.mark.parametrize(("postage", "before"), [((10000, 25000), "Rp210.000"), ((None, 25000), "Rp200.000")])
def test_what_it_cost_before_has_the_postage_of_before_where_that_moved_too(
    postage: tuple[int | None, int], before: str
) -> None:
    reply = shown(
        quoted(BAWANG, 10, 21500),
        moved=(Moved("Sambal Bawang", 20000, 21500),),
        total_before=200000,
        postage=25000,
        news=DraftNews(postage_moved=postage),
    )

    assert f"Total sekarang Rp240.000 (tadi {before})." in said(reply).text


def test_a_draft_that_was_not_recorded_since_something_moved_says_so_once() -> None:
    moved = DraftNews(postage_moved=(10000, 25000), not_recorded=True)
    talk = said(shown(quoted(BAWANG, 10, 20000), postage=25000, news=moved))

    assert talk.text.startswith(
        "Ongkir baru berubah, Rp10.000 jadi Rp25.000.\nPesanan belum dicatat.\nCek dulu ya, Siti Rohmah:\n"
    )
    price = said(shown(quoted(BAWANG, 10, 21500), moved=(Moved("Sambal Bawang", 20000, 21500),), news=moved))
    assert price.text.count("Pesanan belum dicatat.") == 1


@pytest.mark.parametrize("others", [(), (quoted(UDANG, 24, 12000),)])
def test_what_is_left_of_a_product_that_moved_is_told_before_what_can_be_had(
    others: tuple[QuotedLine, ...],
) -> None:
    moved = DraftNews(left_moved=("Sambal Bawang",), not_recorded=True)
    talk = said(shown(quoted(BAWANG, 30, 20000, OverStock(20, 20)), *others, news=moved))

    assert talk.text.startswith("Sisa Sambal Bawang baru berubah.\nPesanan belum dicatat.\n")
    assert "Sambal Bawang tinggal 20 botol, yang diminta 30." in talk.text


@pytest.mark.parametrize("question", [{}, {"is_swap": True}, {"is_sold": False}])
def test_more_products_than_telegram_takes_buttons_are_cut_and_the_rest_is_written(
    question: dict[str, bool],
) -> None:
    """https://core.telegram.org/bots/api#inlinekeyboardmarkup: more than 100 buttons are refused."""
    many = tuple(Product(f"X{at}", f"Sambal Rasa {at}", "botol", "sambal") for at in range(130))
    asked = OpenQuestion("sambal", 10, tuple(one.sku for one in many), **question)
    talk = said(shown(questions=(asked,), choices=(many,)))

    assert sum(map(len, talk.rows)) == 82
    assert talk.text.endswith("\nTidak ada di bawah ini? Tulis namanya.")
    few = said(shown(questions=(replace(asked, choices=asked.choices[:80]),), choices=(many[:80],)))
    assert (len(labels(few)), "Tulis namanya" in few.text) == (82, False)


def test_labels_stay_short_and_no_number_is_cut() -> None:
    problem = BelowMinimum(100000, "reseller", 5, 100000, 20000000, 25000000, is_mixed=False)
    talk = said(shown(quoted(BAWANG, 99995, 25000000, problem)))

    assert labels(talk) == ["Jadi 100.000", "Tetap 99.995", "Hapus"]
    long = OpenQuestion("sambal dengan nama yang panjang sekali", 10)
    assert all(len(label) <= LONGEST_LABEL for label in labels(said(shown(questions=(long,), choices=((),)))))


@pytest.mark.parametrize(
    ("moved", "text"),
    [
        (
            (date(2026, 12, 1), date(2027, 1, 20)),
            "Tanggal kirim baru berubah, Sel 1 Des jadi Rab 20 Jan 2027.",
        ),
        ((None, date(2026, 12, 1)), "Tanggal kirimnya sekarang Sel 1 Des."),
        ((date(2026, 12, 1), None), "Sekarang bisa dikirim secepatnya."),
    ],
)
def test_a_day_of_sending_that_moved_is_told_first(moved: tuple[date | None, date | None], text: str) -> None:
    assert said(replace(READY, news=DraftNews(ship_moved=moved))).text.startswith(text)
