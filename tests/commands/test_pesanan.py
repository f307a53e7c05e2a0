"""/pesanan: her own orders, newest first; the owner's list of what is open."""

import pytest

from commands.asks import Pressed, Verb
from commands.entries.orders import OrderMoved
from commands.replies.changes import WhichToExplain
from commands.replies.drafts import OldButton
from commands.replies.orders import MyOrders, OpenOrders
from commands.replies.papers import WhichNota
from commands.replies.people import PartnersOnly
from commands.rules.orders import OrderStatus
from tests.commands.talk import Speaker


def order(speaker: Speaker, words: str = "krupuk bawang 10") -> str:
    speaker.orders(words)
    return speaker.confirms().order.no


def ends(talk, *numbers: str) -> None:
    talk.happens(*(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1") for no in numbers))


def test_a_partner_sees_her_own_orders_and_nobody_elses(siti, budi):
    hers = order(siti)
    order(budi)

    reply = siti.says("/pesanan")
    assert isinstance(reply, MyOrders)
    assert (reply.called, [one.no for one in reply.orders], reply.more) == ("Siti Rohmah", [hers], 0)


def test_the_newest_five_are_shown_closed_ones_too_and_the_rest_counted(talk, siti):
    numbers = [order(siti) for _ in range(6)]
    talk.happens(OrderMoved(numbers[-1], OrderStatus.NEW, OrderStatus.CANCELLED, "Sheet"))

    reply = siti.says("/orders")
    assert isinstance(reply, MyOrders)
    assert [one.no for one in reply.orders] == numbers[-2::-1]
    assert reply.orders[-1].status is OrderStatus.NEW
    assert reply.more == 1


def test_what_is_open_comes_before_what_is_over_however_old_it_is(talk, siti):
    waits, *others = [order(siti) for _ in range(7)]
    ends(talk, *others)

    first = siti.says("/pesanan")
    assert [one.no for one in first.orders] == [waits, *others[:1:-1]]
    assert (first.more, first.next_page) == (2, 5)


def test_the_rest_comes_by_a_button(talk, siti, ratna, stranger):
    numbers = [order(siti) for _ in range(7)]

    first = siti.says("/pesanan")
    rest = siti.asks(Pressed(Verb.MORE_ORDERS, quantity=first.next_page))

    assert isinstance(rest, MyOrders)
    assert [one.no for one in (*first.orders, *rest.orders)] == numbers[::-1]
    assert (rest.more, rest.next_page) == (0, None)
    assert siti.asks(Pressed(Verb.MORE_ORDERS, quantity=7)) == OldButton()
    assert isinstance(stranger.asks(Pressed(Verb.MORE_ORDERS, quantity=5)), PartnersOnly)
    assert ratna.asks(Pressed(Verb.MORE_ORDERS, quantity=5)) == ratna.says("/pesanan")


@pytest.mark.parametrize("command", ["nota", "kenapa"])
def test_where_none_is_named_the_open_ones_are_offered_first_and_that_there_are_more_is_said(
    talk, siti, ratna, command
):
    waits, *others = [order(siti) for _ in range(7)]
    ends(talk, *others)

    offered = siti.says(f"/{command}")
    assert isinstance(offered, WhichNota | WhichToExplain)
    assert (offered.numbers, offered.has_more) == ((waits, *others[:1:-1]), True)
    assert ratna.says(f"/{command}").has_more is False


def test_who_rests_still_sees_what_she_ordered(rina):
    assert rina.says("/pesanan") == MyOrders("Rina", (), 0)


def test_strangers_have_no_orders(stranger, yuli):
    assert stranger.says("/pesanan") == PartnersOnly("0800-0000-0000")
    assert yuli.says("/pesanan") == PartnersOnly("0800-0000-0000", is_waiting=True)


def test_the_owner_sees_what_is_open_by_day_and_number(talk, siti, budi, ratna, adi):
    cancelled = order(budi)
    first = order(siti)
    talk.passes(days=1)
    second = order(budi)
    talk.happens(OrderMoved(cancelled, OrderStatus.NEW, OrderStatus.CANCELLED, "Sheet"))

    reply = ratna.says("/pesanan")
    assert isinstance(reply, OpenOrders)
    assert [(one.no, name) for one, name in reply.orders] == [
        (second, "Mas Budi Santoso"),
        (first, "Siti Rohmah"),
    ]
    assert (reply.more, adi.says("/pesanan")) == (0, reply)


def test_the_owners_list_names_fifteen_and_counts_the_rest(talk, siti, ratna):
    talk.book.counters["261124"] = 989
    numbers = [order(siti) for _ in range(17)]

    reply = ratna.says("/pesanan")
    assert isinstance(reply, OpenOrders)
    assert [one.no for one, _ in reply.orders] == numbers[:1:-1]
    assert (numbers[-1], reply.more) == ("P261124-1006", 2)
