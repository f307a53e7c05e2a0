"""What a partner hears of an order that is on its way: how it comes, and what she pays for it in cash."""

from dataclasses import replace

import pytest

from commands.asks import Pressed, Verb
from commands.edits.seen import OrderSeen
from commands.entries.money import PaymentReported
from commands.entries.orders import OrderPlaced
from commands.pointing import pointer
from commands.replies.changes import MoveAsked
from commands.replies.orders import OrderNews
from commands.rules.orders import Delivery, Order, OrderLine, OrderStatus, PayMethod
from commands.rules.payments import Payment, PaymentState, PaymentWay
from tests.commands.looks import look, tab
from tests.commands.network import NOW
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
LINE = OrderLine("SMB-01", "Sambal Bawang", 1, "botol", 100_000, "reseller", 10, None)
SHIPPED, AT_DOOR = OrderStatus.SHIPPED, PayMethod.AT_DOOR


def ordered(talk: Talk, pay_method: PayMethod, delivery: Delivery = Delivery.BROUGHT) -> Order:
    order = Order(NO, "M001", "reseller", NOW, (LINE,), postage=0, pay_method=pay_method, delivery=delivery)
    talk.happens(OrderPlaced(order))
    return order


def typed(talk: Talk, **cells: object) -> None:
    """`Dikirim` in the Sheet."""
    row = replace(OrderSeen(NO, SHIPPED, 0), **cells)  # type: ignore[arg-type] # cells by their fields
    talk.sees(look(orders=tab({NO: row})))


def sends(ratna: Speaker, words: str) -> None:
    """`Kirim`, by chat."""
    ratna.asks(Pressed(Verb.SEND, pointer(NO)))
    asked = ratna.says(words)
    assert isinstance(asked, MoveAsked)
    ratna.asks(Pressed(Verb.SURE_SEND, pointer(NO), asked.change))


def told(siti: Speaker) -> tuple[str, str, Delivery, int]:
    (news,) = (one for one in siti.hears if isinstance(one, OrderNews))
    return news.courier, news.tracking, news.delivery, news.cash


def test_who_pays_at_the_door_is_told_what_to_have_ready_when_it_is_brought(talk, siti):
    ordered(talk, AT_DOOR)
    typed(talk)

    assert told(siti) == ("", "", Delivery.BROUGHT, 100_000)


def test_who_pays_when_she_fetches_it_is_told_how_much(talk, siti):
    ordered(talk, PayMethod.CASH, Delivery.FETCHED)
    typed(talk, courier="rak depan")

    assert told(siti) == ("rak depan", "", Delivery.FETCHED, 100_000)


@pytest.mark.parametrize("method", [PayMethod.TRANSFER, PayMethod.QRIS, PayMethod.CREDIT])
def test_who_pays_otherwise_needs_no_cash(talk, siti, method):
    ordered(talk, method)
    typed(talk)

    assert told(siti) == ("", "", Delivery.BROUGHT, 0)


def test_while_money_for_it_is_looked_at_none_is_asked_for(talk, siti):
    ordered(talk, AT_DOOR)
    made = Payment("B1", "M001", 100_000, PaymentWay.TRANSFER, PaymentState.WAITING, NOW, "M001", (NO,))
    talk.happens(PaymentReported(made))
    typed(talk)

    assert told(siti)[-1] == 0


def test_how_it_is_paid_and_sent_counts_as_it_was_typed_in_the_same_look(talk, siti):
    ordered(talk, PayMethod.TRANSFER, Delivery.COURIER)
    cells = frozenset({"Bayar", "Cara kirim"})
    typed(talk, pay_method=PayMethod.CASH, delivery=Delivery.FETCHED, typed=cells)

    assert told(siti) == ("", "", Delivery.FETCHED, 100_000)


@pytest.mark.parametrize(
    ("words", "courier", "tracking", "delivery"),
    [
        ("diantar Adi", "Adi", "", Delivery.BROUGHT),
        ("diantar oleh Adi", "Adi", "", Delivery.BROUGHT),
        ("Diantar sendiri", "", "", Delivery.BROUGHT),
        ("JNE CONTOH00017", "JNE", "CONTOH00017", Delivery.COURIER),
        ("JNE", "JNE", "", Delivery.COURIER),
    ],
)
def test_by_whom_an_order_comes_is_read_as_the_owner_wrote_it(
    talk, siti, ratna, words, courier, tracking, delivery
):
    ordered(talk, PayMethod.TRANSFER, Delivery.COURIER)
    sends(ratna, words)

    assert told(siti) == (courier, tracking, delivery, 0)
