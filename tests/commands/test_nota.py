"""Pages that are asked for: an order's nota and label, the packing list of a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commands.asks import Pressed, Verb
from commands.entries.catalog import SettingSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import Amendment, OrderAmended, OrderMoved, OrderPlaced
from commands.papers.values import Form, Labels, Nota, PackingList
from commands.pointing import pointer
from commands.replies.changes import OrderCard, OrderUnknown
from commands.replies.papers import (
    DayUnknown,
    LabelSent,
    NotaSent,
    NotaText,
    NothingToPack,
    PackingSent,
    WhichNota,
)
from commands.replies.people import GoPrivate, OwnersOnly, PartnersOnly
from commands.rules.orders import Delivery, OrderStatus
from tests.commands.network import NOW, SHOP, SITI
from tests.commands.qris_codes import code

NO = "P261124-001"


def press(verb: Verb, no: str = NO) -> Pressed:
    return Pressed(verb, pointer(no))


@pytest.fixture
def ordered(talk, siti):
    talk.happens(SettingSet("QRIS", code()))
    siti.orders("sambal bawang 10")
    siti.confirms()
    return talk


def test_her_nota_is_a_picture_with_a_qris_of_what_is_left(ordered, siti):
    sent = siti.says(f"/nota {NO}")

    assert isinstance(sent, NotaSent)
    assert (sent.page.form, sent.page.name) == (Form.PNG, "nota-P261124-001")
    nota = sent.page.paper
    assert isinstance(nota, Nota)
    assert (nota.no, nota.partner, nota.unpaid) == (NO, "Siti Rohmah", 210_000)
    assert "5406210000" in nota.qris


def test_by_button_as_pdf_or_as_text(ordered, siti):
    pdf = siti.asks(press(Verb.NOTA_PDF))
    text = siti.asks(press(Verb.NOTA_TEXT))

    assert isinstance(pdf, NotaSent)
    assert pdf.page.form is Form.PDF
    assert isinstance(text, NotaText)
    assert text.nota == pdf.page.paper


def test_a_paid_nota_asks_for_nothing_however_old_it_is(ordered, siti):
    ordered.happens(
        PaymentRecorded("B1", "M001", NO, 210_000, "transfer", NOW, "1"),
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "1"),
        OrderMoved(NO, OrderStatus.SHIPPED, OrderStatus.DONE, "1"),
    )
    assert NO not in ordered.book.orders

    sent = siti.asks(press(Verb.NOTA))

    assert isinstance(sent, NotaSent)
    assert isinstance(sent.page.paper, Nota)
    assert (sent.page.paper.unpaid, sent.page.paper.qris) == (0, "")


def test_another_partners_nota_is_like_one_that_never_was(ordered, budi, stranger, ratna):
    assert budi.says(f"/nota {NO}") == OrderUnknown(NO)
    assert budi.asks(press(Verb.NOTA)) == OrderUnknown(NO)
    assert ratna.says("/nota P261124-099") == OrderUnknown("P261124-099")
    assert stranger.says(f"/nota {NO}") == PartnersOnly("0800-0000-0000")
    assert ordered.in_group(SITI, SHOP).says(f"/nota {NO}") == GoPrivate("nota")
    assert isinstance(ratna.says(f"/nota {NO}"), NotaSent)


def test_without_a_number_the_newest_are_offered(ordered, siti, budi, ratna):
    assert siti.says("/nota") == WhichNota((NO,))
    assert ratna.says("/nota") == WhichNota((NO,))
    assert budi.says("/nota") == WhichNota(())
    assert siti.says("/nota yang kemarin") == OrderUnknown("yang kemarin", "nota")


def test_the_label_is_the_teams_and_bears_no_price(ordered, siti, adi):
    assert siti.asks(press(Verb.LABEL)) == OwnersOnly(())

    sent = adi.asks(press(Verb.LABEL))

    assert isinstance(sent, LabelSent)
    assert sent.page.form is Form.PDF
    assert isinstance(sent.page.paper, Labels)
    assert [one.no for one in sent.page.paper.labels] == [NO]


def test_an_orders_card_offers_its_pages_and_what_can_be_done_about_its_money(ordered, siti, ratna):
    hers, teams = siti.asks(press(Verb.SHOW_ORDER)), ratna.asks(press(Verb.SHOW_ORDER))

    assert isinstance(hers, OrderCard)
    assert hers.ways[-3:] == (Verb.SHOW_BILL, Verb.NOTA, Verb.ORDER_AGAIN)
    assert teams.ways[-3:] == (Verb.TAKE_MONEY, Verb.NOTA, Verb.LABEL)
    ordered.happens(
        PaymentRecorded("B1", "M001", NO, 210_000, "transfer", NOW, "1"),
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "1"),
    )
    assert siti.asks(press(Verb.SHOW_ORDER)).ways[-2:] == (Verb.NOTA, Verb.ORDER_AGAIN)
    assert ratna.asks(press(Verb.SHOW_ORDER)).ways[-1] is Verb.NOTA


# --- /siapkan ---------------------------------------------------------------------------------


def on_day(talk, no: str, day: date | None, delivery: Delivery = Delivery.COURIER) -> None:
    order = replace(talk.book.orders[no], ship_on=day, delivery=delivery)
    talk.happens(OrderAmended(order, 0, Amendment.TERMS, NOW, "1"))


@pytest.fixture
def busy(talk, siti, budi):
    """Three orders: as soon as possible, on Thursday, and one that is fetched."""
    for who, words in ((siti, "sambal bawang 10"), (budi, "sambal ijo 50"), (siti, "sambal terasi 10")):
        who.orders(words)
        who.confirms()
    on_day(talk, "P261124-002", date(2026, 11, 26))
    on_day(talk, "P261124-003", None, Delivery.FETCHED)
    return talk


def packed(sent) -> list[str]:
    assert isinstance(sent, PackingSent)
    assert isinstance(sent.page.paper, PackingList)
    return [one.no[-3:] for one in sent.page.paper.orders]


def test_what_waits_is_packed_on_its_day_and_what_has_none_at_once(busy, ratna, adi):
    assert packed(ratna.says("/siapkan")) == ["001", "003"]
    assert packed(adi.says("/siapkan hari ini")) == ["001", "003"]
    assert packed(ratna.says("/siapkan 26/11")) == ["001", "002", "003"]
    busy.happens(OrderMoved("P261124-001", OrderStatus.NEW, OrderStatus.SHIPPED, "1"))
    assert packed(ratna.says("/siapkan besok")) == ["003"]


def test_the_list_is_printed_and_its_labels_too_but_not_for_what_is_fetched(busy, ratna):
    shown = ratna.says("/siapkan")
    day = shown.day.toordinal()

    printed = ratna.asks(Pressed(Verb.PACKING_PDF, quantity=day))
    labels = ratna.asks(Pressed(Verb.DAY_LABELS, quantity=day))

    assert (shown.page.form, printed.page.form) == (Form.PNG, Form.PDF)
    assert shown.has_labels
    assert labels.numbers == ("P261124-001",)
    for no in ("P261124-001", "P261124-002"):
        busy.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))
    assert ratna.says("/siapkan").has_labels is False
    assert ratna.asks(Pressed(Verb.DAY_LABELS, quantity=day)) == NothingToPack(shown.day)


def test_a_list_too_long_for_a_phones_picture_is_sent_to_print_at_once(talk, siti, ratna):
    siti.orders("sambal bawang 10, krupuk udang 10")
    first = siti.confirms().order
    for number in range(2, 21):
        talk.happens(OrderPlaced(replace(first, no=f"P261124-{number:03d}", reserves=())))

    assert ratna.says("/siapkan").page.form is Form.PDF
    for number in range(13, 21):
        talk.happens(OrderMoved(f"P261124-{number:03d}", OrderStatus.NEW, OrderStatus.CANCELLED, "1"))
    assert ratna.says("/siapkan").page.form is Form.PNG


def test_days_are_read_as_people_say_them(busy, ratna):
    for said in ("kamis", "hari kamis ya", "Kamis pagi", "untuk kamis?"):
        assert ratna.says(f"/siapkan {said}").day == date(2026, 11, 26)
    assert ratna.says("/siapkan hari ini ya").day == date(2026, 11, 24)
    assert ratna.says("/siapkan besok pagi").day == date(2026, 11, 25)


def test_a_day_with_nothing_and_what_is_no_day_are_said(talk, siti, ratna):
    today = date(2026, 11, 24)
    assert ratna.says("/siapkan") == NothingToPack(today)
    assert ratna.says("/siapkan lusa") == NothingToPack(today + timedelta(days=2))
    assert ratna.says("/siapkan nanti") == DayUnknown("nanti")
    assert ratna.asks(Pressed(Verb.PACKING_PDF, quantity=0)) == DayUnknown("")


def test_only_the_team_packs(siti):
    assert isinstance(siti.says("/siapkan"), OwnersOnly)
    assert isinstance(siti.asks(Pressed(Verb.DAY_LABELS, quantity=1)), OwnersOnly)
