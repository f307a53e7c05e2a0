"""Which ways to pay stand open for a draft."""

from commands.book import Book
from commands.drafts import Draft
from commands.rules.network import Partner
from commands.rules.orders import Delivery, PayMethod


def methods(book: Book, partner: Partner, draft: Draft) -> tuple[PayMethod, ...]:
    """In the order in which they are offered."""
    tier = book.tiers.get(partner.tier)
    ways = [PayMethod.TRANSFER]
    if draft.delivery is Delivery.FETCHED:
        ways.append(PayMethod.CASH)
    elif tier is not None and tier.cash_at_door:
        ways.append(PayMethod.AT_DOOR)
    return tuple(ways)
