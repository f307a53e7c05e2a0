"""Which of a partner's orders wait for money, and of whom what is told."""

from commands import settings
from commands.book import Book
from commands.decision import Notice
from commands.replies import Reply
from commands.replies.money import OwedFor
from commands.rules.allocation import shares
from commands.rules.network import Role
from commands.rules.orders import Order
from commands.rules.payments import Payment, PaymentWay
from commands.terms import orders_of


def awaiting(book: Book, partner_id: str) -> tuple[OwedFor, ...]:
    """Her orders that no money was reported for yet, or not enough, the oldest first.

    Those whose postage is not known are left out while others wait: they are not to be paid yet.
    """
    owing = [order for order in orders_of(book, partner_id) if order.unpaid]
    claimed = _claimed(book, partner_id, owing)
    left = [(order, order.unpaid - claimed.get(order.no, 0)) for order in owing]
    waiting = [(order, unpaid) for order, unpaid in left if unpaid > 0]
    billed = [(order, unpaid) for order, unpaid in waiting if order.postage is not None]
    return tuple(OwedFor(order.no, unpaid) for order, unpaid in billed or waiting)


def looked_at(book: Book, partner_id: str) -> list[Payment]:
    """Payments of hers that nobody has judged yet, the oldest first."""
    return [
        one
        for one in book.payments.values()
        if one.partner_id == partner_id and one.way is not PaymentWay.PAID_BACK
    ]


def to_her(book: Book, partner_id: str, reply: Reply) -> tuple[Notice, ...]:
    """A notice to a partner, if it reaches her."""
    partner = book.partners.get(partner_id)
    chat = None if partner is None else partner.chat
    return () if chat is None else (Notice(chat, reply),)


def to_team(book: Book, reply: Reply, *, besides: int | None = None) -> tuple[Notice, ...]:
    """A notice to everybody of the team but who asked."""
    return tuple(Notice(chat, reply) for chat in book.team_chats() if chat != besides)


def name_of(book: Book, by: str) -> str:
    """How the team speaks of who did something: a partner's id, a Telegram id, or `Sheet`."""
    if by in book.partners:
        return book.person(by).name or by
    if not by.isdecimal():
        return by
    rows = [key for key, member in book.members.items() if str(member.telegram_id) == by]
    names = [name for key in rows if (name := book.person(key).called)]
    if names:
        return names[0]
    return settings.owner_name(book) if book.role_of(int(by)) is Role.OWNER else by


def _claimed(book: Book, partner_id: str, owing: list[Order]) -> dict[str, int]:
    """What reported payments would pay, if each of them arrived."""
    unpaid = {order.no: order.unpaid for order in owing}
    claimed = dict.fromkeys(unpaid, 0)
    for one in looked_at(book, partner_id):
        left = [(no, unpaid[no] - claimed[no]) for no in one.orders or unpaid if no in unpaid]
        for no, share in shares(one.amount, left)[0]:
            claimed[no] += share
    return claimed
