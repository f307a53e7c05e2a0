"""What Telegram says of a chat while something is sent there: it cannot be reached, or it has another id now."""

from collections.abc import Callable
from dataclasses import replace

from commands.book import Book
from commands.decision import Decision
from commands.entries import GroupEnded, GroupSet, ReachChanged
from commands.rules.network import Reach

Make = Callable[[Book], Decision]


def unreachable(book: Book, chat_id: int) -> Decision:
    """Mark a partner who blocked the bot (or whose account is gone)."""
    partner = book.partner_of(chat_id)
    if partner is None or partner.reach is Reach.BLOCKED:
        return Decision()
    return Decision(entries=(ReachChanged(partner.id, Reach.BLOCKED),))


def migrated(book: Book, old: int, new: int) -> Decision:
    """Follow a group that became a supergroup: its rows have another chat id now."""
    moved = [group for group in book.groups.values() if group.chat_id == old]
    ended = tuple(GroupEnded(group.key) for group in moved)
    return Decision(entries=(*ended, *(GroupSet(replace(group, chat_id=new)) for group in moved)))
