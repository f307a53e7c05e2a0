"""An order whose row the owner deleted counts on until she says what she meant, by one tap."""

import pytest

from commands.asks import Pressed, Verb
from commands.book import Kind
from commands.decision import Decision
from commands.entries.orders import OrderMoved
from commands.entries.people import PartnerSet
from commands.entries.sheet import OrderRestored, RowFound, RowLost
from commands.entries.stock import StockKind, StockMoved
from commands.fold import status_cell
from commands.lost import LostRow
from commands.replies.drafts import OldButton
from commands.replies.orders import OrderNews
from commands.replies.people import OwnersOnly
from commands.replies.sheet import OrderRowAnswered, OrderRowGone, RowAnswer
from commands.rules.network import Partner, Standing
from commands.rules.orders import Order, OrderStatus
from tests.commands.looks import look, tab
from tests.commands.network import ADI, NOW, RATNA
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
ROW = f"Pesanan|{NO}"


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered ten bottles."""
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


def loses_its_row(talk: Talk) -> OrderRowGone:
    talk.sees(look(orders=tab(gone={NO, "P261124-999"})))
    question = talk.notices[RATNA][-1]
    assert isinstance(question, OrderRowGone)
    return question


def answers(speaker: Speaker, verb: Verb, question: OrderRowGone) -> object:
    return speaker.asks(Pressed(verb, question.subject, question.version))


def test_a_deleted_order_is_asked_about_once_and_counts_on(talk, order):
    assert talk.sees(look(orders=tab(present={NO}))) == Decision()
    question = loses_its_row(talk)

    assert talk.decisions[-1].entries == (RowLost("Pesanan", NO, NOW),)
    assert question.order == order
    assert (question.name, question.may_cancel) == ("Siti Rohmah", True)
    assert talk.notices[ADI] == talk.notices[RATNA] == [question]
    assert talk.sees(look(orders=tab(gone={NO}))) == Decision()
    assert talk.book.orders[NO] == order
    assert talk.book.reserved == {"SMB-01": 10}


def test_cancelled_by_the_button_its_stock_is_free_and_the_partner_hears_of_it(talk, order, siti, ratna):
    question = loses_its_row(talk)

    assert answers(ratna, Verb.CANCEL_GONE, question) == OrderRowAnswered(NO, RowAnswer.CANCELLED)

    assert talk.decisions[-1].entries == (
        OrderMoved(NO, OrderStatus.NEW, OrderStatus.CANCELLED, str(RATNA)),
        StockMoved(f"{NO}/B1", "SMB-01", 10, StockKind.CANCELLED, NO, NOW, str(RATNA)),
    )
    assert siti.hears == [
        OrderNews(NO, OrderStatus.CANCELLED, total=order.total, by="Bu Ratna", contact="0800-0000-0000")
    ]
    assert (talk.book.orders, talk.book.reserved, talk.book.lost) == ({}, {}, {})
    assert answers(ratna, Verb.CANCEL_GONE, question) == OldButton()


def test_shown_again_it_goes_out_once_whoever_presses(talk, order, siti, ratna, adi):
    question = loses_its_row(talk)

    assert answers(adi, Verb.RESTORE_ROW, question) == OrderRowAnswered(NO, RowAnswer.RETURNS)
    assert talk.decisions[-1].entries == (OrderRestored(order, question.version),)
    for speaker, verb in ((ratna, Verb.RESTORE_ROW), (ratna, Verb.CANCEL_GONE)):
        assert answers(speaker, verb, question) == OrderRowAnswered(NO, RowAnswer.RETURNS)
        assert talk.decisions[-1].entries == ()

    assert talk.book.orders[NO] == order
    assert talk.book.lost == {ROW: LostRow(question.version, returns=True)}
    assert talk.book.shown[status_cell(NO)] == OrderStatus.NEW.value
    assert siti.hears == []
    talk.sees(look(orders=tab(present={NO})))
    assert talk.book.lost == {}


def test_an_order_deleted_again_before_its_row_was_seen_is_asked_about_again(talk, order, ratna):
    first = loses_its_row(talk)
    answers(ratna, Verb.RESTORE_ROW, first)
    talk.book.put(Kind.LOST, ROW, LostRow(first.version - 60, returns=True))

    second = loses_its_row(talk)

    assert answers(ratna, Verb.RESTORE_ROW, second) == OrderRowAnswered(NO, RowAnswer.RETURNS)
    assert talk.decisions[-1].entries == (OrderRestored(order, second.version),)


def test_a_row_that_came_back_by_itself_withdraws_the_question(talk, order, ratna):
    question = loses_its_row(talk)
    talk.sees(look(orders=tab(present={NO, "P261124-998"})))

    assert talk.decisions[-1].entries == (RowFound("Pesanan", NO),)
    assert answers(ratna, Verb.CANCEL_GONE, question) == OrderRowAnswered(NO, RowAnswer.STANDS)
    assert talk.book.orders[NO] == order


def test_the_button_of_an_earlier_question_says_so(talk, order, ratna):
    question = loses_its_row(talk)

    answered = ratna.asks(Pressed(Verb.CANCEL_GONE, question.subject, question.version - 60))

    assert answered == OldButton()
    assert NO in talk.book.orders


@pytest.mark.parametrize("subject", [0, 7, 261124999])
def test_a_button_about_no_open_order_says_so(talk, ratna, subject):
    assert ratna.asks(Pressed(Verb.RESTORE_ROW, subject, 1)) == OldButton()


def test_only_the_team_may_answer(talk, order, siti):
    question = loses_its_row(talk)

    assert answers(siti, Verb.CANCEL_GONE, question) == OwnersOnly(())
    assert NO in talk.book.orders


def test_what_was_sent_can_only_be_shown_again(talk, order, ratna):
    question = loses_its_row(talk)
    talk.happens(OrderMoved(NO, OrderStatus.NEW, OrderStatus.SHIPPED, "1"))

    asked = answers(ratna, Verb.CANCEL_GONE, question)

    assert isinstance(asked, OrderRowGone)
    assert not asked.may_cancel
    assert talk.book.orders[NO].status is OrderStatus.SHIPPED


def test_cancelling_for_a_partner_without_telegram_tells_nobody(talk, order, ratna):
    question = loses_its_row(talk)
    talk.happens(PartnerSet(Partner("M001", "reseller", Standing.ACTIVE)))
    talk.notices.clear()

    answers(ratna, Verb.CANCEL_GONE, question)

    assert talk.book.orders == {}
    assert talk.notices == {}
