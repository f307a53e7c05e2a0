"""Lines whose rows the owner deleted from `Item Pesanan` hold as agreed, until she says what she meant, by one tap."""

import pytest

from commands.asks import Pressed, Verb
from commands.decision import Decision
from commands.entries.orders import OrderMoved
from commands.entries.sheet import LinesRestored, OrderRestored, RowFound, RowLost
from commands.lost import LostRow
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import LinesAnswer, LinesAnswered, LinesGone
from commands.rules.orders import Order, OrderStatus
from tests.commands.looks import look, tab
from tests.commands.network import ADI, NOW, RATNA
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
FIRST, SECOND = f"{NO}|1", f"{NO}|2"


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered two things."""
    siti.orders("sambal bawang 10, sambal ijo 10")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


def loses(talk: Talk, *keys: str) -> LinesGone:
    talk.sees(look(lines=tab(gone={*keys, "P261124-999|1", f"{NO}|9"})))
    question = talk.notices[RATNA][-1]
    assert isinstance(question, LinesGone)
    return question


def answers(speaker: Speaker, verb: Verb, question: LinesGone) -> object:
    return speaker.asks(Pressed(verb, question.subject, question.version))


def test_deleted_lines_are_asked_about_once_and_hold_as_agreed(talk, order):
    assert talk.sees(look(lines=tab(present={FIRST, SECOND}))) == Decision()
    question = loses(talk, FIRST, SECOND)

    assert talk.decisions[-1].entries == (
        RowLost("Item Pesanan", FIRST, NOW),
        RowLost("Item Pesanan", SECOND, NOW),
    )
    assert (question.no, question.names) == (NO, tuple(line.name for line in order.lines))
    assert talk.notices[ADI] == talk.notices[RATNA] == [question]
    assert talk.sees(look(lines=tab(gone={FIRST, SECOND}))) == Decision()
    assert talk.book.orders[NO] == order


def test_shown_again_they_go_out_once_whoever_presses(talk, order, siti, ratna, adi):
    question = loses(talk, SECOND)

    assert answers(adi, Verb.RESTORE_LINES, question) == LinesAnswered(NO, LinesAnswer.RETURN)
    assert talk.decisions[-1].entries == (LinesRestored(order, (2,), question.version),)
    for verb in (Verb.RESTORE_LINES, Verb.LEAVE_LINES):
        assert answers(ratna, verb, question) == LinesAnswered(NO, LinesAnswer.RETURN)
        assert talk.decisions[-1].entries == ()

    assert talk.book.orders[NO] == order
    assert talk.book.lost == {f"Item Pesanan|{SECOND}": LostRow(question.version, returns=True)}
    assert siti.hears == []
    talk.sees(look(lines=tab(present={FIRST, SECOND})))
    assert talk.decisions[-1].entries == (RowFound("Item Pesanan", SECOND),)
    assert talk.book.lost == {}


def test_left_alone_they_are_not_asked_about_again_and_can_still_be_shown(talk, order, ratna, adi):
    question = loses(talk, FIRST)

    assert answers(ratna, Verb.LEAVE_LINES, question) == LinesAnswered(NO, LinesAnswer.LEFT)
    assert talk.decisions[-1].entries == ()
    assert talk.sees(look(lines=tab(gone={FIRST}))) == Decision()
    assert talk.book.orders[NO] == order
    assert answers(adi, Verb.RESTORE_LINES, question) == LinesAnswered(NO, LinesAnswer.RETURN)


def test_a_line_deleted_again_before_its_row_was_seen_is_asked_about_again(talk, order, ratna):
    answers(ratna, Verb.RESTORE_LINES, loses(talk, FIRST))

    loses(talk, FIRST)

    assert talk.decisions[-1].entries == (RowLost("Item Pesanan", FIRST, NOW),)


def test_rows_that_came_back_by_themselves_withdraw_the_question(talk, order, ratna):
    question = loses(talk, FIRST)
    talk.sees(look(lines=tab(present={FIRST, SECOND})))

    assert answers(ratna, Verb.RESTORE_LINES, question) == LinesAnswered(NO, LinesAnswer.STAND)
    assert talk.decisions[-1].entries == ()


def test_the_button_of_an_earlier_question_says_so(talk, order, ratna):
    question = loses(talk, FIRST)

    assert ratna.asks(Pressed(Verb.RESTORE_LINES, question.subject, question.version - 60)) == OldButton()
    assert ratna.asks(Pressed(Verb.RESTORE_LINES, 7, 1)) == OldButton()


def test_only_the_team_may_answer_for_lines(talk, order, siti):
    assert answers(siti, Verb.RESTORE_LINES, loses(talk, FIRST)) == OwnersOnly(())


def test_an_order_that_ends_takes_the_question_about_its_lines_along(talk, order, ratna):
    question = loses(talk, FIRST, SECOND)
    talk.happens(OrderRestored(order, question.version))

    talk.happens(OrderMoved(NO, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    assert talk.book.lost == {}
    assert answers(ratna, Verb.RESTORE_LINES, question) == OldButton()
