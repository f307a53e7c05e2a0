"""What the team reads of money: is it there, what became of it, cash that is handed over."""

from bot.cleaning import clean_name
from bot.formats import rupiah
from bot.talk import Rows, Talk, Voice, lines, press, quoted
from bot.wording.money import MoneyWords
from commands.asks import Verb
from commands.files import Stored
from commands.pointing import pointer
from commands.replies.money import (
    AskAmount,
    OwedFor,
    PaymentChecked,
    PaymentShown,
    PaymentToCheck,
    PicturePassedOn,
    ProofElsewhere,
    TakeHelp,
    TakeMoney,
)
from commands.rules.payments import PaymentState, PaymentWay, Proof


def to_check(voice: Voice, reply: PaymentToCheck) -> Talk:
    """The picture, whose it is and for what, and the question whether it is in the account."""
    words, name = voice.words.money, clean_name(reply.name)
    template = _question(words, reply)
    waiting = ", ".join(f"{one.no} {rupiah(one.unpaid)}" for one in reply.waiting)
    amount = rupiah(reply.amount)
    text = template.format(
        orders=", ".join(reply.orders), name=name, amount=amount, payment=reply.payment, waiting=waiting
    )
    says = words.check_amount.format(name=name, amount=amount) if reply.amount and not reply.orders else ""
    wrote = words.check_words.format(words=quoted(reply.words)) if reply.words.strip() else ""
    return Talk(lines(text, says, wrote), _verdicts(voice, reply), attachment=_picture(reply.proof))


def _question(words: MoneyWords, reply: PaymentToCheck) -> str:
    is_cash, is_open = reply.way is PaymentWay.CASH, bool(reply.waiting) and not reply.orders
    if reply.is_more:
        return words.check_more
    if reply.is_named_now:
        return words.check_cash_named if is_cash else words.check_named
    if is_open:
        return words.check_cash_unnamed if is_cash else words.check_unnamed
    if not reply.orders:
        return words.check_nothing
    if is_cash:
        return words.check_cash
    return words.check if reply.proof is not None else words.check_told


def elsewhere(voice: Voice, reply: ProofElsewhere) -> Talk:
    """The same picture from two partners."""
    text = voice.words.money.elsewhere.format(
        name=clean_name(reply.name), other=clean_name(reply.other), payment=reply.payment
    )
    return Talk(text, attachment=_picture(reply.proof))


def ask_amount(voice: Voice, reply: AskAmount) -> Talk:
    """How much? She types it."""
    words = voice.words.money
    template = words.ask_amount if reply.about.startswith("B") else words.ask_amount_order
    return Talk(lines(words.amount_unread if reply.is_unread else "", template.format(about=reply.about)))


def checked(voice: Voice, reply: PaymentChecked) -> Talk:
    """What was decided, by whom, and what it paid."""
    words = voice.words.money
    is_in = reply.state is PaymentState.ARRIVED
    if reply.is_old:
        head = words.checked_before if is_in else words.checked_before_not
    else:
        head = words.checked_in if is_in else words.checked_not_in
    way = "" if reply.way is None else f" ({words.pays[reply.way.value]})"
    text = lines(
        head.format(payment=reply.payment, amount=rupiah(reply.amount) + way, by=clean_name(reply.by)),
        *(_result(voice, one) for one in reply.paid),
        words.checked_surplus.format(surplus=rupiah(reply.surplus)) if reply.surplus else "",
        words.checked_over.format(orders=", ".join(reply.over)) if reply.over and is_in else "",
    )
    return Talk(text, closes=True)


def shown(voice: Voice, reply: PaymentShown) -> Talk:
    """A payment that was judged, with its picture."""
    words = voice.words.money
    template = words.shown_in if reply.state is PaymentState.ARRIVED else words.shown_not_in
    by = words.shown_by.format(by=clean_name(reply.by)) if reply.by else ""
    head = template.format(
        payment=reply.payment, name=clean_name(reply.name), amount=rupiah(reply.amount), by=by
    )
    return Talk(lines(head, ", ".join(reply.orders)), attachment=_picture(reply.proof))


def take(voice: Voice, reply: TakeMoney) -> Talk:
    """All of it, or a part?"""
    words, amount = voice.words.money, rupiah(reply.unpaid)
    text = words.take.format(order=reply.order, name=clean_name(reply.name), amount=amount)
    subject = pointer(reply.order)
    every = press(words.take_all.format(amount=amount), Verb.TAKE_ALL, subject, quantity=reply.unpaid)
    return Talk(text, ((every, press(words.take_part, Verb.TAKE_PART, subject)),))


def take_help(voice: Voice, reply: TakeHelp) -> Talk:
    """How `/terima` is written."""
    words = voice.words.money
    closed = words.take_closed.format(order=reply.order) if reply.order else ""
    return Talk(closed or words.take_help.format(example=reply.example))


def picture(voice: Voice, reply: PicturePassedOn) -> Talk:
    """What she sent, with her words under it."""
    text = voice.words.money.picture_sent.format(name=clean_name(reply.name))
    words = voice.words.money.check_words.format(words=quoted(reply.words)) if reply.words else ""
    return Talk(lines(text, words), attachment=_picture(reply.proof))


def _verdicts(voice: Voice, reply: PaymentToCheck) -> Rows:
    words, subject = voice.words.money, pointer(reply.payment)
    no = press(words.money_not_in, Verb.MONEY_NOT_IN, subject)
    if not reply.amount:
        return ((press(words.money_amount, Verb.MONEY_OTHER, subject),), (no,))
    label = words.cash_in if reply.way is PaymentWay.CASH else words.money_in
    if not reply.orders:
        label = words.check_in.format(amount=rupiah(reply.amount))
    yes = press(label, Verb.MONEY_IN, subject, quantity=reply.amount)
    return ((yes, no), (press(words.money_other, Verb.MONEY_OTHER, subject),))


def _result(voice: Voice, one: OwedFor) -> str:
    words = voice.words.money
    whole = words.checked_goods if one.is_uncosted else words.checked_paid
    template = words.checked_part if one.unpaid else whole
    return template.format(order=one.no, unpaid=rupiah(one.unpaid))


def _picture(proof: Proof | None) -> Stored | None:
    return None if proof is None else Stored(proof.file_id, proof.kind)
