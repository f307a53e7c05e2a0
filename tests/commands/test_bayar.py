"""`/bayar` and `[Bayar]`: what is to be paid now, by which code, and what is not."""

from datetime import date, timedelta

import pytest

from commands.asks import Verb
from commands.entries.catalog import SettingSet
from commands.entries.money import BalanceMoved
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.replies.money import BalanceOffered, HowToPay, OwedFor
from commands.rules.orders import Order, OrderStatus, PayMethod
from commands.rules.payments import BalanceKind
from tests.commands.qris_codes import code
from tests.commands.talk import Speaker, Talk
from tests.commands.test_money_talks import LINE, A, B, on, owes, sends

C = "P261124-003"


@pytest.fixture
def shop(talk: Talk) -> Talk:
    """She has a QRIS."""
    talk.happens(SettingSet("QRIS", code()))
    return talk


def owes_by(talk: Talk, method: PayMethod, no: str, due: date | None = None) -> None:
    order = Order(no, "M001", "reseller", talk.clock, (LINE,), postage=0, pay_method=method, due=due)
    talk.happens(OrderPlaced(order))


def bill(siti: Speaker, no: str = "") -> HowToPay:
    shown = on(siti, Verb.SHOW_BILL, no) if no else siti.says("/bayar")
    assert isinstance(shown, HowToPay)
    return shown


def test_the_button_under_an_order_is_about_that_order_alone(shop, siti):
    owes(shop)
    owes(shop, B)

    shown = bill(siti, B)

    assert shown.orders == ((OwedFor(B, 100_000), None),)
    assert shown.qris is not None
    assert (shown.qris.amount, shown.qris.number) == (100_000, B)


def test_the_button_under_what_is_paid_shows_what_else_is_owed(shop, siti, ratna):
    owes(shop)
    owes(shop, B)
    on(ratna, Verb.TAKE_ALL, A, quantity=100_000)

    assert bill(siti, A).orders == ((OwedFor(B, 100_000), None),)


@pytest.mark.parametrize("method", [PayMethod.CASH, PayMethod.AT_DOOR])
def test_what_is_paid_by_hand_stands_in_no_code_and_in_no_sum_to_transfer(shop, siti, method):
    owes(shop)
    owes_by(shop, method, B)

    for shown in (bill(siti), bill(siti, A)):
        assert shown.orders == ((OwedFor(A, 100_000), None),)
        assert shown.qris is not None
        assert shown.qris.amount == 100_000
    assert bill(siti).later == ((OwedFor(B, 100_000), method, None),)
    assert (bill(siti, B).orders, bill(siti, B).qris) == ((), None)


@pytest.mark.parametrize(("days", "is_now"), [(None, False), (1, False), (0, True), (-1, True)])
def test_what_is_bought_on_credit_is_paid_when_it_is_due_or_when_she_wants_to(shop, siti, days, is_now):
    due = None if days is None else shop.book.day(shop.clock) + timedelta(days=days)
    owes(shop)
    owes_by(shop, PayMethod.CREDIT, B, due)

    shown = bill(siti)

    assert shown.qris is not None
    assert shown.qris.amount == (200_000 if is_now else 100_000)
    assert bool(shown.later) is not is_now
    alone = bill(siti, B)
    assert alone.orders == ((OwedFor(B, 100_000), due),)
    assert alone.qris is not None
    assert alone.qris.amount == 100_000


def test_an_order_without_its_postage_is_not_to_be_paid_yet_beside_others(shop, siti):
    owes(shop)
    owes(shop, C, postage=None)

    assert bill(siti).uncosted == (C,)
    assert bill(siti, A).uncosted == ()


def has_balance(talk: Talk, amount: int) -> None:
    talk.happens(BalanceMoved("S1", "M001", amount, BalanceKind.BONUS, "", talk.clock, "1"))


def test_her_balance_is_not_offered_for_money_that_is_being_checked(shop, siti):
    owes(shop)
    has_balance(shop, 100_000)
    assert bill(siti).usable == 100_000

    sends(siti)

    assert bill(siti).usable == 0
    assert isinstance(on(siti, Verb.USE_BALANCE, A), HowToPay)
    assert isinstance(on(siti, Verb.SURE_BALANCE, A, quantity=100_000), HowToPay)
    assert shop.book.balances == {"M001": 100_000}


def test_her_balance_pays_what_is_left_beside_an_instalment_that_is_checked(shop, siti):
    owes(shop)
    owes(shop, B)
    has_balance(shop, 150_000)
    sends(siti, caption=f"{A} 60rb")

    assert (bill(siti).usable, bill(siti, A).usable, bill(siti, B).usable) == (140_000, 40_000, 100_000)
    assert on(siti, Verb.USE_BALANCE, A) == BalanceOffered(A, 40_000, 110_000, 0)
    assert on(siti, Verb.USE_BALANCE, B) == BalanceOffered(B, 100_000, 50_000, 0)


def test_her_balance_waits_for_the_postage_too(shop, siti):
    owes(shop, postage=None)
    has_balance(shop, 100_000)

    assert bill(siti).usable == 0
    assert isinstance(on(siti, Verb.USE_BALANCE, A), HowToPay)


def test_another_way_to_pay_is_offered_only_while_it_may_change(shop, siti, ratna):
    owes(shop)
    assert bill(siti).changeable == A
    owes(shop, B)
    assert bill(siti).changeable == ""
    assert bill(siti, B).changeable == B

    ratna.says(f"/terima {A} 40rb")
    assert bill(siti, A).changeable == ""
    sends(siti, caption=B)
    assert bill(siti, B).changeable == ""


def test_the_way_of_what_is_over_and_still_owed_for_changes_no_more(shop, siti):
    owes(shop)
    shop.happens(OrderMoved(A, OrderStatus.NEW, OrderStatus.SHIPPED, "1"))
    shop.happens(OrderMoved(A, OrderStatus.SHIPPED, OrderStatus.DONE, "1"))

    assert bill(siti).orders
    assert bill(siti).changeable == ""


def test_no_other_way_is_offered_where_none_stands_open(talk, siti):
    owes(talk)
    assert bill(siti).changeable == ""

    talk.happens(SettingSet("QRIS", code()))
    assert bill(siti).changeable == A
