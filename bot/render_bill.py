"""What a partner owes, where to pay it, and her balance."""

from datetime import date

from bot.cleaning import clean_name
from bot.formats import rupiah
from bot.render_proofs import ask_rows
from bot.talk import Rows, Talk, Voice, lines, press, short_label
from commands.asks import Verb
from commands.pointing import pointer
from commands.replies.money import BalanceOffered, HowToPay, OwedFor
from commands.rules.orders import PayMethod

_LISTED = 15
_EARLY = 3
"""Orders on credit that get a button of their own."""


def bill(voice: Voice, reply: HowToPay) -> Talk:
    """Each order, the sum, the accounts, and what is held for her."""
    words = voice.words.money
    owed = sum(one.unpaid for one, _ in reply.orders)
    listed = [
        words.bill_line.format(order=one.no, amount=rupiah(one.unpaid)) + _due(voice, due)
        for one, due in reply.orders[:_LISTED]
    ]
    text = lines(
        _heading(voice, reply),
        *listed,
        words.bill_total.format(amount=rupiah(owed)) if len(reply.orders) > 1 else "",
        words.bill_waiting.format(amount=rupiah(reply.waiting)) if reply.waiting else "",
        words.bill_postage.format(orders=", ".join(reply.uncosted)) if reply.uncosted else "",
        words.bill_later if reply.later else "",
        *(_later(voice, *one) for one in reply.later[:_LISTED]),
        words.bill_balance.format(amount=rupiah(reply.balance)) if reply.balance > 0 else "",
        _how(voice, reply) if owed else "",
    )
    return Talk(text, _rows(voice, reply, owed), attachment=reply.qris)


def _heading(voice: Voice, reply: HowToPay) -> str:
    words = voice.words.money
    if reply.orders:
        return words.bill.format(called=clean_name(reply.called))
    return "" if reply.later else words.nothing_owed


def _later(voice: Voice, one: OwedFor, method: PayMethod, due: date | None) -> str:
    words = voice.words.money
    line = words.bill_line.format(order=one.no, amount=rupiah(one.unpaid))
    return f"{line}, {words.ways[method.value]}{_due(voice, due)}"


def _due(voice: Voice, due: date | None) -> str:
    return "" if due is None else voice.words.money.bill_due.format(day=voice.formats.day(due))


def balance(voice: Voice, reply: BalanceOffered) -> Talk:
    """How much of it, and what remains."""
    words, amount = voice.words.money, rupiah(reply.amount)
    text = lines(
        words.balance_ask.format(order=reply.order, amount=amount),
        words.balance_left.format(balance=rupiah(reply.balance_left), unpaid=rupiah(reply.unpaid_left)),
    )
    yes = press(
        words.balance_yes.format(amount=amount),
        Verb.SURE_BALANCE,
        pointer(reply.order),
        quantity=reply.amount,
    )
    return Talk(text, ((yes,),))


def where(voice: Voice, bank: str, *, has_code: bool = False) -> str:
    """The accounts, the code that hangs on the message, or that she may ask."""
    accounts = " / ".join(filter(None, map(clean_name, bank.splitlines()))).rstrip(".")
    words = voice.words.money
    if has_code:
        return words.bill_to_or_scan.format(bank=accounts) if accounts else words.bill_scan
    return words.bill_to.format(bank=accounts) if accounts else words.bill_ask


def _how(voice: Voice, reply: HowToPay) -> str:
    words, has_code = voice.words.money, reply.qris is not None
    after = words.bill_how_paid if has_code else words.bill_how
    return f"{where(voice, reply.bank, has_code=has_code)} {after}"


def _rows(voice: Voice, reply: HowToPay, owed: int) -> Rows:
    words = voice.words.money
    if not (reply.orders or reply.later):
        return ()
    only = pointer(reply.orders[0][0].no) if len(reply.orders) == 1 else 0
    rows: Rows = ((press(words.already_paid, Verb.SAID_PAID, only),),) if owed else ()
    if reply.usable:
        rows = (*rows, (press(words.use_balance, Verb.USE_BALANCE, only),))
    if reply.changeable:
        rows = (*rows, (press(words.change_terms, Verb.TERMS, pointer(reply.changeable)),))
    return (
        *rows,
        *_pays_early(voice, reply),
        *(() if reply.bank or reply.qris else ask_rows(voice, reply.contact)),
    )


def _pays_early(voice: Voice, reply: HowToPay) -> Rows:
    """What is on credit may be paid before its day."""
    credit = [one.no for one, method, _ in reply.later if method is PayMethod.CREDIT]
    label = voice.words.money.bill_early
    return tuple(
        (press(short_label(label.format(order=no)), Verb.SHOW_BILL, pointer(no)),) for no in credit[:_EARLY]
    )
