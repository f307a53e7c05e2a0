"""Where words and buttons about a standing order go: looked up by number, in the Book or in history."""

from dataclasses import replace

from commands import access, editing, kenapa, moving, refunds, returns, wishes
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.changing import Change, ChangeKind, step_of, takes_pictures, waits_for_words
from commands.decision import Decision
from commands.named import Meant, lookup, meant, number_in
from commands.pointing import pointed
from commands.ports import Found, Query
from commands.replies.changes import ChangeLeft, OrderUnknown
from commands.replies.drafts import OldButton
from commands.rules.orders import OrderStatus

_MOVES = frozenset(
    {Verb.ACCEPT, Verb.SEND, Verb.SURE_SEND, Verb.ARRIVED, Verb.CANCEL_ORDER, Verb.SURE_CANCEL}
)
_EDITS = frozenset({Verb.EDIT, Verb.WISH_EDIT, Verb.SAVE_EDIT})
_RETURNS = frozenset(
    {
        Verb.RETURN,
        Verb.WISH_RETURN,
        Verb.TO_SHELF,
        Verb.THROWN_AWAY,
        Verb.RETURN_MONEY,
        Verb.RETURN_BALANCE,
        Verb.RETURN_BILL,
    }
)
_WISHES = frozenset({Verb.REFUSE_WISH, Verb.SURE_REFUSE})
_MONEY = frozenset({Verb.KEEP_MONEY, Verb.GIVE_BACK, Verb.PAID_BACK})
VERBS = _MOVES | _EDITS | _RETURNS | _WISHES | _MONEY | {Verb.SHOW_ORDER, Verb.EXPLAIN, Verb.LEAVE_CHANGE}
"""Buttons that are answered here."""
LOOKED_UP = VERBS - _MONEY - {Verb.LEAVE_CHANGE}
"""Those of an order that may be over."""


def query_words(ask: Ask, book: Book) -> Query | None:
    """The order that typed words are about: asked about before, or named in them."""
    said = ask.what if isinstance(ask.what, Said) else Said("", "")
    change = None if said.command else _waiting(ask, book)
    return lookup(book, number_in(said.text)[0] if change is None else change.no)


def press(ask: Ask, book: Book, pressed: Pressed, found: Found | None) -> Decision:
    """Carry out a button."""
    if pressed.verb in _MOVES:
        return moving.decide(ask, book, pressed, found)
    if pressed.verb is Verb.PAID_BACK:
        return refunds.paid_back(ask, book, pressed)
    if pressed.verb in _MONEY:
        return refunds.decide(ask, book, pressed)
    if pressed.verb is Verb.EXPLAIN:
        return kenapa.pressed(ask, book, pressed, found)
    no = pointed(pressed.subject, "P")
    if pressed.verb is Verb.SHOW_ORDER:
        return moving.card(ask, book, found, no)
    if pressed.verb is Verb.LEAVE_CHANGE:
        return _left(ask, book, pressed, no)
    order = meant(ask, book, found, no)
    if not isinstance(order, Meant):
        return Decision(order)
    if pressed.verb in _WISHES:
        return wishes.pressed(ask, book, pressed, order)
    if pressed.verb in _RETURNS:
        return returns.pressed(ask, book, pressed, order)
    return editing.pressed(ask, book, pressed, order)


def _left(ask: Ask, book: Book, pressed: Pressed, no: str) -> Decision:
    """`[Tidak jadi]` of the question that is open. A partner's `Batalkan?` is kept nowhere: her order must be new."""
    step = step_of(book.changing, str(ask.sender.telegram_id), no, pressed.version)
    if step is not None:
        return Decision(ChangeLeft(no), changing=((step[0], None),))
    order, partner = book.orders.get(no), access.partner(ask, book)
    is_hers = order is not None and partner is not None and order.partner_id == partner.id
    if pressed.version or not is_hers or order is None or order.status is not OrderStatus.NEW:
        return Decision(OldButton())
    return Decision(ChangeLeft(no))


def edit_command(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """`/ubah`."""
    return _command(ask, book, said, found, "ubah")


def return_command(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision:
    """`/retur`."""
    return _command(ask, book, said, found, "retur")


def _command(ask: Ask, book: Book, said: Said, found: Found | None, name: str) -> Decision:
    if access.role(ask, book) is None and access.partner(ask, book) is None:
        return Decision(access.partners_only(ask, book))
    no, words = number_in(said.text)
    if not no:
        return Decision(OrderUnknown(words, name))
    order = meant(ask, book, found, no)
    if not isinstance(order, Meant):
        return Decision(order)
    answer = editing.typed if name == "ubah" else returns.typed
    return answer(ask, book, order, words)


def words(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision | None:
    """Plain words that answer what was asked; None where nothing was asked, or too long ago."""
    change = _waiting(ask, book)
    if change is None or said.is_edit:
        return None
    order = meant(ask, book, found, change.no)
    if not isinstance(order, Meant):
        return Decision(order)
    if change.kind in (ChangeKind.EDIT, ChangeKind.WISH_EDIT):
        return editing.typed(ask, book, order, said.text)
    if change.kind in (ChangeKind.RETURN, ChangeKind.WISH_RETURN):
        return returns.typed(ask, book, order, said.text)
    if change.kind is ChangeKind.REFUSE_WISH:
        return wishes.refuse(ask, book, order, change, said.text)
    return moving.typed(ask, book, order, change, said.text)


def one_question(decision: Decision, ask: Ask, book: Book) -> Decision:
    """Typed words answer the newest question alone: a new one here ends one about money, and the other way round."""
    key = str(ask.sender.telegram_id)
    if any(who == key and step is not None and step.awaits_words for who, step in decision.changing):
        return replace(decision, asked=((ask.sender.telegram_id, None), *decision.asked))
    is_elsewhere = isinstance(ask.what, Pressed) and ask.what.verb not in VERBS
    change = book.changing.get(key)
    if is_elsewhere and (waits_for_words(change, ask.at) or takes_pictures(change, ask.at)):
        return replace(decision, changing=(*decision.changing, (key, None)))
    return decision


def _waiting(ask: Ask, book: Book) -> Change | None:
    change = book.changing.get(str(ask.sender.telegram_id))
    is_picture = isinstance(ask.what, Said) and ask.what.file is not None
    is_answer = waits_for_words(change, ask.at) or (is_picture and takes_pictures(change, ask.at))
    return change if ask.place.is_private and is_answer else None
