"""The owner types another content over `Isi`: it is asked back with the new total, and done when she says so."""

from dataclasses import replace

import pytest

from commands.asks import Pressed, Verb
from commands.decision import Decision
from commands.edits.content import answer_to
from commands.edits.seen import OrderSeen
from commands.entries.catalog import PriceEnded, ProductEnded
from commands.pointing import pointer
from commands.replies.changes import ChangeLeft, EditRefused, EditShown, OrderChanged, OrderEdited
from commands.replies.drafts import OldButton
from commands.replies.sheet import EditKind
from commands.row_cells import ITEMS
from commands.rules.orders import Order, OrderStatus
from tests.commands.looks import look, tab
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
SENT = OrderStatus.SHIPPED


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered ten bottles and twelve packets, with postage of 10.000: 354.000."""
    siti.orders("sambal bawang 10, krupuk udang 12")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


def types(talk: Talk, items: str, status: OrderStatus | None = None) -> Decision:
    """She typed this into the cell of the order's row."""
    known = talk.book.orders[NO].postage
    row = OrderSeen(NO, status, known, items=items, typed=frozenset({ITEMS}))
    return talk.sees(look(orders=tab({NO: row})))


def asked(who: Speaker) -> EditShown:
    reply = who.hears[-1]
    assert isinstance(reply, EditShown)
    return reply


def answers(who: Speaker, verb: Verb, question: EditShown) -> object:
    return who.asks(Pressed(verb, pointer(NO), question.change))


def test_a_new_content_is_asked_back_with_its_total_and_changes_nothing_yet(talk, ratna, siti, order):
    decision = types(talk, "Sambal Bawang 8, Krupuk Udang 12")

    question = asked(ratna)
    assert (question.no, question.before, question.choices[0].total) == (NO, 354_000, 314_000)
    assert question.from_sheet
    assert decision.entries == ()
    assert talk.book.orders[NO] == order
    assert siti.hears == []


def test_when_she_saves_it_the_order_changes_and_the_partner_hears_of_it(talk, ratna, siti, order):
    types(talk, "Sambal Bawang 8, Krupuk Udang 12")

    assert isinstance(answers(ratna, Verb.SAVE_EDIT, asked(ratna)), OrderEdited)
    assert talk.book.orders[NO].pieces == {"SMB-01": 8, "KRP-01": 12}
    assert isinstance(siti.hears[-1], OrderChanged)
    assert answers(ratna, Verb.SAVE_EDIT, asked(ratna)) == OldButton()


def test_anybody_of_the_team_may_answer_and_her_own_change_waits_meanwhile(talk, ratna, adi, order):
    own = ratna.says(f"/ubah {NO} sambal bawang 9")
    assert isinstance(own, EditShown)
    types(talk, "Sambal Bawang 8, Krupuk Udang 12")

    assert isinstance(answers(adi, Verb.SAVE_EDIT, asked(ratna)), OrderEdited)
    assert talk.book.orders[NO].pieces["SMB-01"] == 8
    assert isinstance(answers(ratna, Verb.SAVE_EDIT, own), EditShown)


def test_what_the_cell_names_no_more_is_no_more_in_the_order(talk, ratna, order):
    types(talk, "Sambal Bawang 10")

    (gone,) = asked(ratna).choices[0].lines
    assert (gone.name, gone.after) == ("Krupuk Udang", 0)


def test_a_cell_that_only_says_what_changes_is_read_so(talk, ratna, order):
    types(talk, "hapus krupuk")

    (gone,) = asked(ratna).choices[0].lines
    assert (gone.name, gone.after) == ("Krupuk Udang", 0)


def test_so_is_a_cell_that_says_how_much_more(talk, ratna, order):
    types(talk, "tambah sambal bawang 5")

    (more,) = asked(ratna).choices[0].lines
    assert (more.name, more.after) == ("Sambal Bawang", 15)


def test_a_product_that_is_not_sold_any_more_stays_as_it_was_agreed(talk, ratna, order):
    talk.happens(ProductEnded("KRP-01"))
    types(talk, "sambal bawang 10, krupuk 6")

    (fewer,) = asked(ratna).choices[0].lines
    assert (fewer.name, fewer.after) == ("Krupuk Udang", 6)


def test_left_alone_it_stays_as_it_was(talk, ratna, order):
    types(talk, "Sambal Bawang 8")
    question = asked(ratna)

    assert answers(ratna, Verb.LEAVE_CHANGE, question) == ChangeLeft(NO)
    assert answers(ratna, Verb.SAVE_EDIT, question) == OldButton()
    assert talk.book.orders[NO] == order


def test_typed_once_more_the_newest_content_counts(talk, ratna, order):
    types(talk, "Sambal Bawang 8")
    first = asked(ratna)
    types(talk, "Sambal Bawang 7")

    assert answers(ratna, Verb.SAVE_EDIT, first) == OldButton()
    answers(ratna, Verb.SAVE_EDIT, asked(ratna))
    assert talk.book.orders[NO].pieces == {"SMB-01": 7}


def test_two_orders_typed_over_at_once_are_two_questions(talk, ratna, siti, order):
    siti.orders("sambal bawang 10")
    other = siti.confirms().order
    rows = {
        no: OrderSeen(no, None, talk.book.orders[no].postage, items=items, typed=frozenset({ITEMS}))
        for no, items in ((NO, "Sambal Bawang 8"), (other.no, "Sambal Bawang 12"))
    }
    talk.sees(look(orders=tab(rows)))

    first, second = (reply for reply in ratna.hears if isinstance(reply, EditShown))
    assert first.change != second.change
    answers(ratna, Verb.SAVE_EDIT, first)
    assert talk.book.orders[NO].pieces == {"SMB-01": 8}


def test_what_cannot_be_had_is_said(talk, ratna, order):
    talk.happens(*(PriceEnded(key) for key in talk.book.prices if key.startswith("SMB-02")))
    for key in list(talk.book.prices):
        if key.startswith("sambal"):
            talk.happens(PriceEnded(key))
    types(talk, "Sambal Bawang 10, Krupuk Udang 12, Sambal Ijo 3")

    assert isinstance(ratna.hears[-1], EditRefused)


@pytest.mark.parametrize(
    "items", ["", "Sambal Bawang 10, Krupuk Udang 12", "krupuk udang 12, sambal bawang 10", "?!"]
)
def test_what_says_nothing_new_or_nothing_clear_asks_nothing(talk, ratna, order, items):
    types(talk, items)

    assert ratna.hears == []


def test_what_is_sent_in_the_same_look_keeps_its_content(talk, ratna, order):
    types(talk, "Sambal Bawang 8", SENT)

    assert not any(isinstance(reply, EditShown) for reply in ratna.hears)


@pytest.mark.parametrize(
    ("items", "answer"),
    [
        ("Sambal Bawang 8", EditKind.CONTENT_ASKED),
        ("entah apa", EditKind.CONTENT_UNCLEAR),
        ("Krupuk Udang 12, Sambal Bawang 10", None),
        (" ", EditKind.ROW_PUT_BACK),
    ],
)
def test_the_cell_says_what_becomes_of_it(talk, order, items, answer):
    assert answer_to(talk.book, order, items) is answer


def test_of_what_is_off_it_says_that_the_cell_is_as_it_was(talk, order):
    off = replace(order, status=OrderStatus.CANCELLED)
    assert answer_to(talk.book, off, "Sambal Bawang 8") is EditKind.ROW_PUT_BACK


def test_of_what_was_sent_it_says_that_it_is_too_late(talk, order):
    assert answer_to(talk.book, replace(order, status=SENT), "Sambal Bawang 8") is EditKind.CONTENT_TOO_LATE


def test_a_row_of_no_order_that_is_known_asks_nothing(talk, ratna, order):
    row = OrderSeen("P261124-999", None, items="Sambal Bawang 8", typed=frozenset({ITEMS}))
    talk.sees(look(orders=tab({"P261124-999": row})))

    assert ratna.hears == []
