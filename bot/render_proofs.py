"""What a partner reads of money that she sent: received, arrived, not seen."""

from dataclasses import replace

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.links import whatsapp_link
from bot.talk import Rows, Talk, Voice, lines, link, press, short_label
from commands.asks import Verb
from commands.messages import Button
from commands.pointing import pointer
from commands.replies.money import (
    MoneyArrived,
    MoneyMissing,
    OwedFor,
    ProofForNothing,
    ProofForWhich,
    ProofKnown,
    ProofTaken,
    SendProof,
)
from commands.rules.payments import PaymentState, PaymentWay

_LISTED = 8
"""Orders that get a button of their own."""


def to_partner(
    voice: Voice, reply: ProofTaken | ProofForWhich | ProofForNothing | ProofKnown | SendProof
) -> Talk:
    """It was received, or what is needed yet; and what under it is no order."""
    talk = _received(voice, reply)
    if isinstance(reply, SendProof) or not reply.not_ordered:
        return talk
    items = ", ".join(f"{clean_name(name)} {number(count)}" for name, count in reply.not_ordered)
    return replace(talk, text=lines(talk.text, voice.words.money.not_ordered.format(items=items)))


def _received(
    voice: Voice, reply: ProofTaken | ProofForWhich | ProofForNothing | ProofKnown | SendProof
) -> Talk:
    words = voice.words.money
    match reply:
        case ProofTaken(orders, has_proof, is_more, way):
            if is_more or not orders:
                return Talk(words.proof_more, closes=True)
            told = words.cash_told if way is PaymentWay.CASH else words.paid_told
            text = words.proof_taken if has_proof and way is not PaymentWay.CASH else told
            return Talk(text.format(orders=", ".join(orders)), closes=True)
        case ProofForWhich():
            is_cash = reply.way is PaymentWay.CASH
            return Talk(words.for_which_cash if is_cash else words.for_which, _which(voice, reply))
        case ProofForNothing(owner, contact):
            return Talk(words.for_nothing.format(owner=clean_name(owner)), ask_rows(voice, contact))
        case ProofKnown():
            return _known(voice, reply)
        case SendProof(order, unpaid, told):
            text = words.send_proof if order else words.send_proof_all
            amount = rupiah(told or unpaid if order else unpaid)
            without = press(words.without_photo, Verb.PAID_WITHOUT_PHOTO, pointer(order), quantity=told)
            return Talk(text.format(order=order, amount=amount), ((without,),))


def arrived(voice: Voice, reply: MoneyArrived) -> Talk:
    """What came in and what it paid, a line each; a single order stands in the first."""
    words = voice.words.money
    first = words.paid_balance if reply.way is PaymentWay.FROM_BALANCE else words.paid
    head, results = first.format(amount=rupiah(reply.amount)), [_result(voice, one) for one in reply.paid]
    if len(results) == 1:
        head = f"{head}, {results[0]}"
        results = []
    else:
        head = f"{head}."
    over = words.over.format(orders=", ".join(reply.over), owner=clean_name(reply.owner))
    text = lines(
        head,
        *results,
        words.surplus.format(surplus=rupiah(reply.surplus)) if reply.surplus else "",
        over if reply.over else "",
    )
    return Talk(text, ask_rows(voice, reply.contact) if reply.over else (), closes=True)


def missing(voice: Voice, reply: MoneyMissing) -> Talk:
    """It is not in the account, or nobody got it in cash; how to go on."""
    words = voice.words.money
    if reply.way is PaymentWay.CASH:
        return Talk(words.missing_cash, ask_rows(voice, reply.contact))
    text = words.missing if reply.orders and reply.amount else words.missing_any
    again = press(words.send_again, Verb.SAID_PAID, pointer(reply.orders[0]) if len(reply.orders) == 1 else 0)
    return Talk(
        text.format(amount=rupiah(reply.amount), orders=", ".join(reply.orders)),
        ((again,), *ask_rows(voice, reply.contact)),
    )


def ask_rows(voice: Voice, contact: str) -> Rows:
    """A way to ask, where one is known."""
    url = whatsapp_link(contact)
    return ((link(voice.label.whatsapp, url),),) if url else ()


def _result(voice: Voice, one: OwedFor) -> str:
    words = voice.words.money
    whole = words.paid_goods if one.is_uncosted else words.paid_all
    template = words.paid_part if one.unpaid else whole
    return template.format(order=one.no, unpaid=rupiah(one.unpaid))


def _which(voice: Voice, reply: ProofForWhich) -> Rows:
    words, subject = voice.words.money, pointer(reply.payment)

    def button(one: OwedFor) -> Button:
        label = words.for_this.format(order=one.no, amount=rupiah(one.unpaid))
        return press(short_label(label), Verb.PROOF_FOR, subject, pointer(one.no))

    rows = tuple((button(one),) for one in reply.orders[:_LISTED])
    total = rupiah(sum(one.unpaid for one in reply.orders))
    return (*rows, (press(short_label(words.for_all.format(amount=total)), Verb.PROOF_FOR, subject),))


def _known(voice: Voice, reply: ProofKnown) -> Talk:
    words = voice.words.money
    if not reply.is_hers:
        text = words.known_elsewhere.format(owner=clean_name(reply.owner))
        return Talk(text, ask_rows(voice, reply.contact))
    return Talk(words.known_waiting if reply.state is PaymentState.WAITING else words.known_arrived)
