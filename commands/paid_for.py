"""Which orders a payment of hers is for: what she wrote under it, what fits, what she says afterwards."""

from commands import paying
from commands.asks import Ask, Pressed
from commands.awaiting import awaiting, to_team
from commands.book import Book
from commands.decision import Decision
from commands.entries.money import PaymentNamed
from commands.pointing import pointed
from commands.replies.drafts import OldButton
from commands.replies.money import OwedFor, PaymentToCheck, ProofTaken
from commands.rules.network import Partner
from commands.rules.payment_words import PaymentWords
from commands.rules.payments import Payment


def meant(book: Book, partner: Partner, read: PaymentWords, waiting: tuple[OwedFor, ...]) -> tuple[str, ...]:
    """The orders of hers that she named and owes for.

    Without one, or with a number that is wrong or over: the only one that waits, or the only one of that sum,
    or all if it is that. What is over keeps its payment only where nothing waits: it would let go of the rest.
    """
    named = tuple(
        no for no in read.orders if no not in book.orders or book.orders[no].partner_id == partner.id
    )
    owed_for = tuple(no for no in named if paying.owed(book, no, partner.id))
    if owed_for or not waiting:
        return owed_for or named
    if len(waiting) == 1:
        return (waiting[0].no,)
    fitting = [one.no for one in waiting if one.unpaid == read.amount]
    if len(fitting) == 1:
        return tuple(fitting)
    is_all = read.amount == sum(one.unpaid for one in waiting)
    return tuple(one.no for one in waiting) if is_all else ()


def is_new(read: PaymentWords, waiting: tuple[OwedFor, ...], told_of: list[Payment]) -> bool:
    """Whether it is about other orders than what is looked at already."""
    if any(not one.orders and not one.amount for one in told_of):
        return False
    named = [no for no in read.orders if all(no not in one.orders for one in told_of)]
    return bool(named or (waiting and not read.orders) or any(one.no in read.orders for one in waiting))


def chosen(ask: Ask, book: Book, partner: Partner, press: Pressed) -> Decision:
    """She says which order a payment is for, as long as nobody has judged it."""
    payment = book.payments.get(pointed(press.subject, "B"))
    if payment is None or payment.partner_id != partner.id:
        return Decision(OldButton())
    waiting = awaiting(book, partner.id)
    orders = tuple(one for one in waiting if not press.version or one.no == pointed(press.version, "P"))
    if payment.orders or not orders:
        return Decision(ProofTaken(payment.orders, is_more=True))
    return _named(ask, book, payment, orders)


def _named(ask: Ask, book: Book, payment: Payment, chosen: tuple[OwedFor, ...]) -> Decision:
    orders = tuple(one.no for one in chosen)
    amount = payment.amount or sum(one.unpaid for one in chosen)
    named = PaymentNamed(payment.id, orders, amount, ask.at, payment.partner_id)
    check = PaymentToCheck(
        payment.id, book.person(payment.partner_id).name, amount, payment.way, orders, is_named_now=True
    )
    return Decision(ProofTaken(orders), entries=(named,), notices=to_team(book, check))
