"""Which orders a payment of hers is for: what she wrote under it, what fits, what she says afterwards."""

from commands import access, paying, settings
from commands.asks import Ask, Pressed, Said
from commands.awaiting import awaiting, looked_at, to_team
from commands.book import Book
from commands.checking import question
from commands.decision import Decision
from commands.entries.money import PaymentNamed
from commands.pointing import pointed
from commands.replies.drafts import OldButton
from commands.replies.money import OwedFor, PaymentToCheck, ProofTaken, WordsPassedOn
from commands.rules.network import Partner
from commands.rules.payment_words import PaymentWords, is_about_payment, is_for_all, read_payment
from commands.rules.payments import Payment, PaymentWay
from commands.words import read_order


def paid_words(text: str, waiting: tuple[OwedFor, ...]) -> PaymentWords:
    """What she wrote of a payment; a bare number may be the sum of one of these orders, or of all."""
    sums = [one.unpaid for one in waiting]
    return read_payment(text, owed=(*sums, sum(sums)))


def meant(book: Book, partner: Partner, read: PaymentWords, waiting: tuple[OwedFor, ...]) -> tuple[str, ...]:
    """The orders of hers that she named and owes for.

    Without one, or with a number that is wrong or over: the only one that waits, or the only one of that sum,
    or all if it is that.
    """
    named = _named(book, partner.id, read, waiting)
    if named or not waiting:
        return named
    if len(waiting) == 1:
        return (waiting[0].no,)
    fitting = [one.no for one in waiting if one.unpaid == read.amount]
    if len(fitting) == 1:
        return tuple(fitting)
    is_all = read.amount == sum(one.unpaid for one in waiting)
    return tuple(one.no for one in waiting) if is_all else ()


def is_new(read: PaymentWords, waiting: tuple[OwedFor, ...], told_of: list[Payment]) -> bool:
    """Whether it is about other orders than what is looked at already.

    Without a number it is a further picture of that, though it pays only a part: the rest is not invented.
    """
    if any(not one.orders and not one.amount for one in told_of):
        return False
    named = [no for no in read.orders if all(no not in one.orders for one in told_of)]
    others = [one for one in waiting if all(one.no not in known.orders for known in told_of)]
    return bool(named or (others and not read.orders) or any(one.no in read.orders for one in waiting))


def chosen(ask: Ask, book: Book, partner: Partner, press: Pressed) -> Decision:
    """She presses which order a payment is for, as long as nobody has judged it."""
    payment = book.payments.get(pointed(press.subject, "B"))
    if payment is None or payment.partner_id != partner.id:
        return Decision(OldButton())
    waiting = awaiting(book, partner.id)
    orders = tuple(one for one in waiting if not press.version or one.no == pointed(press.version, "P"))
    if payment.orders or not orders:
        return Decision(ProofTaken(payment.orders, is_more=True))
    unpaid = sum(one.unpaid for one in orders)
    return _told(book, _naming(ask, payment, tuple(one.no for one in orders), 0, unpaid))


def written(ask: Ask, book: Book, payment: Payment, text: str) -> PaymentNamed | None:
    """She writes which orders a payment is for that waits and names none; None: that is not what she writes."""
    waiting = awaiting(book, payment.partner_id)
    read = paid_words(text, waiting)
    orders = _named(book, payment.partner_id, read, waiting)
    if not orders and not read.orders and is_for_all(text):
        orders = tuple(one.no for one in waiting)
    if payment.orders or not orders or "?" in text:
        return None
    left = {one.no: one.unpaid for one in waiting}
    unpaid = sum(left.get(no, 0) for no in orders)
    return _naming(ask, payment, orders, read.amount or 0, unpaid)


def in_words(ask: Ask, book: Book, said: Said) -> Decision | None:
    """`untuk P261124-001` while a payment of hers waits that names no order; None: there is none, or no number."""
    payment = _open(ask, book)
    return None if payment is None else of_payment(ask, book, payment, said.text)


def of_payment(ask: Ask, book: Book, payment: Payment, text: str) -> Decision | None:
    """The same of this payment: both sides hear which orders it is for."""
    named = written(ask, book, payment, text)
    return None if named is None else _told(book, named)


def corrected(ask: Ask, book: Book, payment: Payment, text: str) -> Decision | None:
    """She writes another amount under the picture of a payment whose orders are known; None: she does not."""
    read = paid_words(text, awaiting(book, payment.partner_id))
    if not payment.orders or read.amount in (None, payment.amount) or "?" in text:
        return None
    return _told(book, _naming(ask, payment, payment.orders, read.amount or 0, 0))


def about_money(ask: Ask, book: Book, said: Said) -> Decision | None:
    """`eh salah foto`, `tf nya 150rb` while a payment of hers is looked at goes to the team, who can put it right."""
    told_of = _looked_at(ask, book)
    if not told_of or not is_about_payment(said.text):
        return None
    names_goods = any(one.choices for one in read_order(said.text, book.names).questions)
    return None if names_goods else _to_team(book, told_of[-1], said)


def passed_on(ask: Ask, book: Book, said: Said) -> Decision | None:
    """All else that she writes then and nobody understands goes to the team, with the picture."""
    payment = _open(ask, book)
    return None if payment is None or not said.text.strip() else _to_team(book, payment, said)


def _to_team(book: Book, payment: Payment, said: Said) -> Decision:
    return Decision(
        WordsPassedOn(settings.owner_name(book)),
        notices=to_team(book, question(book, payment, said.text)),
    )


def _named(book: Book, partner_id: str, read: PaymentWords, waiting: tuple[OwedFor, ...]) -> tuple[str, ...]:
    """Those of her orders. What is over keeps its payment only where nothing waits: it would let go of the rest."""
    named = [no for no in read.orders if no not in book.orders or book.orders[no].partner_id == partner_id]
    owed_for = tuple(no for no in named if paying.owed(book, no, partner_id))
    return owed_for or (() if waiting else tuple(named))


def _open(ask: Ask, book: Book) -> Payment | None:
    """The newest payment of hers that waits and names no order."""
    return next((one for one in reversed(_looked_at(ask, book)) if not one.orders), None)


def _looked_at(ask: Ask, book: Book) -> list[Payment]:
    """Payments of who asks, if she is a partner and none of the team."""
    partner = access.partner(ask, book)
    return [] if partner is None or access.role(ask, book) is not None else looked_at(book, partner.id)


def _naming(ask: Ask, payment: Payment, orders: tuple[str, ...], told: int, unpaid: int) -> PaymentNamed:
    amount = told or payment.amount or unpaid
    return PaymentNamed(payment.id, orders, amount, ask.at, payment.partner_id)


def _told(book: Book, named: PaymentNamed) -> Decision:
    payment = book.payments[named.id]
    name = book.person(payment.partner_id).name
    check = PaymentToCheck(payment.id, name, named.amount, payment.way, named.orders, is_named_now=True)
    has_proof = payment.way is not PaymentWay.CASH or payment.proof is not None
    taken = ProofTaken(named.orders, has_proof=has_proof, way=payment.way)
    return Decision(taken, entries=(named,), notices=to_team(book, check))
