"""What money becomes, as facts over the Book: shares, surplus, balance, and back."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from commands import paying
from commands.book import Book
from commands.decision import Decision
from commands.entries.money import BalanceMoved, MoneyEntry, PaymentRecorded, PaymentReported
from commands.entries.orders import OrderMoved, OrderPlaced
from commands.fold import apply
from commands.rules.files import FileKind
from commands.rules.orders import Order, OrderLine, OrderStatus, PaymentStatus
from commands.rules.payments import BalanceKind, Payment, PaymentState, PaymentWay, Proof
from tests.commands.network import NOW, example_book

A, B, C = "P261124-001", "P261124-002", "P261124-003"
LINE = OrderLine("SMB-01", "Sambal Bawang", 1, "botol", 100_000, "reseller", 10, None)


def placed(no: str, partner: str = "M001") -> OrderPlaced:
    later = NOW + timedelta(minutes=int(no[-1]))
    return OrderPlaced(Order(no, partner, "reseller", later, (LINE,), postage=0))


def book_of(*numbers: str) -> Book:
    return example_book(*(placed(no) for no in numbers))


def done(book: Book, *entries: MoneyEntry | OrderMoved) -> Book:
    apply(book, Decision(entries=entries))
    return book


def told(book: Book, amount: int, *orders: str) -> Payment:
    made = paying.payment(book, "M001", amount, PaymentWay.TRANSFER, NOW, "M001", orders=orders)
    done(book, *paying.report(made))
    return made


def judged(book: Book, made: Payment, amount: int | None = None) -> tuple[MoneyEntry, ...]:
    came = made.amount if amount is None else amount
    entries = paying.judge(book, made, PaymentState.ARRIVED, came, NOW, "1")
    done(book, *entries)
    return entries


def paid(book: Book) -> dict[str, int]:
    return {no: order.paid for no, order in book.orders.items() if order.paid}


def test_one_transfer_for_two_orders_pays_each_under_an_id_of_its_own_and_the_rest_is_kept_for_her():
    book = book_of(A, B)

    entries = judged(book, told(book, 230_000, B, A))

    recorded = [e for e in entries if isinstance(e, PaymentRecorded)]
    assert [(e.id, e.order_no, e.amount) for e in recorded] == [
        ("B261124-001", B, 100_000),
        ("B261124-001/2", A, 100_000),
    ]
    assert book.balances == {"M001": 30_000}
    assert {order.payment_status for order in book.orders.values()} == {PaymentStatus.PAID}


def test_money_without_a_name_pays_the_oldest_first():
    book = book_of(A, B)

    judged(book, told(book, 130_000))

    assert paid(book) == {A: 100_000, B: 30_000}
    assert not book.balances


def test_an_instalment_pays_a_part_and_the_next_one_the_rest():
    book = book_of(A)
    judged(book, told(book, 60_000, A))

    assert book.orders[A].payment_status is PaymentStatus.PARTLY

    judged(book, told(book, 40_000, A))

    assert book.orders[A].payment_status is PaymentStatus.PAID


def test_a_payment_is_judged_once():
    book = book_of(A)
    made = told(book, 100_000, A)
    judged(book, made)

    assert judged(book, made) == ()
    assert paid(book) == {A: 100_000}


def test_money_that_did_not_arrive_pays_nothing():
    book = book_of(A)
    made = told(book, 100_000, A)

    done(book, *paying.judge(book, made, PaymentState.NOT_ARRIVED, 0, NOW, "1"))

    assert paid(book) == {}
    assert book.orders[A].payment_status is PaymentStatus.UNPAID


def test_money_for_a_cancelled_order_is_kept_for_her_even_if_others_are_open():
    book = book_of(A, B)
    made = told(book, 100_000, A)
    done(book, OrderMoved(A, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    entries = judged(book, made)

    assert book.balances == {"M001": 100_000}
    assert [e.order_no for e in entries if isinstance(e, BalanceMoved)] == [A]
    assert paid(book) == {}


def test_another_partners_order_takes_nothing_of_her_money():
    book = example_book(placed(A, "M003"))

    judged(book, told(book, 100_000, A))

    assert book.balances == {"M001": 100_000}


def test_her_balance_pays_as_far_as_it_goes_and_has_no_row_of_its_own():
    book = done(book_of(A), BalanceMoved("S1", "M001", 30_000, BalanceKind.BONUS, "", NOW, "1"))

    entries = paying.from_balance(book, book.orders[A], NOW, "M001")
    done(book, *entries)

    assert not [e for e in entries if isinstance(e, BalanceMoved)]
    assert paid(book) == {A: 30_000}
    assert not book.balances
    assert paying.from_balance(book, book.orders[A], NOW, "M001") == ()


def test_a_balance_that_waits_in_the_sheet_is_taken_when_it_is_judged():
    book = done(book_of(A), BalanceMoved("S1", "M001", 30_000, BalanceKind.BONUS, "", NOW, "1"))
    made = paying.payment(book, "M001", 20_000, PaymentWay.FROM_BALANCE, NOW, "Sheet", orders=(A,))
    done(book, *paying.report(made))

    assert book.balances == {"M001": 30_000}

    judged(book, made)

    assert book.balances == {"M001": 10_000}
    assert paid(book) == {A: 20_000}


def test_money_goes_back_to_her_from_her_balance_and_never_more_than_she_has():
    book = done(book_of(), BalanceMoved("S1", "M001", 30_000, BalanceKind.RETURNED, A, NOW, "1"))

    done(book, *paying.pay_back(book, "M001", 50_000, NOW, "1"))

    assert not book.balances
    assert paying.pay_back(book, "M001", 50_000, NOW, "1") == ()


def test_money_that_goes_back_for_an_order_is_the_orders_and_no_balance_changes():
    book = book_of(A)
    judged(book, told(book, 100_000, A))
    back = paying.payment(book, "M001", 40_000, PaymentWay.PAID_BACK, NOW, "Sheet", orders=(A,))

    done(book, *paying.arrive(book, back))

    assert paid(book) == {A: 60_000}
    assert not book.balances


def test_what_a_stall_sold_pays_no_order():
    book = book_of(A)
    made = paying.payment(book, "M001", 40_000, PaymentWay.CONSIGNMENT, NOW, "Sheet")

    done(book, *paying.arrive(book, made))

    assert paid(book) == {}
    assert not book.balances


def test_what_a_cancelled_order_had_got_becomes_her_balance():
    book = book_of(A)
    judged(book, told(book, 60_000, A))
    order = book.orders[A]

    done(
        book,
        *paying.release(book, order, order.paid, NOW, "1"),
        OrderMoved(A, OrderStatus.NEW, OrderStatus.CANCELLED, "1"),
    )

    assert book.balances == {"M001": 60_000}
    assert A not in book.orders
    assert paying.release(book, order, 0, NOW, "1") == ()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tell", "judge", "deny", "cash", "balance", "back", "cancel", "reduce"]),
        st.integers(0, 2),
        st.integers(1, 250_000),
        st.lists(st.sampled_from([A, B, C]), max_size=2, unique=True),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_money_in_orders_payments_and_balances_always_agrees(
    steps: list[tuple[str, int, int, list[str]]],
):
    book = book_of(A, B, C)
    facts: list[MoneyEntry | OrderMoved] = []
    came = back = 0
    for what, which, amount, named in steps:
        orders = list(book.orders.values())
        order = orders[which % len(orders)] if orders else None
        waiting = list(book.payments.values())
        entries: tuple[MoneyEntry | OrderMoved, ...] = ()
        match what:
            case "tell" | "cash":
                made = paying.payment(book, "M001", amount, PaymentWay.CASH, NOW, "1", orders=tuple(named))
                entries = paying.report(made) if what == "tell" else paying.arrive(book, made)
                came += amount if what == "cash" else 0
            case "judge" | "deny" if waiting:
                state = PaymentState.ARRIVED if what == "judge" else PaymentState.NOT_ARRIVED
                entries = paying.judge(book, waiting[which % len(waiting)], state, amount, NOW, "1")
                came += amount if what == "judge" else 0
            case "balance" if order:
                entries = paying.from_balance(book, order, NOW, "M001")
            case "back":
                before = book.balances.get("M001", 0)
                entries = paying.pay_back(book, "M001", amount, NOW, "1")
                back += min(amount, before)
            case "cancel" if order and order.status is OrderStatus.NEW:
                off = OrderMoved(order.no, order.status, OrderStatus.CANCELLED, "1")
                entries = (*paying.release(book, order, order.paid, NOW, "1"), off)
            case "reduce" if order:
                entries = paying.release(book, order, min(amount, order.paid), NOW, "1")
            case _:
                pass
        done(book, *entries)
        facts.extend(entries)
        _agrees(book, facts, came - back)


def _agrees(book: Book, facts: list[MoneyEntry | OrderMoved], there: int) -> None:
    """Every rupiah that is here stands in an order or in her balance, and the rows of the Sheet say the same."""
    balance = book.balances.get("M001", 0)
    assert sum(order.paid for order in book.orders.values()) + balance == there
    assert balance >= 0
    known = [f.payment for f in facts if isinstance(f, PaymentReported)]
    own = [p for p in known if p.way in {PaymentWay.FROM_BALANCE, PaymentWay.PAID_BACK}]
    rows = sum(f.amount for f in facts if isinstance(f, BalanceMoved))
    assert balance == rows - sum(p.amount for p in own)
    numbers = [f.id for f in facts if isinstance(f, PaymentRecorded)]
    assert len(numbers) == len(set(numbers))
    for no, order in book.orders.items():
        assert 0 <= order.paid <= order.total
        is_off = order.status is OrderStatus.CANCELLED
        assert is_off or (order.payment_status is PaymentStatus.PAID) == (order.unpaid == 0)
        assert order.to_check == sum(no in p.orders for p in book.payments.values())


def test_a_payment_that_is_not_any_more_what_she_saw_is_not_judged():
    book = book_of(A)
    made = told(book, 50_000, A)

    assert paying.judge(book, replace(made, amount=2), PaymentState.ARRIVED, 2, NOW, "1") == ()
    assert book.payments == {made.id: made}


def test_a_picture_of_money_that_did_not_arrive_is_forgotten_so_that_it_may_be_sent_again():
    book = book_of(A)
    proof = Proof(FileKind.PHOTO, "AgAC1", "unik1")
    made = paying.payment(book, "M001", 50_000, PaymentWay.TRANSFER, NOW, "M001", proof=proof)
    done(book, *paying.report(made))

    done(book, *paying.judge(book, made, PaymentState.NOT_ARRIVED, 0, NOW, "1"))

    assert not book.proofs
