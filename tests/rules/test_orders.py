"""An order's life: who may move it where, its number, and what is owed for it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.orders import (
    Mover,
    Order,
    OrderLine,
    OrderStatus,
    PaymentStatus,
    may_move,
    order_number,
    order_sequence,
)
from tests.rules.strategies import PROPERTY

NEW, IN_PROGRESS, SHIPPED, DONE, CANCELLED = OrderStatus

LINES = (
    OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, 12_000),
    OrderLine("KRP-01", "Krupuk Udang", 24, "bungkus", 12_000, "reseller", 10, None),
)
PLACED = Order("P261124-007", "M001", "reseller", datetime(2026, 11, 24, 2, tzinfo=UTC), LINES)

ALLOWED = {
    Mover.OWNER: {
        (NEW, IN_PROGRESS),
        (NEW, SHIPPED),
        (NEW, CANCELLED),
        (IN_PROGRESS, SHIPPED),
        (IN_PROGRESS, CANCELLED),
        (SHIPPED, DONE),
    },
    Mover.PARTNER: {(NEW, CANCELLED), (SHIPPED, DONE)},
}


@pytest.mark.parametrize("mover", Mover)
def test_who_may_move_an_order_where(mover):
    moves = {(a, b) for a in OrderStatus for b in OrderStatus if may_move(a, b, mover)}

    assert moves == ALLOWED[mover]


@pytest.mark.parametrize(
    ("counter", "no"), [(1, "P261124-001"), (999, "P261124-999"), (1_000, "P261124-1000")]
)
def test_a_number_is_the_day_and_a_counter_of_at_least_three_digits(counter, no):
    assert order_number(date(2026, 11, 24), counter) == no


@PROPERTY
@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2099, 1, 1)), st.integers(1, 5_000))))
def test_orders_are_sorted_by_day_and_number_and_never_as_text(placed):
    by_number = sorted((order_number(*one) for one in placed), key=order_sequence)

    assert by_number == [order_number(*one) for one in sorted(placed)]


def test_a_number_that_the_bot_never_made_sorts_first_of_its_day():
    assert order_sequence("P261124-x") == order_sequence("P261124") == ("P261124", 0)


@pytest.mark.parametrize(
    ("postage", "paid", "unpaid", "status"),
    [
        (None, 0, 488_000, PaymentStatus.UNPAID),
        (0, 0, 488_000, PaymentStatus.UNPAID),
        (12_000, 0, 500_000, PaymentStatus.UNPAID),
        (12_000, -5, 500_005, PaymentStatus.UNPAID),
        (12_000, 1, 499_999, PaymentStatus.PARTLY),
        (12_000, 499_999, 1, PaymentStatus.PARTLY),
        (12_000, 500_000, 0, PaymentStatus.PAID),
        (12_000, 600_000, 0, PaymentStatus.PAID),
    ],
)
def test_what_is_owed_is_goods_and_postage_less_what_came_in(postage, paid, unpaid, status):
    order = replace(PLACED, postage=postage, paid=paid)

    assert order.total == order.subtotal + (postage or 0)
    assert (order.unpaid, order.payment_status) == (unpaid, status)


def test_an_order_that_costs_nothing_and_owes_nothing_is_paid():
    back = tuple(replace(line, quantity=-line.quantity) for line in PLACED.lines)
    whole = replace(PLACED, lines=(*PLACED.lines, *back))
    gift = replace(PLACED, lines=tuple(replace(line, price=0) for line in PLACED.lines))

    assert whole.payment_status is replace(whole, postage=0).payment_status is PaymentStatus.PAID
    assert replace(whole, postage=5).payment_status is PaymentStatus.UNPAID
    assert replace(whole, to_check=1).payment_status is PaymentStatus.TO_CHECK
    assert gift.payment_status is PaymentStatus.UNPAID
    assert replace(gift, postage=0).payment_status is PaymentStatus.PAID


def test_an_order_is_not_paid_while_its_postage_is_not_known():
    paid = replace(PLACED, postage=None, paid=488_000)

    assert paid.payment_status is PaymentStatus.PARTLY
    assert replace(paid, to_check=1).payment_status is PaymentStatus.TO_CHECK
    assert replace(paid, postage=0).payment_status is PaymentStatus.PAID
    assert paid.moved(DONE).payment_status is PaymentStatus.PAID


def test_a_cancelled_order_owes_nothing():
    cancelled = PLACED.moved(CANCELLED)

    assert (cancelled.unpaid, PLACED.unpaid) == (0, 488_000)
    assert replace(cancelled, status=NEW) == PLACED
