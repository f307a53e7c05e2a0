"""What Telegram says of a chat while something is sent there: it cannot be reached, or it has another id now."""

from collections.abc import Callable
from dataclasses import replace

from commands.asks import Ask, BlockedBot
from commands.book import Book
from commands.decision import Decision
from commands.entries.people import GroupEnded, GroupSet, ReachChanged
from commands.rules.network import Group, Reach

Make = Callable[[Book], Decision]


def unreachable(book: Book, chat_id: int) -> Decision:
    """Mark a partner who blocked the bot (or whose account is gone)."""
    partner = book.partner_of(chat_id)
    if partner is None or partner.reach is Reach.BLOCKED:
        return Decision()
    return Decision(entries=(ReachChanged(partner.id, Reach.BLOCKED),))


def reached(decision: Decision, ask: Ask, book: Book) -> Decision:
    """Who writes or presses can be reached again, whatever was thought before."""
    partner = book.partner_of(ask.sender.telegram_id)
    is_back = partner is not None and partner.reach is Reach.BLOCKED and ask.place.is_private
    if partner is None or not is_back or isinstance(ask.what, BlockedBot):
        return decision
    return replace(decision, entries=(ReachChanged(partner.id, Reach.CONNECTED), *decision.entries))


def migrated(book: Book, old: int, new: int) -> Decision:
    """Follow a group that became a supergroup: its rows have another chat id now, in the Sheet too.

    The second time, or by the other of the two messages that tell of it, nothing is left to do.
    """
    moved = [group for group in book.groups.values() if group.chat_id == old]
    if not moved:
        return Decision()
    ended = tuple(GroupEnded(group.key) for group in moved)
    there = (replace(group, chat_id=new) for group in moved)
    begun = tuple(GroupSet(group) for group in there if group.key not in book.groups)
    return Decision(entries=(*ended, *begun), shown=((_moved_cell(old), str(new)),))


def as_it_is_now(group: Group, book: Book) -> Group:
    """A row of `Grup` that may still have the id from before its group became a supergroup."""
    new = book.shown.get(_moved_cell(group.chat_id))
    return group if new is None else replace(group, chat_id=int(new))


def _moved_cell(old: int) -> str:
    """The name, in `Book.shown`, of the cells that must show the new id."""
    return f"Grup|{old}|Chat ID"
