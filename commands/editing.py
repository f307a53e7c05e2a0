"""`/ubah P261124-007 sambal bawang 8`: the owner changes an order after the fact; a partner wishes for it."""

from dataclasses import replace
from datetime import datetime

from commands import refunds, settings, wishes
from commands.amending import Amended, AmendRefusal, AmendRefused, amend
from commands.asks import Ask, Pressed, Verb
from commands.awaiting import to_team
from commands.billing import WITH_CLOCK
from commands.book import Book
from commands.cancelling import to_partner
from commands.change_words import new_content
from commands.changing import Change, ChangeKind, step_of, wish_key
from commands.decision import Decision
from commands.named import Meant, name_of, stands
from commands.replies import Reply
from commands.replies.changes import (
    Choice,
    EditRefused,
    EditShown,
    OrderChanged,
    OrderEdited,
    RefundOff,
    WordsAsked,
    WordsUnclear,
)
from commands.replies.drafts import OldButton
from commands.rules.orders import RESERVING, Mover, Order, OrderStatus
from commands.settings import Repricing
from commands.telling_changes import changed_lines

_WISHED = {Verb.EDIT: ChangeKind.EDIT, Verb.WISH_EDIT: ChangeKind.WISH_EDIT}


def pressed(ask: Ask, book: Book, press: Pressed, order: Meant) -> Decision:
    """`[Ubah isi]`, `[Ubah pesanan]`, `[Simpan perubahan]`."""
    if press.verb is Verb.SAVE_EDIT:
        return _save(ask, book, press, order)
    if (refused := _not_open(book, order)) is not None:
        return Decision(refused)
    kind = ChangeKind.EDIT if order.mover is Mover.OWNER else ChangeKind.WISH_EDIT
    wish = book.changing.get(wish_key(order.order.no))
    if kind is ChangeKind.EDIT and wish is not None and wish.id == press.version:
        made = typed(ask, book, order, wish.words, is_wish=True)
        if isinstance(made.reply, EditShown):
            return made
    change = Change(book.next_counter("change"), order.order.no, kind, ask.at, awaits_words=True)
    return Decision(WordsAsked(kind, change.no, change.id), changing=((str(ask.sender.telegram_id), change),))


def typed(ask: Ask, book: Book, order: Meant, words: str, *, is_wish: bool = False) -> Decision:
    """What shall be in it: shown with the new total before it is saved. A partner's words go to the owner.

    `is_wish`: they came from her before, and the owner acts on them now.
    """
    if (refused := _not_open(book, order)) is not None:
        return Decision(refused)
    if order.mover is Mover.PARTNER:
        return wishes.pass_on(ask, book, order, ChangeKind.WISH_EDIT, words)
    no, key = order.order.no, str(ask.sender.telegram_id)
    change = Change(book.next_counter("change"), no, ChangeKind.EDIT, ask.at, awaits_words=True)
    if not words.strip():
        return Decision(WordsAsked(ChangeKind.EDIT, no, change.id), changing=((key, change),))
    wanted = new_content(book, order.order, words)
    if wanted is None:
        names = tuple(name for name, _ in order.order.content)
        return Decision(WordsUnclear(ChangeKind.EDIT, no, words, names), changing=((key, change),))
    said = words if is_wish else ""
    return _show(ask, book, order, key, replace(change, wanted=tuple(wanted.items()), words=said))


def _not_open(book: Book, order: Meant) -> Reply | None:
    status = order.order.status
    if order.mover is Mover.PARTNER:
        return None if status is OrderStatus.NEW else stands(book, order)
    if status in (OrderStatus.SHIPPED, OrderStatus.DONE):
        return EditRefused(order.order.no, AmendRefused(AmendRefusal.NOT_OPEN))
    return None if status in RESERVING else stands(book, order)


def asked(
    book: Book, order: Order, change: Change, at: datetime, by: str
) -> tuple[EditShown, Change] | EditRefused:
    """What saving it would do, and the step that remembers that this was shown."""
    plans = _plans(book, order, change, at, by)
    if isinstance(plans, AmendRefused):
        return EditRefused(order.no, plans)
    rules = [Repricing.KEEP, Repricing.ANEW] if len(plans) > 1 else [settings.repricing(book)]
    choices = tuple(
        Choice(rule, plan.order.total, changed_lines(plan.before, plan.order))
        for rule, plan in zip(rules, plans, strict=True)
    )
    shown = EditShown(order.no, change.id, order.total, choices, plans[0].short, change.words)
    return shown, replace(change, shown=_shown(plans))


def _plans(book: Book, order: Order, change: Change, at: datetime, by: str) -> list[Amended] | AmendRefused:
    """One plan, or two where the owner wants to be asked and they differ: the agreed prices first."""
    wanted, rule = dict(change.wanted), settings.repricing(book)
    first = amend(book, order, wanted, Repricing.KEEP if rule is Repricing.ASK else rule, at, by)
    if isinstance(first, AmendRefused):
        return first
    if rule is not Repricing.ASK:
        return [first]
    other = amend(book, order, wanted, Repricing.ANEW, at, by)
    if isinstance(other, AmendRefused) or other.order.lines == first.order.lines:
        return [first]
    return [first, other]


def _shown(plans: list[Amended]) -> tuple[int, ...]:
    """What the owner's word holds for: the totals, and how much more is taken than there is."""
    short = sum(one.more - one.left for one in plans[0].short)
    return (plans[0].before.total, *(plan.order.total for plan in plans), short)


def _show(ask: Ask, book: Book, order: Meant, key: str, change: Change) -> Decision:
    shown = asked(book, order.order, change, ask.at, str(ask.sender.telegram_id))
    if isinstance(shown, EditRefused):
        return Decision(shown)
    reply, kept = shown
    return Decision(reply, changing=((key, kept),))


def _save(ask: Ask, book: Book, press: Pressed, order: Meant) -> Decision:
    """Make it so, if it still does what was shown; else show what it does now."""
    step = step_of(book.changing, str(ask.sender.telegram_id), order.order.no, press.version)
    if step is None or step[1].kind is not ChangeKind.EDIT or not step[1].wanted:
        return Decision(OldButton())
    key, change = step
    if (refused := _not_open(book, order)) is not None:
        return Decision(refused, changing=((key, None),))
    plans = _plans(book, order.order, change, ask.at, str(ask.sender.telegram_id))
    if isinstance(plans, AmendRefused):
        return Decision(EditRefused(order.order.no, plans), changing=((key, None),))
    if _shown(plans) != change.shown:
        return _show(ask, book, order, key, replace(change, id=book.next_counter("change")))
    if press.line >= len(plans):
        return Decision(OldButton())
    plan = plans[press.line]
    return _saved(ask, book, order, plan, key)


def _saved(ask: Ask, book: Book, order: Meant, plan: Amended, key: str) -> Decision:
    """The facts, and who hears of them. Refunds end that the order needs the money of."""
    no, by = order.order.no, str(ask.sender.telegram_id)
    off = refunds.called_off(book, plan.order)
    not_back = sum(one.amount for one in off)
    surplus = plan.order.surplus if off else refunds.open_surplus(book, plan.order)
    told = OrderChanged(
        plan.order,
        changed_lines(plan.before, plan.order),
        plan.before.total,
        surplus,
        settings.owner_name(book),
        not_back,
        _has_old_code(book, plan),
    )
    notices = to_partner(book, order.order, told)
    team = to_team(book, RefundOff(no, not_back, name_of(order)), besides=ask.sender.telegram_id)
    return Decision(
        OrderEdited(no, plan.order.total, name_of(order) if notices else "", not_back),
        entries=(*plan.entries, *refunds.ends(book, off, ask.at, by)),
        changing=((key, None), (wish_key(no), None)),
        notices=(*(notices or refunds.ask_team(book, plan.order, surplus)), *(team if off else ())),
    )


def _has_old_code(book: Book, plan: Amended) -> bool:
    """Whether a QRIS that she may have been sent bears another amount than what is to be paid now."""
    before, after = plan.before, plan.order
    had_one = before.postage is not None and before.unpaid > 0 and before.pay_method in WITH_CLOCK
    is_other = after.unpaid not in (0, before.unpaid) and not after.to_check
    return had_one and is_other and settings.qris(book) is not None
