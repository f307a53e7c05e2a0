"""`/tagihan`: she reads what she owes by the day on which it is due; the owner, who owes what."""

from dataclasses import replace
from datetime import date

import pytest

from commands.asks import Pressed, Verb
from commands.entries.clock import ClockSet
from commands.entries.money import BalanceMoved, PaymentRecorded
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.replies.bills import AllBills, MyBills
from commands.replies.drafts import OldButton
from commands.replies.people import GoPrivate, OwnersOnly, PartnersOnly
from commands.rules.orders import Order, OrderLine, OrderStatus, PayMethod, order_number
from commands.rules.payments import BalanceKind
from commands.tagihan import PAGE
from tests.commands.network import NOW, SHOP, SITI

TODAY = date(2026, 11, 24)
LINE = OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, None)


def order(counter: int, due: date | None = None, partner: str = "M001") -> Order:
    method = PayMethod.TRANSFER if due is None else PayMethod.CREDIT
    made = Order(order_number(TODAY, counter), partner, "reseller", NOW, (LINE,), pay_method=method)
    return replace(made, due=due, postage=0)


@pytest.fixture
def owing(talk):
    """Siti owes for three orders, Rina (who may not order any more) for one."""
    talk.happens(
        OrderPlaced(order(1)),
        OrderPlaced(order(2, date(2026, 12, 8))),
        OrderPlaced(order(3, date(2026, 11, 21))),
        OrderPlaced(order(4, date(2026, 11, 20), "M004")),
        PaymentRecorded("B1", "M001", "P261124-001", 50_000, "transfer", NOW, "1"),
    )
    return talk


def listed(reply):
    return [(one.order.no[-3:], one.order.unpaid, one.overdue) for one in reply.bills]


def test_she_reads_what_she_owes_by_the_day_on_which_it_is_due(owing, siti):
    owing.happens(BalanceMoved("S1", "M001", 12_000, BalanceKind.OVERPAID, "", NOW, "1"))

    reply = siti.says("/tagihan")

    assert isinstance(reply, MyBills)
    assert listed(reply) == [("003", 200_000, 3), ("002", 200_000, 0), ("001", 150_000, 0)]
    assert (reply.total, reply.balance) == (550_000, 12_000)


def test_what_waits_for_a_transfer_says_until_when_and_stands_by_that(owing, siti, ratna):
    siti.orders("sambal bawang 10")
    no = siti.confirms().order.no
    until = owing.book.clocks[no].until

    first, *others = siti.says("/tagihan").bills
    listed_to_owner = ratna.says("/tagihan").bills

    assert (first.order.no, first.until) == ("P261124-003", None)
    assert [(one.order.no, one.until) for one in others] == [
        (no, owing.book.local(until)),
        ("P261124-002", None),
        ("P261124-001", None),
    ]
    assert [one.until for one in listed_to_owner if one.order.no == no] == [owing.book.local(until)]


@pytest.mark.parametrize("change", [{"until": None}, {"stands": True}])
def test_without_an_end_or_while_she_waits_for_more_time_no_hour_is_said(owing, siti, change):
    siti.orders("sambal bawang 10")
    no = siti.confirms().order.no
    owing.happens(ClockSet(replace(owing.book.clocks[no], **change)))

    assert all(one.until is None for one in siti.says("/tagihan").bills)


def test_what_is_paid_or_cancelled_is_no_bill(owing, siti):
    owing.happens(
        PaymentRecorded("B2", "M001", "P261124-001", 150_000, "transfer", NOW, "1"),
        OrderMoved("P261124-002", OrderStatus.NEW, OrderStatus.CANCELLED, "1"),
    )

    assert listed(siti.says("/bills")) == [("003", 200_000, 3)]


def test_who_may_not_order_any_more_still_reads_what_she_owes(owing, rina, budi):
    assert listed(rina.says("/tagihan")) == [("004", 200_000, 4)]
    assert listed(budi.says("/tagihan")) == []


def test_the_owner_reads_who_owes_what_overdue_first(owing, ratna):
    reply = ratna.says("/tagihan")

    assert isinstance(reply, AllBills)
    assert [one.name for one in reply.bills] == ["Rina", "Siti Rohmah", "Siti Rohmah", "Siti Rohmah"]
    assert (reply.total, reply.overdue, reply.count) == (750_000, 400_000, 4)
    assert reply.next_page is None


def test_a_long_list_goes_on_by_a_button(talk, ratna, siti):
    talk.happens(*(OrderPlaced(order(n)) for n in range(1, PAGE + 4)))

    first = ratna.says("/tagihan")
    rest = ratna.asks(Pressed(Verb.MORE_BILLS, quantity=first.next_page))

    assert (len(first.bills), len(rest.bills), rest.next_page) == (PAGE, 3, None)
    assert rest.total == first.total == 200_000 * (PAGE + 3)
    assert ratna.asks(Pressed(Verb.MORE_BILLS, quantity=99)) == OldButton()
    assert siti.asks(Pressed(Verb.MORE_BILLS, quantity=0)) == OwnersOnly(())


def test_nobody_else_has_bills(talk, stranger, yuli):
    assert stranger.says("/tagihan") == PartnersOnly("0800-0000-0000")
    assert yuli.says("/tagihan") == PartnersOnly("0800-0000-0000", is_waiting=True)
    assert talk.in_group(SITI, SHOP).says("/tagihan") == GoPrivate("tagihan")


def test_an_order_whose_goods_are_paid_and_whose_postage_is_not_known_is_not_settled(talk, siti):
    talk.happens(
        OrderPlaced(replace(order(1), postage=None)),
        PaymentRecorded("B1", "M001", "P261124-001", 200_000, "transfer", NOW, "1"),
    )
    reply = siti.says("/tagihan")

    assert isinstance(reply, MyBills)
    assert (reply.bills, reply.uncosted) == ((), ("P261124-001",))
