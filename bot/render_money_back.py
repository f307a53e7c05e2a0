"""Goods that come back, and money that is hers, in words."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.order_buttons import surplus_rows
from bot.talk import Rows, Talk, Voice, lines, press, rows_of
from commands.asks import Verb
from commands.pointing import pointer
from commands.replies.changes import (
    ChangedLine,
    PaidBack,
    PayBackTask,
    RefundOff,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefusal,
    ReturnRefused,
    SurplusAsked,
    SurplusComesBack,
    SurplusKept,
    SurplusSettled,
)


def return_asked(voice: Voice, reply: ReturnAsked) -> Talk:
    """Can they be sold again?"""
    words = voice.words.changes
    text = lines(
        words.return_asked.format(no=reply.no),
        *_back(voice, words.return_line, reply.lines),
        _reason(voice, reply.reason),
        words.return_worth.format(worth=rupiah(reply.worth)),
    )
    return Talk(text, _ways(voice, reply.no, reply.change, Verb.TO_SHELF, Verb.THROWN_AWAY), is_page=True)


def return_money(voice: Voice, reply: ReturnMoney) -> Talk:
    """What becomes of their worth, as far as it was paid."""
    words = voice.words.changes
    worth, surplus, total = rupiah(reply.worth), rupiah(reply.surplus), rupiah(reply.total)
    if not reply.surplus:
        text = words.return_bill.format(no=reply.no, worth=worth, total=total)
        return Talk(text, _ways(voice, reply.no, reply.change, Verb.RETURN_BILL), is_page=True)
    text = words.return_money.format(no=reply.no, surplus=surplus)
    ways = _ways(voice, reply.no, reply.change, Verb.RETURN_MONEY, Verb.RETURN_BALANCE)
    return Talk(text, ways, is_page=True)


def return_refused(voice: Voice, reply: ReturnRefused) -> Talk:
    """How much may come back."""
    words = voice.words.changes
    if reply.why is ReturnRefusal.NOT_SENT:
        return Talk(words.not_sent.format(no=reply.no))
    if reply.why is ReturnRefusal.ALL_BACK:
        return Talk(words.all_back.format(no=reply.no))
    template = words.too_many if reply.left else words.none_left
    return Talk(template.format(no=reply.no, name=clean_name(reply.name), left=number(reply.left)))


def returned(voice: Voice, reply: Returned) -> Talk:
    """It is recorded, and what follows for the money."""
    words = voice.words.changes
    money = {
        Verb.RETURN_MONEY: (words.back_task if reply.for_owner else words.back_later).format(
            amount=rupiah(reply.surplus)
        ),
        Verb.RETURN_BALANCE: words.in_balance.format(amount=rupiah(reply.surplus)),
        Verb.RETURN_BILL: words.bill_now.format(total=rupiah(reply.total)),
    }
    text = lines(
        words.returned.format(no=reply.no, worth=rupiah(reply.worth)),
        *_back(voice, words.returned_line, reply.lines),
        _reason(voice, reply.reason),
        money[reply.money],
    )
    return Talk(text, is_page=reply.for_owner)


def _back(voice: Voice, template: str, told: tuple[ChangedLine, ...]) -> list[str]:
    """How much of each product came back."""
    counted = [(one.name, voice.formats.count(one.before - one.after, one.unit)) for one in told]
    return [template.format(name=clean_name(name), count=count) for name, count in counted]


def _reason(voice: Voice, why: str) -> str:
    return voice.words.changes.reason.format(why=clean_name(why)) if why else ""


def surplus_asked(voice: Voice, reply: SurplusAsked) -> Talk:
    """Back, or kept for the next order?"""
    words = voice.words.changes
    template = words.surplus_of if reply.name else words.surplus_asked
    text = template.format(amount=rupiah(reply.amount), no=reply.no, name=clean_name(reply.name))
    return Talk(text, surplus_rows(voice, reply.no, reply.amount))


def surplus_settled(voice: Voice, reply: SurplusSettled) -> Talk:
    """Nothing is left to answer."""
    words = voice.words.changes
    return Talk(words.surplus_settled_no.format(no=reply.no) if reply.no else words.surplus_settled)


def surplus_kept(voice: Voice, reply: SurplusKept) -> Talk:
    """It is hers for the next order."""
    words = voice.words.changes
    template = words.surplus_kept_of if reply.name else words.surplus_kept
    text = template.format(amount=rupiah(reply.amount), no=reply.no, name=clean_name(reply.name))
    return Talk(text, closes=True)


def comes_back(voice: Voice, reply: SurplusComesBack) -> Talk:
    """It is on its way back."""
    text = voice.words.changes.comes_back.format(amount=rupiah(reply.amount), no=reply.no)
    return Talk(text, closes=True)


def pay_back_task(voice: Voice, reply: PayBackTask) -> Talk:
    """What the owner is to pay back."""
    words = voice.words.changes
    text = words.pay_back.format(amount=rupiah(reply.amount), no=reply.no, name=clean_name(reply.name))
    done = press(words.labels[Verb.PAID_BACK], Verb.PAID_BACK, pointer(reply.payment))
    return Talk(text, ((done,),), closes=True)


def paid_back(voice: Voice, reply: PaidBack) -> Talk:
    """It went back."""
    words = voice.words.changes
    template = words.paid_back_of if reply.name else words.paid_back
    text = template.format(amount=rupiah(reply.amount), no=reply.no, name=clean_name(reply.name))
    owed = words.owed_again.format(no=reply.no, amount=rupiah(reply.owed)) if reply.owed else ""
    return Talk(lines(text, owed), is_page=bool(reply.name))


def refund_off(voice: Voice, reply: RefundOff) -> Talk:
    """It is not to be paid back any more."""
    words = voice.words.changes
    name, amount = clean_name(reply.name), rupiah(reply.amount)
    return Talk(words.refund_off.format(no=reply.no, name=name, amount=amount))


def _ways(voice: Voice, no: str, change: int, *verbs: Verb) -> Rows:
    words, subject = voice.words.changes, pointer(no)
    buttons = [press(words.labels[verb], verb, subject, change) for verb in verbs]
    return rows_of([*buttons, press(words.leave, Verb.LEAVE_CHANGE, subject, change)])
