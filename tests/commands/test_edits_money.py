"""The owner's edits of money in the Sheet: judged payments and rows that she typed pay by the rule of the buttons."""

from dataclasses import replace
from typing import Any

import pytest

from commands import paying
from commands.asks import Pressed, Verb
from commands.decision import Decision
from commands.edits.money_seen import BalanceSeen, PaymentSeen
from commands.edits.seen import OrderSeen
from commands.entries.money import BalanceMoved, PaymentJudged, PaymentNamed, PaymentRecorded, PaymentReported
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.fold import apply
from commands.pointing import pointer
from commands.replies.changes import PaidBack, SurplusAsked, SurplusSettled
from commands.replies.money import MoneyArrived, MoneyMissing, PaymentChecked
from commands.rules.orders import Order, OrderStatus, PaymentStatus
from commands.rules.payments import BalanceKind, Payment, PaymentState, PaymentWay
from tests.commands.looks import look, tab
from tests.commands.network import NOW
from tests.commands.talk import Speaker, Talk

NO, OTHER = "P261124-001", "P261124-002"
WAITING, ARRIVED, NOT_ARRIVED = PaymentState


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered ten bottles."""
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


@pytest.fixture
def waits(talk: Talk, order: Order) -> Payment:
    """She said that she paid all of it."""
    made = paying.payment(
        talk.book, order.partner_id, order.unpaid, PaymentWay.TRANSFER, NOW, order.partner_id, orders=(NO,)
    )
    apply(talk.book, Decision(entries=paying.report(made)))
    return made


def row(
    payment: Payment,
    state: PaymentState | None,
    amount: int | None = None,
    orders: tuple[str, ...] | None = None,
) -> dict[str, PaymentSeen]:
    """A payment's own row."""
    seen = PaymentSeen(
        payment.id,
        payment.partner_id,
        orders,
        payment.amount if amount is None else amount,
        payment.way,
        state,
    )
    return {seen.id: seen}


def typed(
    order: Order,
    amount: int,
    *,
    number: str = "B261124-K1",
    orders: tuple[str, ...] = (),
    way: PaymentWay | None = None,
    state: PaymentState | None = None,
) -> dict[str, PaymentSeen]:
    """A row that she typed."""
    return {number: PaymentSeen(number, order.partner_id, orders, amount, way, state, is_new=True)}


def sees(talk: Talk, payments: dict[str, PaymentSeen] | None = None, **tabs: Any) -> tuple[Any, ...]:
    """The facts that come of a look at `Pembayaran`."""
    return talk.sees(look(payments=tab(payments), **tabs)).entries


def test_a_payment_that_she_marks_as_arrived_pays_its_order_once_and_the_partner_hears_of_it(
    talk, order, waits, siti
):
    judged, share = sees(talk, row(waits, ARRIVED))

    assert judged == PaymentJudged(waits.id, ARRIVED, order.total, NOW, "Sheet")
    assert (share.order_no, share.amount) == (NO, order.total)
    assert talk.book.orders[NO].payment_status is PaymentStatus.PAID
    assert [type(one) for one in siti.hears] == [MoneyArrived]
    assert sees(talk, row(waits, ARRIVED)) == ()


def test_what_she_typed_as_its_amount_is_what_arrived(talk, order, waits):
    sees(talk, row(waits, ARRIVED, amount=order.total - 50_000))

    assert talk.book.orders[NO].unpaid == 50_000


def test_a_payment_that_did_not_arrive_pays_nothing_and_the_partner_hears_of_it(talk, order, waits, siti):
    assert sees(talk, row(waits, NOT_ARRIVED)) == (
        PaymentJudged(waits.id, NOT_ARRIVED, order.total, NOW, "Sheet"),
    )
    assert talk.book.orders[NO].payment_status is PaymentStatus.UNPAID
    assert [type(one) for one in siti.hears] == [MoneyMissing]


@pytest.mark.parametrize("state", [WAITING, None])
def test_a_payment_that_waits_is_left_alone(talk, order, waits, state):
    assert sees(talk, row(waits, state, amount=1)) == ()


@pytest.fixture
def other(talk: Talk, order: Order) -> Order:
    """A second order of hers, as large as the first."""
    made = replace(order, no=OTHER)
    talk.happens(OrderPlaced(made))
    return made


def test_the_order_that_she_writes_beside_a_payment_that_waits_is_the_one_it_is_for(
    talk, order, waits, other, siti
):
    assert sees(talk, row(waits, WAITING, orders=(OTHER,))) == (
        PaymentNamed(waits.id, (OTHER,), waits.amount, NOW, "Sheet"),
    )
    assert talk.book.orders[OTHER].payment_status is PaymentStatus.TO_CHECK
    assert talk.book.orders[NO].payment_status is PaymentStatus.UNPAID
    assert siti.hears == []
    assert sees(talk, row(waits, WAITING, orders=(OTHER,))) == ()


def test_named_and_marked_as_arrived_in_one_look_it_pays_the_order_that_she_wrote(talk, order, waits, other):
    sees(talk, row(waits, ARRIVED, orders=(OTHER,)))

    assert talk.book.orders[OTHER].payment_status is PaymentStatus.PAID
    assert talk.book.orders[NO].paid == 0


def test_where_she_takes_the_order_away_a_payment_is_for_the_oldest(talk, order, waits, other):
    sees(talk, row(waits, WAITING, orders=(OTHER,)))
    assert sees(talk, row(waits, WAITING, orders=())) == (
        PaymentNamed(waits.id, (), waits.amount, NOW, "Sheet"),
    )
    sees(talk, row(waits, ARRIVED, orders=()))

    assert talk.book.orders[NO].payment_status is PaymentStatus.PAID


def test_a_payment_of_which_nobody_knew_how_much_it_is_has_the_amount_of_the_order_that_she_wrote(
    talk, order, other
):
    made = paying.payment(talk.book, order.partner_id, 0, PaymentWay.TRANSFER, NOW, order.partner_id)
    talk.happens(PaymentReported(made))
    (named,) = sees(talk, row(made, None, orders=(OTHER,)))

    assert named.amount == other.unpaid


@pytest.mark.parametrize("number", ["P261124-009", "P261124-003"])
def test_an_order_that_is_over_or_another_partners_is_not_taken_for_what_a_payment_is_for(
    talk, order, waits, number
):
    talk.happens(OrderPlaced(replace(order, no="P261124-003", partner_id="M003")))

    assert sees(talk, row(waits, WAITING, orders=(number,))) == ()


def test_for_which_order_money_goes_back_is_not_changed_in_its_row(talk, order, other):
    made = paying.payment(
        talk.book, order.partner_id, 5_000, PaymentWay.PAID_BACK, NOW, order.partner_id, orders=(NO,)
    )
    talk.happens(PaymentReported(made))

    assert sees(talk, row(made, WAITING, orders=(OTHER,))) == ()


@pytest.fixture
def promised(talk: Talk, order: Order) -> Payment:
    """Her order is off after she paid it, and its money is on its way back to her."""
    talk.happens(
        *paying.arrive(
            talk.book,
            paying.payment(
                talk.book, order.partner_id, order.unpaid, PaymentWay.CASH, NOW, "77", orders=(NO,)
            ),
        )
    )
    talk.happens(OrderMoved(NO, OrderStatus.NEW, OrderStatus.CANCELLED, "77"))
    made = paying.payment(
        talk.book, order.partner_id, order.total, PaymentWay.PAID_BACK, NOW, "M001", orders=(NO,)
    )
    talk.happens(PaymentReported(made))
    return made


def test_money_that_she_marks_as_paid_back_is_told_to_the_partner_as_such(talk, order, promised, siti, ratna):
    sees(talk, row(promised, ARRIVED))

    assert siti.hears == [PaidBack(NO, order.total)]
    assert ratna.hears == []
    assert NO not in talk.book.orders


def test_of_money_that_did_not_go_back_yet_only_the_team_hears_and_is_asked_what_becomes_of_it(
    talk, order, promised, siti, ratna
):
    sees(talk, row(promised, NOT_ARRIVED))

    assert siti.hears == []
    assert ratna.hears == [SurplusAsked(NO, order.total, "Siti Rohmah")]


def test_where_less_went_back_than_was_promised_the_team_is_asked_about_the_rest(
    talk, order, promised, siti, ratna
):
    sees(talk, row(promised, ARRIVED, amount=order.total - 5_000))

    assert siti.hears == [PaidBack(NO, order.total - 5_000)]
    assert ratna.hears == [SurplusAsked(NO, 5_000, "Siti Rohmah")]


def test_balance_that_went_back_or_did_not_is_no_question(talk, order, siti, ratna):
    talk.happens(BalanceMoved("S1", order.partner_id, 9_000, BalanceKind.BONUS, "", NOW, "77"))
    for number, state in (("B261124-901", ARRIVED), ("B261124-902", NOT_ARRIVED)):
        made = Payment(number, order.partner_id, 4_000, PaymentWay.PAID_BACK, WAITING, NOW, "Sheet")
        talk.happens(PaymentReported(made))
        sees(talk, row(made, state))

    assert siti.hears == ratna.hears == []
    assert talk.book.balances == {order.partner_id: 5_000}


def test_money_that_she_wrote_down_is_there_and_pays_the_oldest_order(talk, order, siti):
    reported, _ = sees(talk, typed(order, 20_000))

    assert isinstance(reported, PaymentReported)
    assert reported.typed
    assert (reported.payment.state, reported.payment.way) == (ARRIVED, PaymentWay.TRANSFER)
    assert talk.book.orders[NO].paid == 20_000
    assert [type(one) for one in siti.hears] == [MoneyArrived]


@pytest.mark.parametrize("state", [WAITING, NOT_ARRIVED])
def test_money_that_she_wrote_down_as_not_there_pays_nothing(talk, order, siti, state):
    (reported,) = sees(talk, typed(order, 20_000, orders=(NO,), state=state))

    assert reported.payment.state is state
    assert talk.book.orders[NO].paid == 0
    assert siti.hears == []


def test_two_rows_of_one_look_never_pay_the_same_money_twice(talk, order):
    both = typed(order, order.total) | typed(order, order.total, number="B261124-K2")
    entries = sees(talk, both)

    shares = [one.amount for one in entries if isinstance(one, PaymentRecorded)]
    assert shares == [order.total]
    assert talk.book.balances == {order.partner_id: order.total}


def test_money_for_an_order_that_the_same_look_cancels_becomes_her_balance_and_the_team_hears(
    talk, order, ratna
):
    cancelled = OrderSeen(NO, OrderStatus.CANCELLED, order.postage)
    sees(talk, typed(order, 20_000, orders=(NO,)), orders=tab({NO: cancelled}))

    assert talk.book.balances == {order.partner_id: 20_000}
    assert any(isinstance(one, PaymentChecked) and one.over == (NO,) for one in ratna.hears)


def test_money_that_went_back_to_her_is_not_told_as_money_that_came(talk, order, siti):
    sees(talk, typed(order, 20_000, orders=(NO,)))
    siti.hears.clear()
    sees(talk, typed(order, 5_000, number="B261124-K2", orders=(NO,), way=PaymentWay.PAID_BACK))

    assert talk.book.orders[NO].paid == 15_000
    assert siti.hears == []


@pytest.mark.parametrize(
    ("way", "orders"),
    [(PaymentWay.PAID_BACK, (NO,)), (PaymentWay.PAID_BACK, ()), (PaymentWay.FROM_BALANCE, (NO,))],
)
def test_no_more_goes_out_than_an_order_got_or_her_balance_holds(talk, order, way, orders):
    sees(talk, typed(order, 20_000, orders=(NO,)))
    talk.happens(BalanceMoved("S1", order.partner_id, 20_000, BalanceKind.BONUS, "", NOW, "77"))
    before = talk.book.orders[NO].paid, dict(talk.book.balances)

    assert sees(talk, typed(order, 20_001, number="B261124-K2", orders=orders, way=way)) == ()
    assert (talk.book.orders[NO].paid, talk.book.balances) == before
    both = [typed(order, 15_000, number=f"B261124-K{at}", orders=orders, way=way) for at in (3, 4)]
    assert sees(talk, both[0] | both[1])
    assert sees(talk, both[1]) == ()


def test_a_row_that_waits_may_say_more_than_there_is_until_it_is_marked_as_arrived(talk, order):
    reported = typed(order, 9_000, way=PaymentWay.FROM_BALANCE, state=WAITING)
    assert sees(talk, reported)
    assert sees(talk, row(talk.book.payments["B261124-K1"], ARRIVED)) == ()
    talk.happens(BalanceMoved("S1", order.partner_id, 9_000, BalanceKind.BONUS, "", NOW, "77"))

    assert sees(talk, row(talk.book.payments["B261124-K1"], ARRIVED))
    assert not talk.book.balances


def test_a_bonus_that_she_wrote_down_is_her_balance(talk, order):
    seen = BalanceSeen("S261124-K1", order.partner_id, BalanceKind.BONUS, 5_000, "")

    assert sees(talk, balances=tab({seen.id: seen})) == (
        BalanceMoved("S261124-K1", order.partner_id, 5_000, BalanceKind.BONUS, "", NOW, "Sheet", typed=True),
    )
    assert talk.book.balances == {order.partner_id: 5_000}


def test_what_she_makes_balance_of_an_order_is_not_the_orders_any_more(talk, order):
    sees(talk, typed(order, 20_000, orders=(NO,)))
    seen = BalanceSeen("S261124-K1", order.partner_id, BalanceKind.RETURNED, 5_000, NO)
    sees(talk, balances=tab({seen.id: seen}))

    assert talk.book.orders[NO].paid == 15_000
    assert talk.book.balances == {order.partner_id: 5_000}


def test_no_more_of_an_order_becomes_balance_than_it_got_as_far_as_is_known(talk, order):
    seen = BalanceSeen("S261124-K1", order.partner_id, BalanceKind.RETURNED, 5_000, NO)
    assert sees(talk, balances=tab({seen.id: seen})) == ()
    over = replace(seen, order_no="P261101-001")
    talk.happens(OrderPlaced(replace(order, no=over.order_no, status=OrderStatus.DONE, paid=order.total)))
    sees(talk, balances=tab({over.id: over}))

    assert talk.book.orders[NO].paid == 0
    assert talk.book.balances == {order.partner_id: 5_000}


@pytest.mark.parametrize("back", [100_000, 60_000])
def test_a_refund_that_she_writes_down_is_made_once_and_its_button_pays_nothing_more(
    talk, order, siti, ratna, back
):
    over = order.total + 100_000
    talk.happens(PaymentRecorded("B261124-K0", order.partner_id, NO, over, "transfer", NOW, "77"))
    siti.asks(Pressed(Verb.GIVE_BACK, pointer(NO), quantity=100_000))
    (promised,) = talk.book.payments.values()
    talk.notices.clear()
    sees(talk, typed(order, back, number="B261124-K2", orders=(NO,), way=PaymentWay.PAID_BACK))

    assert siti.hears == [PaidBack(NO, back)]
    assert [type(one) for one in ratna.hears] == ([] if back == 100_000 else [SurplusAsked])
    assert ratna.asks(Pressed(Verb.PAID_BACK, pointer(promised.id))) == SurplusSettled("")
    assert talk.book.orders[NO].surplus == 100_000 - back


def test_a_refund_whose_money_became_balance_pays_nothing_more(talk, order, siti, ratna):
    talk.happens(
        PaymentRecorded("B261124-K0", order.partner_id, NO, order.total + 9_000, "transfer", NOW, "77")
    )
    siti.asks(Pressed(Verb.GIVE_BACK, pointer(NO), quantity=9_000))
    (promised,) = talk.book.payments.values()
    seen = BalanceSeen("S261124-K1", order.partner_id, BalanceKind.RETURNED, 9_000, NO)
    sees(talk, balances=tab({seen.id: seen}))

    assert ratna.asks(Pressed(Verb.PAID_BACK, pointer(promised.id))) == SurplusSettled(NO)
    assert (talk.book.balances, talk.book.payments) == ({order.partner_id: 9_000}, {})
    assert talk.book.orders[NO].unpaid == 0


def test_what_an_order_lacks_once_more_went_back_than_was_over_is_said(talk, order, siti):
    talk.happens(
        PaymentRecorded("B261124-K0", order.partner_id, NO, order.total + 9_000, "transfer", NOW, "77")
    )
    siti.asks(Pressed(Verb.GIVE_BACK, pointer(NO), quantity=9_000))
    (promised,) = talk.book.payments.values()
    talk.notices.clear()
    sees(talk, row(promised, ARRIVED, amount=19_000))

    assert siti.hears == [PaidBack(NO, 19_000, owed=10_000)]
