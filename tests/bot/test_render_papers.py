"""Pages that are sent, and the nota as text: sample 54 of wording.md."""

from dataclasses import replace
from datetime import date

from bot.render_papers import nota_text
from bot.say import talk_of
from bot.wording import ENGLISH, INDONESIAN
from commands.files import Page
from commands.papers.values import Form
from commands.replies.changes import WhichToExplain
from commands.replies.papers import (
    DayUnknown,
    LabelSent,
    NotaSent,
    NotaText,
    NothingToPack,
    PackingSent,
    WhichNota,
)
from tests.bot.example import voice
from tests.bot.test_render_drafts import labels
from tests.paper import papers

PNG = Page(papers.unpaid(), Form.PNG, "nota")
PDF = replace(PNG, form=Form.PDF)
DAY = date(2026, 11, 25)
TEXT = replace(papers.unpaid(), accounts=("BCA 0000000000 a.n. Ratna",))


def test_a_nota_hangs_under_its_number_and_can_be_printed_or_pasted():
    talk = talk_of(voice(INDONESIAN), NotaSent("P261124-007", PNG))

    assert (talk.text, talk.attachment) == ("Nota P261124-007.", PNG)
    assert labels(talk) == ["PDF", "Teks WhatsApp"]
    assert labels(talk_of(voice(INDONESIAN), NotaSent("P261124-007", PDF))) == []


def test_the_nota_for_whatsapp():
    talk = talk_of(voice(INDONESIAN), NotaText(TEXT))

    assert talk.text == (
        "*Sambal Ibu*, nota P261124-007\n"
        "Siti Rohmah, Sel 24 Nov\n"
        "10 botol Sambal Bawang @20.000 = 200.000\n"
        "24 bungkus Krupuk Udang @12.000 = 288.000\n"
        "*Total Rp488.000*\n"
        "BCA 0000000000 a.n. Ratna"
    )
    (link,) = [button.url for row in talk.rows for button in row]
    assert link.startswith("https://wa.me/?text=%2ASambal%20Ibu%2A")


def test_a_nota_too_long_for_a_link_is_text_alone():
    long = papers.of_forty_lines()
    talk = talk_of(voice(INDONESIAN), NotaText(long))

    assert (talk.rows, talk.text) == ((), nota_text(voice(INDONESIAN), long))


def test_what_is_paid_part_paid_off_or_waits_for_postage_says_so():
    def says(**changes: object) -> list[str]:
        nota = replace(TEXT, accounts=(), **changes)  # type: ignore[arg-type] # by name
        return nota_text(voice(INDONESIAN), nota).splitlines()[4:]

    assert says(paid=488_000, unpaid=0) == ["*Total Rp488.000*", "Lunas"]
    assert says(paid=300_000, unpaid=188_000)[1:] == ["Sudah dibayar Rp300.000", "*Sisa Rp188.000*"]
    assert says(is_cancelled=True) == ["*Total Rp488.000*", "Dibatalkan"]
    assert says(postage=None)[0] == "Ongkir masih dihitung"
    assert says(postage=15_000)[0] == "Ongkir 15.000"


def test_a_name_is_never_whatsapps_markup():
    named = replace(TEXT, partner="*Siti* _Rohmah_", accounts=())

    assert nota_text(voice(INDONESIAN), named).splitlines()[1] == "Siti Rohmah, Sel 24 Nov"


def test_labels_and_lists_say_what_they_are():
    def says(reply: object) -> str:
        return talk_of(voice(INDONESIAN), reply).text  # type: ignore[arg-type] # one of them

    assert says(LabelSent(("P261124-007",), PDF)) == "Label P261124-007."
    assert says(LabelSent(("P261124-007", "P261124-008"), PDF)) == "2 label, satu per halaman."
    assert says(NothingToPack(DAY)) == "Belum ada yang perlu disiapkan untuk Rab 25 Nov."
    assert says(DayUnknown("nanti")).startswith("Untuk hari apa?")
    assert says(WhichNota(("P261124-007",), has_more=True)) == (
        "Nota pesanan yang mana?\nYang lain: tulis nomornya, misalnya /nota P261124-007"
    )
    assert says(WhichToExplain(("P261124-007",), has_more=True)) == (
        "Pesanan yang mana?\nYang lain: tulis nomornya, misalnya /kenapa P261124-007"
    )
    assert says(WhichNota(())) == "Belum ada pesanan."
    shown = talk_of(voice(INDONESIAN), PackingSent(DAY, 2, PNG, has_labels=True))
    assert (shown.text, labels(shown)) == ("Daftar siapkan Rab 25 Nov: 2 pesanan.", ["Cetak", "Cetak label"])
    assert labels(talk_of(voice(ENGLISH), PackingSent(DAY, 2, PDF, has_labels=False))) == []
    assert labels(talk_of(voice(INDONESIAN), WhichNota(("P261124-007",)))) == ["P261124-007"]
