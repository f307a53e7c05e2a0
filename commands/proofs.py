"""A partner says that she paid: by a picture, by a button, or in words. Nothing that she sends is lost."""

from dataclasses import replace

from commands import access, beside_proof, paid_for, paying, settings, told_paid
from commands.asks import Ask, Pressed, Said, Verb
from commands.awaiting import awaiting, looked_at, name_of, to_team
from commands.book import Book
from commands.changing import takes_pictures
from commands.decision import Decision
from commands.entries.money import ProofAdded
from commands.files import SentFile
from commands.pointing import pointed
from commands.ports import Found, PaymentFound, PaymentQuery
from commands.replies.changes import WishSent
from commands.replies.money import (
    HowToPay,
    OwedFor,
    PaymentToCheck,
    PicturePassedOn,
    ProofElsewhere,
    ProofForNothing,
    ProofForWhich,
    ProofKnown,
    ProofTaken,
)
from commands.rules.network import Partner
from commands.rules.paid_words import says_paid
from commands.rules.payment_words import PaymentWords
from commands.rules.payments import Payment, PaymentState, PaymentWay, Proof
from commands.words import read_order


def is_picture(ask: Ask, book: Book, said: Said) -> bool:
    """Whether a partner sent a file in her private chat."""
    is_hers = access.partner(ask, book) is not None and access.role(ask, book) is None
    return ask.place.is_private and is_hers and said.file is not None and not said.command


def is_proof(ask: Ask, book: Book, said: Said) -> bool:
    """Whether that is a proof of what she paid, and nothing else.

    Not so where she was asked what is broken, nor where nothing of hers waits for money and the words under it order
    something.
    """
    partner = access.partner(ask, book)
    if partner is None or not is_picture(ask, book, said):
        return False
    if says_paid(said.text):
        return True
    if takes_pictures(book.changing.get(str(ask.sender.telegram_id)), ask.at):
        return False
    is_about_money = awaiting(book, partner.id) or looked_at(book, partner.id)
    return bool(is_about_money) or not read_order(said.text, book.names).lines


def kept_beside(ask: Ask, book: Book, said: Said, decided: Decision) -> Decision:
    """A picture whose words were answered as something else goes on to the team all the same.

    It is no payment: an order under the picture of a customer's chat would wait for money to be looked at.
    """
    partner = access.partner(ask, book)
    if partner is None or said.file is None or said.is_edit or isinstance(decided.reply, WishSent):
        return decided  # a wish takes its picture along
    passed = PicturePassedOn(name_of(book, partner.id), _proof(said.file), said.text)
    return replace(decided, notices=(*decided.notices, *to_team(book, passed)))


def query(book: Book, said: Said) -> PaymentQuery | None:
    """The payment that this very picture came with before."""
    number = None if said.file is None else book.proofs.get(said.file.unique_id)
    return None if number is None or number in book.payments else PaymentQuery(number)


def picture(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """Keep it as a proof; what the words under it order is told as not ordered yet."""
    partner = access.partner(ask, book)
    assert partner is not None  # noqa: S101 - `is_proof` looked
    assert said.file is not None  # noqa: S101 - same
    taken = _taken(ask, book, partner, said, _proof(said.file), found)
    return beside_proof.told(book, partner, said.text, taken)


def _taken(ask: Ask, book: Book, partner: Partner, said: Said, proof: Proof, found: Found | None) -> Decision:
    """Tie it to the one order that waits for money; ask which, if several do; keep it in any case."""
    before = book.proofs.get(proof.unique_id)
    if before is not None:
        return _edited(ask, book, partner, said, before) or _again(ask, book, partner, proof, before, found)
    waiting = awaiting(book, partner.id)
    read = told_paid.under_photo(ask, book, said, waiting)
    told = looked_at(book, partner.id)
    if told and not (read.amount and waiting) and not paid_for.is_new(read, waiting, told):
        return _more(ask, book, told[-1], proof, said.text)
    return _reported(ask, book, partner, read, waiting, proof, said.text)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Buttons of a partner: she paid, without a photo, or which order a payment is for."""
    partner = access.partner(ask, book)
    if partner is None:
        return Decision(access.partners_only(ask, book))
    if press.verb is Verb.PROOF_FOR:
        return paid_for.chosen(ask, book, partner, press)
    waiting = awaiting(book, partner.id)
    meant = [one for one in waiting if not press.subject or one.no == pointed(press.subject, "P")]
    if not meant:
        return Decision(_nothing(book, partner))
    if press.verb is Verb.SAID_PAID:
        return Decision(told_paid.send_photo(meant))
    said = PaymentWords(tuple(one.no for one in meant), press.quantity or None)
    return _reported(ask, book, partner, said, waiting, None)


def cash(ask: Ask, book: Book, said: Said) -> Decision | None:
    """`sudah bayar tunai ke Adi` goes to the team as it is: no photo shows it, and no account. None: it is no cash."""
    partner = access.partner(ask, book)
    if partner is None or not says_paid(said.text):
        return None
    waiting = awaiting(book, partner.id)
    read = paid_for.paid_words(said.text, waiting)
    way = told_paid.way_of(book, read, paid_for.meant(book, partner, read, waiting))
    if not waiting or way is not PaymentWay.CASH:
        return None
    if any(one.way is way for one in looked_at(book, partner.id)):  # the same cash, told once more
        return paid_for.about_money(ask, book, said)
    return _reported(ask, book, partner, read, waiting, None, said.text)


def _nothing(book: Book, partner: Partner) -> ProofTaken | HowToPay:
    """No order waits for money: what she reported is looked at, or all is paid."""
    told_of = looked_at(book, partner.id)
    if told_of:
        return ProofTaken(told_of[-1].orders, is_more=True)
    return HowToPay(book.person(partner.id).called, (), book.balances.get(partner.id, 0), "", "")


def _proof(file: SentFile) -> Proof:
    return Proof(file.kind, file.file_id, file.unique_id)


def _more(ask: Ask, book: Book, payment: Payment, proof: Proof, words: str) -> Decision:
    """A further picture of a payment that is looked at goes on to the team; it is no second payment."""
    is_first = payment.proof is None
    added = ProofAdded(payment.id, proof, is_first, ask.at, payment.partner_id)
    named = paid_for.written(ask, book, payment, words)
    if named is not None:
        payment = replace(payment, orders=named.orders, amount=named.amount)
    is_more = not (is_first and payment.orders)
    check = _to_check(book, payment, proof, is_more=is_more, words=words)
    return Decision(
        ProofTaken(payment.orders, is_more=True),
        entries=(added,) if named is None else (added, named),
        notices=to_team(book, check),
    )


def _reported(
    ask: Ask,
    book: Book,
    partner: Partner,
    read: PaymentWords,
    waiting: tuple[OwedFor, ...],
    proof: Proof | None,
    words: str = "",
) -> Decision:
    orders = paid_for.meant(book, partner, read, waiting)
    owed = sum(one.unpaid for one in waiting if one.no in orders)
    made = paying.payment(
        book,
        partner.id,
        read.amount or owed,
        told_paid.way_of(book, read, orders, has_proof=proof is not None),
        ask.at,
        partner.id,
        orders=orders,
        proof=proof,
    )
    reply: ProofTaken | ProofForWhich | ProofForNothing = ProofTaken(
        orders, has_proof=proof is not None, way=made.way
    )
    if not orders and waiting:
        reply = ProofForWhich(made.id, waiting, made.way)
    elif not orders:
        reply = ProofForNothing(settings.owner_name(book), settings.contact(book))
    if proof is None and _is_told(book, made):
        return Decision(ProofTaken(orders, is_more=True), asked=told_paid.answered(ask, book))
    check = _to_check(book, made, proof, waiting=waiting, words=words)
    return Decision(
        reply,
        entries=paying.report(made),
        notices=to_team(book, check),
        asked=told_paid.answered(ask, book),
    )


def _is_told(book: Book, made: Payment) -> bool:
    """Whether she told the same without a photo before: a button that is pressed twice is no second payment."""
    told = (one for one in looked_at(book, made.partner_id) if one.proof is None)
    return any(one.amount == made.amount and set(made.orders) <= set(one.orders) for one in told)


def _to_check(
    book: Book,
    payment: Payment,
    proof: Proof | None,
    *,
    waiting: tuple[OwedFor, ...] = (),
    is_more: bool = False,
    words: str = "",
) -> PaymentToCheck:
    return PaymentToCheck(
        payment.id,
        name_of(book, payment.partner_id),
        payment.amount,
        payment.way,
        payment.orders,
        () if payment.orders else waiting,
        proof,
        is_more=is_more,
        words=words,
    )


def _edited(ask: Ask, book: Book, partner: Partner, said: Said, number: str) -> Decision | None:
    """She writes under the same picture which order it is for, or how much it is; None: neither, or it is known."""
    payment = book.payments.get(number)
    if payment is None or payment.partner_id != partner.id:
        return None
    return paid_for.of_payment(ask, book, payment, said.text) or paid_for.corrected(
        ask, book, payment, said.text
    )


def _again(
    ask: Ask, book: Book, partner: Partner, proof: Proof, number: str, found: Found | None
) -> Decision:
    """The very same picture: no second payment; from somebody else the team hears of it."""
    known = book.payments.get(number)
    state = PaymentState.ARRIVED if known is None else known.state
    if known is None and isinstance(found, PaymentFound) and found.reported is not None:
        known = found.reported.payment
    is_hers = known is None or known.partner_id == partner.id
    orders = known.orders if known is not None and is_hers else ()
    reply = ProofKnown(orders, state, is_hers, settings.owner_name(book), settings.contact(book))
    if known is None or is_hers:
        return Decision(reply)
    news = ProofElsewhere(
        book.person(partner.id).name or partner.id, name_of(book, known.partner_id), number, proof
    )
    return Decision(reply, notices=to_team(book, news, besides=ask.sender.telegram_id))
