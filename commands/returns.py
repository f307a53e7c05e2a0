"""`/retur P261124-007 sambal bawang 2 bocor`: goods come back, with a reason; what becomes of them and of the money."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from commands import access, paying, refunds, wishes
from commands.amending import corrected
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.cancelling import to_partner
from commands.changing import Change, ChangeKind, wish_key
from commands.decision import Decision, Notice
from commands.entries.orders import Amendment, OrderAmended
from commands.entries.stock import StockKind, StockMoved
from commands.named import HAS_GOODS, Meant, name_of, stands
from commands.replies.changes import (
    PayBackTask,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefusal,
    ReturnRefused,
    WordsAsked,
    WordsUnclear,
)
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.return_words import came_back
from commands.rules.corrections import standing, taken_off
from commands.rules.orders import Mover, Order, OrderStatus
from commands.telling_changes import changed_lines

if TYPE_CHECKING:
    from commands.entries import Entry


def after_return(order: Order, back: Mapping[str, int], reason: str, at_by: tuple[Ask, str]) -> Order:
    """The order without what came back, by SKU. Never more than she has of it: see `refusal`."""
    ask, by = at_by
    held = standing(order)
    lines = tuple(line for sku, pieces in back.items() for line in taken_off(held[sku], pieces))
    return corrected(order, lines, Amendment.RETURNED, ask.at, by, reason)


def refusal(order: Order, back: Mapping[str, int]) -> ReturnRefused | None:
    """No more comes back than was bought and did not come back before."""
    has = order.pieces
    names = {line.sku: line.name for line in order.lines}
    for sku, pieces in back.items():
        if pieces > has.get(sku, 0):
            return ReturnRefused(order.no, ReturnRefusal.TOO_MANY, names.get(sku, sku), has.get(sku, 0))
    return None


def pressed(ask: Ask, book: Book, press: Pressed, order: Meant) -> Decision:
    """`[Retur]` asks what came back; the answers about goods and money follow."""
    if press.verb in (Verb.RETURN, Verb.WISH_RETURN):
        wish = book.changing.get(wish_key(order.order.no))
        is_wish = wish is not None and wish.id == press.version and order.mover is Mover.OWNER
        return typed(ask, book, order, wish.words if wish is not None and is_wish else "")
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    change = book.changing.get(str(ask.sender.telegram_id))
    is_mine = change is not None and (change.no, change.id) == (order.order.no, press.version)
    if change is None or not is_mine or change.kind is not ChangeKind.RETURN or not change.wanted:
        return Decision(OldButton())
    back = dict(change.wanted)
    if (refused := refusal(order.order, back)) is not None:
        return Decision(refused, changing=((str(ask.sender.telegram_id), None),))
    if press.verb in (Verb.TO_SHELF, Verb.THROWN_AWAY):
        return _ask_money(ask, book, order, replace(change, to_shelf=press.verb is Verb.TO_SHELF))
    return _record(ask, book, press, order, change)


def typed(ask: Ask, book: Book, order: Meant, words: str) -> Decision:
    """What came back and why. A partner's words go to the owner."""
    no = order.order.no
    if order.order.status not in HAS_GOODS:
        if order.mover is Mover.PARTNER or order.order.status is OrderStatus.CANCELLED:
            return Decision(stands(book, order))
        return Decision(ReturnRefused(no, ReturnRefusal.NOT_SENT))
    if not order.order.pieces:
        return Decision(ReturnRefused(no, ReturnRefusal.ALL_BACK))
    is_owner = order.mover is Mover.OWNER
    kind = ChangeKind.RETURN if is_owner else ChangeKind.WISH_RETURN
    change = Change(book.next_counter("change"), no, kind, ask.at, awaits_words=True)
    is_shown = not is_owner and isinstance(ask.what, Said) and ask.what.file is not None
    if not words.strip() and not is_shown:
        return Decision(WordsAsked(kind, no, change.id), changing=((str(ask.sender.telegram_id), change),))
    if not is_owner:
        return wishes.pass_on(ask, book, order, kind, words)
    read = came_back(book, order.order, words)
    if read is None:
        names = tuple(name for name, _ in order.order.content)
        return Decision(
            WordsUnclear(kind, no, words, names), changing=((str(ask.sender.telegram_id), change),)
        )
    back, reason = read
    if (refused := refusal(order.order, back)) is not None:
        return Decision(refused)
    after = after_return(order.order, back, reason, (ask, ""))
    kept = replace(change, wanted=tuple(back.items()), words=reason)
    lines, worth = changed_lines(order.order, after), order.order.total - after.total
    return Decision(
        ReturnAsked(no, kept.id, lines, worth, reason),
        changing=((str(ask.sender.telegram_id), kept),),
    )


def _ask_money(ask: Ask, book: Book, order: Meant, change: Change) -> Decision:
    after = after_return(order.order, dict(change.wanted), change.words, (ask, ""))
    surplus, worth = refunds.open_surplus(book, after), order.order.total - after.total
    kept = replace(
        change, id=book.next_counter("change"), at=ask.at, awaits_words=False, shown=(after.total, surplus)
    )
    return Decision(
        ReturnMoney(order.order.no, kept.id, worth, surplus, after.total),
        changing=((str(ask.sender.telegram_id), kept),),
    )


def _record(ask: Ask, book: Book, press: Pressed, order: Meant, change: Change) -> Decision:
    """Everything at once: the corrections, the goods, the money. What differs from what was shown is shown anew."""
    by, no = str(ask.sender.telegram_id), order.order.no
    after = after_return(order.order, dict(change.wanted), change.words, (ask, by))
    surplus, worth = refunds.open_surplus(book, after), order.order.total - after.total
    if (after.total, surplus) != change.shown:
        return _ask_money(ask, book, order, change)
    if (press.verb is Verb.RETURN_BILL) != (surplus == 0):
        return Decision(OldButton())
    added = len(after.lines) - len(order.order.lines)
    entries: list[Entry] = [OrderAmended(after, added, Amendment.RETURNED, ask.at, by, change.words)]
    if change.to_shelf:
        entries += _to_shelf(ask, book, order.order, dict(change.wanted), by)
    tasks: tuple[Notice, ...] = ()
    if press.verb is Verb.RETURN_BALANCE:
        entries += paying.release(book, after, surplus, ask.at, by)
    elif press.verb is Verb.RETURN_MONEY:
        made = refunds.pay_back(book, after, surplus, ask.at, by)
        entries += paying.report(made)
        task = PayBackTask(made.id, no, surplus, name_of(order))
        tasks = tuple(Notice(chat, task) for chat in book.team_chats())
    lines = changed_lines(order.order, after)
    told = Returned(no, lines, worth, after.total, press.verb, surplus, reason=change.words)
    return Decision(
        replace(told, for_owner=True),
        entries=tuple(entries),
        changing=((by, None), (wish_key(no), None)),
        notices=(*to_partner(book, after, told), *tasks),
    )


def _to_shelf(ask: Ask, book: Book, order: Order, back: Mapping[str, int], by: str) -> list[StockMoved]:
    """Back where the stock is known; what is unknown stays so."""
    parts: dict[str, int] = {}
    for sku, pieces in back.items():
        for part, count in book.pieces_of(sku, pieces):
            if part in book.shelf:
                parts[part] = parts.get(part, 0) + count
    line = len(order.lines) + 1
    return [
        StockMoved(f"{order.no}/R{line}-{place}", part, count, StockKind.RETURNED, order.no, ask.at, by)
        for place, (part, count) in enumerate(parts.items(), start=1)
    ]
