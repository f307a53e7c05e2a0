"""What is owed, in words."""

from typing import assert_never

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.talk import Rows, Talk, Voice, lines, press, rows_of, short_label
from commands.asks import Verb
from commands.named import to_pay
from commands.pointing import pointer
from commands.replies.bills import AllBills, Bill, BillReply, MyBills


def talk(voice: Voice, reply: BillReply) -> Talk:
    """Text and buttons."""
    match reply:
        case MyBills():
            return _mine(voice, reply)
        case AllBills():
            return _all(voice, reply)
        case _:
            assert_never(reply)


def _mine(voice: Voice, reply: MyBills) -> Talk:
    words = voice.words.bills
    balance = words.balance.format(balance=rupiah(reply.balance)) if reply.balance else ""
    waits = [words.waits.format(no=no, state=words.waits_for_postage) for no in reply.uncosted]
    if not reply.bills:
        return Talk(lines(words.mine_none_yet if waits else words.mine_none, *waits, balance))
    rows = [
        words.row.format(no=one.order.no, sum=rupiah(one.order.unpaid), state=_state(voice, one))
        for one in reply.bills
    ]
    total = words.total.format(total=rupiah(reply.total)) if len(rows) > 1 else ""
    return Talk(
        lines(words.mine.format(called=reply.called), *rows, *waits, total, balance), _ways(voice, reply)
    )


def _ways(voice: Voice, reply: MyBills) -> Rows:
    """`[Bayar]` for each order that can be paid now."""
    payable = [one.order.no for one in reply.bills if to_pay(one.order) and not one.order.to_check]
    label = voice.words.bills.pay_one if len(reply.bills) > 1 else voice.words.changes.labels[Verb.SHOW_BILL]
    return rows_of([press(short_label(label.format(no=no)), Verb.SHOW_BILL, pointer(no)) for no in payable])


def _all(voice: Voice, reply: AllBills) -> Talk:
    words = voice.words.bills
    if not reply.bills:
        return Talk(words.all_none)
    rows = [
        words.owner_row.format(
            name=clean_name(one.name) or one.order.partner_id,
            no=one.order.no,
            sum=rupiah(one.order.unpaid),
            state=_state(voice, one),
        )
        for one in reply.bills
    ]
    heading = words.all.format(orders=voice.words.counts.orders(reply.count), total=rupiah(reply.total))
    overdue = words.all_overdue.format(total=rupiah(reply.overdue)) if reply.overdue else ""
    following = reply.next_page
    more = () if following is None else ((press(voice.label.more, Verb.MORE_BILLS, quantity=following),),)
    return Talk(lines(heading, overdue, *rows), more, is_page=True)


def _state(voice: Voice, bill: Bill) -> str:
    """Why nothing is to be done yet, else until when it is to be paid."""
    words, order = voice.words.bills, bill.order
    if order.to_check:
        return words.to_check
    if order.postage is None:
        return words.waits_for_postage
    if bill.until is not None:
        return words.until.format(moment=voice.formats.moment(bill.until))
    if order.due is None:
        return ""
    day = voice.formats.day(order.due)
    if bill.overdue:
        return words.overdue.format(days=number(bill.overdue), day=day)
    return words.due.format(day=day)
