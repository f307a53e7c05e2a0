"""Facts of money and of changed orders make the Book."""

from dataclasses import replace
from datetime import date

import pytest

from commands.decision import Decision
from commands.entries import Entry
from commands.entries.money import BalanceMoved, PaymentJudged, PaymentNamed, PaymentRecorded, PaymentReported
from commands.entries.orders import Amendment, OrderAmended, OrderPlaced
from commands.fold import apply, fold
from commands.rules.files import FileKind
from commands.rules.network import Particulars
from commands.rules.orders import Order, OrderLine, PaymentStatus
from commands.rules.payments import (
    BalanceKind,
    Payment,
    PaymentState,
    PaymentWay,
    Proof,
    balance_number,
    payment_number,
)
from tests.commands.network import NOW, example_book

NO = "P261124-001"
DAY = date(2026, 11, 24)
LINE = OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, 12_000)


def placed() -> Order:
    return Order(NO, "M001", "reseller", NOW, (LINE,), postage=0)


def reported(state: PaymentState = PaymentState.WAITING, orders: tuple[str, ...] = (NO,)) -> Payment:
    proof = Proof(FileKind.PHOTO, "AgAC1", "unik1")
    number = payment_number(DAY, 1)
    return Payment(number, "M001", 200_000, PaymentWay.TRANSFER, state, NOW, "M001", orders, proof)


def judged(state: PaymentState = PaymentState.ARRIVED) -> PaymentJudged:
    return PaymentJudged(payment_number(DAY, 1), state, 200_000, NOW, "1")


def share(amount: int) -> PaymentRecorded:
    return PaymentRecorded(payment_number(DAY, 1), "M001", NO, amount, "transfer", NOW, "1")


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([], PaymentStatus.UNPAID),
        ([PaymentReported(reported())], PaymentStatus.TO_CHECK),
        ([PaymentReported(reported()), judged(PaymentState.NOT_ARRIVED)], PaymentStatus.UNPAID),
        ([PaymentReported(reported()), share(50_000)], PaymentStatus.TO_CHECK),
        ([PaymentReported(reported()), judged(), share(50_000)], PaymentStatus.PARTLY),
        ([PaymentReported(reported()), judged(), share(200_000)], PaymentStatus.PAID),
        ([PaymentReported(reported()), share(200_000)], PaymentStatus.PAID),
        ([PaymentReported(reported(PaymentState.ARRIVED))], PaymentStatus.UNPAID),
        ([judged()], PaymentStatus.UNPAID),
        ([PaymentReported(reported(orders=("P261124-099",)))], PaymentStatus.UNPAID),
    ],
)
def test_how_an_order_is_paid_is_what_the_money_says(entries: list[Entry], status: PaymentStatus):
    book = example_book(OrderPlaced(placed()), *entries)

    assert book.orders[NO].payment_status is status


def test_a_reported_payment_waits_until_it_is_judged_and_its_picture_is_known_for_ever():
    book = example_book(OrderPlaced(placed()), PaymentReported(reported()))

    assert book.payments == {"B261124-001": reported()}

    fold(book, judged())

    assert not book.payments
    assert book.proofs == {"unik1": "B261124-001"}
    assert book.next_counter("B261124") == 2


def test_a_payment_with_another_id_moves_no_counter():
    book = example_book(PaymentReported(replace(reported(), id="bayar", proof=None)))

    assert book.counters.get("bayar") is None
    assert not book.proofs


def test_a_balance_is_the_sum_of_what_moved_it():
    def moved(counter: int, amount: int, number: str = "") -> BalanceMoved:
        number = number or balance_number(DAY, counter)
        return BalanceMoved(number, "M001", amount, BalanceKind.OVERPAID, NO, NOW, "1")

    book = example_book(moved(1, 12_000), moved(2, -2_000))

    assert book.balances == {"M001": 10_000}
    assert book.next_counter("S261124") == 3

    fold(book, moved(0, -10_000, "tangan"))

    assert not book.balances


def test_a_changed_order_is_its_lines_and_all_corrections():
    fewer = replace(placed(), lines=(LINE, replace(LINE, quantity=-4)))
    book = example_book(OrderPlaced(placed()), OrderAmended(fewer, 1, Amendment.EDITED, NOW, "1"))

    assert book.orders[NO].pieces == {"SMB-01": 6}
    assert book.orders[NO].total == 120_000

    nothing = replace(fewer, lines=(*fewer.lines, replace(LINE, quantity=-6)))

    assert nothing.pieces == {}


def test_what_is_personal_of_an_order_stands_beside_it():
    book = example_book()
    hers = Particulars(NO, "M001", recipient="Ani", note="<b>=1+1")

    apply(book, Decision(particulars=(hers,)))

    assert book.particulars == {NO: hers}


def test_a_payment_may_be_named_while_it_waits_and_counts_in_those_orders_from_then_on():
    other = replace(placed(), no="P261124-002")
    named = PaymentNamed(payment_number(DAY, 1), (other.no,), 90_000, NOW, "M001")
    book = example_book(OrderPlaced(placed()), OrderPlaced(other), PaymentReported(reported()), named)

    assert (book.orders[NO].to_check, book.orders[other.no].to_check) == (0, 1)
    assert book.payments[payment_number(DAY, 1)] == replace(reported(), orders=(other.no,), amount=90_000)

    fold(book, judged())
    fold(book, named)

    assert not book.payments
    assert book.orders[other.no].to_check == 0
