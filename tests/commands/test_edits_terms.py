"""The owner's edits of how an order is paid and sent: what she typed rules, until it was sent."""

from datetime import date
from typing import Any

import pytest

from commands.edits.seen import OrderSeen
from commands.edits.terms import ADDRESS, PAID_HOW, RECIPIENT, SENDER, SENT_HOW, SENT_ON, TERMS
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderAmended, PostageFilled
from commands.replies.money import SendingSet, TermsSet
from commands.rules.network import Particulars
from commands.rules.orders import Delivery, Order, OrderStatus, PayMethod
from commands.terms import Hindrance, Term
from tests.commands.looks import look, tab
from tests.commands.network import NOW
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered ten bottles."""
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


def types(
    talk: Talk, *headers: str, status: OrderStatus | None = None, postage: int | None = None, **cells: Any
) -> tuple[Any, ...]:
    """The facts that come of her row in `Pesanan`, whose postage is as it was unless said otherwise."""
    known = talk.book.orders[NO].postage if postage is None else postage
    row = OrderSeen(NO, status, known, typed=frozenset(headers), **cells)
    return talk.sees(look(orders=tab({NO: row}))).entries


def test_how_it_is_paid_is_as_she_typed_and_credit_has_its_day(talk, order):
    (fact,) = types(talk, PAID_HOW, pay_method=PayMethod.CREDIT)

    assert isinstance(fact, OrderAmended)
    assert (fact.was, fact.added) == (order.terms, 0)
    now = talk.book.orders[NO]
    assert now.pay_method is PayMethod.CREDIT
    assert now.due is not None
    types(talk, PAID_HOW, pay_method=PayMethod.CASH)
    assert talk.book.orders[NO].due is None


def test_how_and_when_it_is_sent_is_as_she_typed(talk, order):
    types(talk, SENT_HOW, SENT_ON, delivery=Delivery.BROUGHT, ship_on=date(2026, 11, 30))

    assert talk.book.orders[NO].delivery is Delivery.BROUGHT
    assert talk.book.orders[NO].ship_on == date(2026, 11, 30)
    types(talk, SENT_ON)
    assert talk.book.orders[NO].ship_on is None


def test_whom_it_goes_to_is_kept_beside_the_facts_which_name_nobody(talk, order):
    (fact,) = types(
        talk, RECIPIENT, ADDRESS, SENDER, recipient="Bu Tini", address="Jl. Mawar 3", sender="Toko Sari"
    )

    assert fact.personal == (RECIPIENT, ADDRESS, SENDER)
    assert fact.was is None
    assert "Tini" not in repr(fact)
    assert talk.book.particulars[NO] == Particulars(
        NO, order.partner_id, recipient="Bu Tini", address="Jl. Mawar 3", sender="Toko Sari"
    )


def test_what_is_as_in_the_partners_own_row_is_nothing_of_its_own(talk, order):
    person = talk.book.person(order.partner_id)

    assert types(talk, RECIPIENT, ADDRESS, recipient=person.name, address=person.address) == ()


def test_a_word_that_she_emptied_or_left_alone_changes_nothing(talk, order):
    assert types(talk, PAID_HOW, SENT_HOW) == ()
    assert types(talk, pay_method=PayMethod.CASH, delivery=Delivery.FETCHED) == ()


def test_what_was_sent_is_paid_another_way_and_not_sent_another_way(talk, order):
    types(talk, status=OrderStatus.SHIPPED)
    (fact,) = types(talk, *TERMS, pay_method=PayMethod.CASH, delivery=Delivery.FETCHED, recipient="Bu Tini")

    assert fact.personal == ()
    assert (talk.book.orders[NO].pay_method, talk.book.orders[NO].delivery) == (
        PayMethod.CASH,
        order.delivery,
    )


def test_the_partner_hears_how_she_pays_now(talk, order, siti):
    types(talk, PAID_HOW, pay_method=PayMethod.CREDIT)
    due = talk.book.orders[NO].due

    (told,) = siti.hears
    assert told == TermsSet(NO, PayMethod.CREDIT, order.unpaid, due, "BCA 123", "0800-0000-0000")


def test_of_an_order_that_is_paid_nobody_hears_how(talk, order, siti):
    talk.happens(PaymentRecorded("B1", order.partner_id, NO, order.unpaid, "cash", NOW, "77"))
    types(talk, PAID_HOW, pay_method=PayMethod.CASH)

    assert siti.hears == []


def test_the_partner_hears_how_and_when_it_is_sent_now(talk, order, siti):
    types(talk, SENT_HOW, SENT_ON, delivery=Delivery.BROUGHT, ship_on=date(2026, 11, 30))
    types(talk, SENT_ON)
    types(talk, RECIPIENT, recipient="Bu Tini")

    assert siti.hears == [SendingSet(NO, Delivery.BROUGHT, date(2026, 11, 30))]


@pytest.mark.parametrize(("paid", "is_asked"), [(0, True), (10_000, False), (210_000, False)])
def test_where_it_cannot_be_paid_so_any_more_she_may_choose_another_way(talk, order, siti, paid, is_asked):
    types(talk, PAID_HOW, SENT_HOW, pay_method=PayMethod.CASH, delivery=Delivery.FETCHED)
    talk.happens(PaymentRecorded("B1", order.partner_id, NO, paid, "cash", NOW, "77"))
    types(talk, SENT_HOW, delivery=Delivery.COURIER)

    hindered = Term(PayMethod.CASH, Hindrance.NOT_FETCHED) if is_asked else None
    assert siti.hears[-1] == SendingSet(NO, Delivery.COURIER, None, hindered)


def test_a_limit_that_is_used_up_is_no_matter_of_how_it_is_sent(talk, order, siti):
    types(talk, PAID_HOW, pay_method=PayMethod.CREDIT)
    types(talk, SENT_HOW, delivery=Delivery.BROUGHT)

    assert siti.hears[-1] == SendingSet(NO, Delivery.BROUGHT)


def test_postage_of_the_same_look_stays(talk, order):
    filled, *_ = types(talk, PAID_HOW, postage=15_000, pay_method=PayMethod.CASH)

    assert filled == PostageFilled(NO, 15_000)
    assert talk.book.orders[NO].postage == 15_000
