"""Pages as people get them: their size, their text, their code, read back by readers that did not draw them."""

from dataclasses import replace

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.paper.draw import draw
from bot.paper.pages import page_of
from bot.wording import ENGLISH, INDONESIAN
from bot.wording.words import Words
from commands.papers import Labels, Letterhead, NotaLine, Packed, Paper, ToMake, ToPack
from commands.rules.network import Particulars
from commands.rules.orders import PaymentStatus, PayMethod
from tests.paper import papers
from tests.paper.pictures import FOLDER, drawn, shown
from tests.paper.read import box_of_code, codes_in, is_empty, millimetres_of, normal, size_of, text_of

TRICKS = (
    '#import "x.typ": *',
    '#read("/etc/passwd")',
    "$x^2$ *tebal* _miring_ `kode`",
    "<b>tebal</b>",
    "=IMPORTXML(1)",
    "// bukan catatan /* juga bukan */",
    "\\ #h(1fr) ~ @nama <label>",
)  # fmt: skip


def pdf_of(paper: Paper, words: Words = INDONESIAN) -> bytes:
    page = page_of(paper, words)
    return draw(page.template, "pdf", page.data)


def png_of(paper: Paper) -> bytes:
    page = page_of(paper, INDONESIAN)
    return draw(page.template, "png", page.data)


def says(pdf: bytes, *texts: str) -> bool:
    found = normal(text_of(pdf))
    return all(normal(text) in found for text in texts)


def test_an_unpaid_nota_says_who_owes_what_for_what_and_how_to_pay() -> None:
    pdf = pdf_of(papers.unpaid())

    assert says(pdf, "Sambal Ibu", "Jalan Contoh 1, Cirebon", "WA 0800-0000-0000", "Siti Rohmah", "reseller")
    assert says(
        pdf, "P261124-007", "24 November 2026", "Belum dibayar", "BCA 123", "Atau scan QRIS ini, Rp488.000"
    )
    assert says(pdf, "10 botol × Rp20.000Rp200.000", "24 bungkus × Rp12.000Rp288.000", "Ongkirgratis")
    assert says(pdf, "TotalRp488.000", "empat ratus delapan puluh delapan ribu rupiah")
    assert millimetres_of(pdf) == [(148, 210)]


def test_a_nota_speaks_the_networks_language() -> None:
    pdf = pdf_of(papers.unpaid(), ENGLISH)

    assert says(pdf, "Not paid yet", "four hundred and eighty-eight thousand rupiah", "10 bottles × Rp20.000")


@pytest.mark.parametrize("width", [None, 360])
def test_the_qris_of_a_nota_is_read_from_the_picture_also_at_a_phones_width(width: int | None) -> None:
    png = png_of(papers.unpaid())

    assert size_of(png)[0] == 1080
    assert codes_in(png, width=width) == [papers.QRIS]


def test_the_qris_has_the_empty_border_of_four_modules_that_scanners_want() -> None:
    png = png_of(papers.unpaid())
    left, top, right, bottom = box_of_code(png)
    modules = segno.make_qr(papers.QRIS, error="m").symbol_size(border=0)[0]
    quiet = int(3.7 * (right - left) / modules)

    assert is_empty(png, (left - quiet, top - quiet, right + quiet, top - 3))
    assert is_empty(png, (left - quiet, bottom + 3, right + quiet, bottom + quiet))


def test_a_paid_nota_asks_for_nothing() -> None:
    paid = papers.paid()
    text = normal(text_of(pdf_of(paid)))

    assert "Lunas" in text
    assert "BCA" not in text
    assert "QRIS" not in text
    assert codes_in(png_of(paid)) == []


def test_a_nota_of_forty_lines_with_long_names_has_all_of_them() -> None:
    nota = papers.of_forty_lines()
    pdf, (width, height) = pdf_of(nota), size_of(png_of(nota))
    text = normal(text_of(pdf))

    assert set(millimetres_of(pdf)) == {(148, 210)}
    assert text.count(normal(papers.LONG_NAME)) == 10
    assert all(normal(f"{at + 10} bungkus × Rp12.000") in text for at in range(39))
    assert says(pdf, "Krupuk rasa nomor 1 (perubahan)", "-2 bungkus × Rp12.000-Rp24.000", "Halaman 3 dari 3")
    assert text.count("P261124-009") == len(millimetres_of(pdf))
    assert says(pdf, "Ongkirmasih dihitung", "Sudah dibayarRp100.000", "Sisa yang dibayarRp13.448.000")
    assert width == 1080
    assert width + height <= 10_000


def test_a_picture_stays_what_telegram_takes_as_a_photo_however_many_lines_there_are() -> None:
    nota = replace(papers.of_forty_lines(), lines=papers.of_forty_lines().lines * 4)

    assert 9_000 < sum(size_of(png_of(nota))) <= 10_000


def test_a_label_tells_no_price_no_note_and_only_the_name_in_which_it_is_sent() -> None:
    pdf = pdf_of(papers.dropship_label())
    text = normal(text_of(pdf))

    assert says(
        pdf, "Bu Endang Susilowati", "HP 0800-0000-0008", "Jalan Contoh 8, RT 02 RW 05", "Tegal", "JNE"
    )
    assert says(pdf, "PengirimToko Siti", "20 paket Paket Hemat", "P261124-008")
    assert not any(word in text for word in ("Rp", "38.000", "SambalIbu", "WA", "Contoh1,", "Titip"))
    assert millimetres_of(pdf) == [(105, 148)]
    assert size_of(png_of(papers.dropship_label())) == (1050, 1480)


def test_labels_are_printed_one_a_page_and_what_is_too_much_for_one_goes_on_upon_the_next() -> None:
    (one,) = papers.dropship_label().labels
    many = tuple(Packed(f"{papers.LONG_NAME[:57]} {at}", 5, "botol") for at in range(10, 50))
    pdf = pdf_of(Labels((one, replace(one, no="P261124-010", contents=many), one)))
    text = normal(text_of(pdf))

    assert set(millimetres_of(pdf)) == {(105, 148)}
    assert len(millimetres_of(pdf)) > 3
    assert all(normal(item.name) in text for item in many)
    assert text.count("P261124-010") == len(millimetres_of(pdf)) - 2


def test_the_packing_list_says_what_to_pack_and_what_all_of_it_takes() -> None:
    pdf = pdf_of(papers.to_pack())

    assert says(
        pdf, "Daftar siapkan", "25 November 2026 · 2 pesanan", "Siti Rohmah", "10 botol Sambal Bawang"
    )
    assert says(
        pdf, "pesanan Siti Rohmah · atas nama Toko Siti", "20 paket Paket Hemat", "Titip di pos satpam ya"
    )
    assert says(
        pdf, "Krupuk Udang", "40 untuk paket", "64 bungkus 40 24", "Sambal Bawang 20, Krupuk Udang 40"
    )
    assert millimetres_of(pdf) == [(210, 297)]
    assert size_of(png_of(papers.to_pack()))[0] == 1080


def test_the_packing_list_says_of_each_order_whether_it_is_paid() -> None:
    first, second = papers.to_pack().orders

    def mark(method: PayMethod, state: PaymentStatus) -> str:
        one = replace(second, payment=state, pay_method=method)
        text = normal(text_of(pdf_of(replace(papers.to_pack(), orders=(one,), recap=()))))
        return text.partition("TokoSiti")[2].partition("20paket")[0]

    assert (first.payment, first.pay_method) == (PaymentStatus.UNPAID, PayMethod.TRANSFER)
    assert mark(PayMethod.TRANSFER, PaymentStatus.UNPAID) == "Belumbayar"
    assert mark(PayMethod.QRIS, PaymentStatus.TO_CHECK) == "Pembayaransedangdicek"
    assert mark(PayMethod.QRIS, PaymentStatus.PARTLY) == "Sudahdibayarsebagian"
    assert mark(PayMethod.CASH, PaymentStatus.PAID) == "Lunas"
    assert mark(PayMethod.AT_DOOR, PaymentStatus.UNPAID) == "Bayarditempat"
    assert mark(PayMethod.CASH, PaymentStatus.UNPAID) == "Bayarsaatdiambil"
    assert mark(PayMethod.CREDIT, PaymentStatus.UNPAID) == "Tempo"


def test_a_day_without_orders_has_a_packing_list_that_says_so() -> None:
    assert says(pdf_of(replace(papers.to_pack(), orders=(), recap=())), "Tidak ada yang perlu disiapkan.")


def everywhere(text: str) -> tuple[Paper, ...]:
    """Pages with this text in every field that people write."""
    to = Particulars("P1", "M1", text, text, text, text, text, text)
    nota = replace(
        papers.unpaid(), business=Letterhead(text, text, text), partner=text, tier=text, accounts=(text,),
        lines=(NotaLine(text, 3, text, 5),),
    )  # fmt: skip
    (label,) = papers.dropship_label().labels
    labels = Labels((replace(label, sender=Letterhead(text, text, text), to=to, courier=text),))
    first, _ = papers.to_pack().orders
    packed = ToPack("P1", "", to, label.delivery, (Packed(text, 1, text),), first.payment, first.pay_method)
    return (
        nota,
        labels,
        replace(papers.to_pack(), business=text, orders=(packed,), recap=(ToMake(text, text, 1_234),)),
    )


@pytest.mark.parametrize("trick", TRICKS)
def test_what_people_write_is_never_taken_for_the_typesetters_language(trick: str) -> None:
    for paper, times in zip(everywhere(trick), (7, 8, 8), strict=True):
        assert normal(text_of(pdf_of(paper))).count(normal(trick)) >= times


def test_signs_that_turn_or_hide_the_text_behind_them_are_left_out() -> None:
    assert says(
        pdf_of(replace(papers.unpaid(), partner="Siti\u202e000.5pR\x00\x07\u2066 Rohmah")),
        "Siti000.5pR Rohmah",
    )


@pytest.mark.parametrize("name", ["مرحبا", "中文名字", "😀🌶️👩🏽‍🍳", "\U0010ffff\ud800", "W" * 60, ""])
def test_any_script_and_any_sign_can_stand_in_a_name(name: str) -> None:
    nota = replace(papers.unpaid(), partner=name, lines=(NotaLine(name, 1, "botol", 5),))

    assert says(pdf_of(nota), "P261124-007", "TotalRp488.000")
    assert size_of(png_of(nota))[0] == 1080


@pytest.mark.parametrize("word", ["W" * 60, papers.LONG_NAME], ids=["one word", "many words"])
def test_nothing_of_a_long_name_runs_into_the_margin(word: str) -> None:
    for paper in everywhere(word):
        png = png_of(paper)
        width, height = size_of(png)

        assert is_empty(png, (width - 70, 0, width, height))


LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]), max_size=60
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(partner=LATIN, name=LATIN, account=LATIN)
def test_whatever_is_written_is_found_again_in_the_print(partner: str, name: str, account: str) -> None:
    nota = replace(
        papers.unpaid(), partner=partner, lines=(NotaLine(name, 1, "botol", 5),), accounts=(account,)
    )

    assert says(pdf_of(nota), partner, name, account)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_whatever_is_written_can_be_printed(text: str) -> None:
    for paper in everywhere(text):
        assert pdf_of(paper).startswith(b"%PDF")


def test_the_pictures_in_the_documents_are_those_that_are_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == shown().keys()
    for path, content in drawn():
        assert size_of(path.read_bytes()) == size_of(content), f"{path.name}: python -m tests.paper.pictures"
