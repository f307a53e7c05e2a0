"""The buttons of a draft: raise, keep, remove, choose, drop. Each belongs to one version of one draft."""

from dataclasses import replace

from commands import access, settings
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion, with_more
from commands.order import show
from commands.replies.drafts import AlreadyRecorded, DraftDropped, DraftEmpty, OldButton
from commands.replies.people import PartnershipRests
from commands.rules.quantities import LARGEST
from commands.sources import with_pieces


def pressed_draft(ask: Ask, book: Book, press: Pressed) -> Draft | AlreadyRecorded | OldButton:
    """The draft that a button belongs to, or why it does nothing.

    It must be the presser's own draft, still open, and the version that is on her screen. Who made it
    for somebody else must still belong to the owner's team.
    """
    draft = book.drafts.get(str(press.subject))
    if draft is None or draft.made_by != ask.sender.telegram_id:
        return OldButton()
    partner = book.partners.get(draft.partner_id)
    is_hers = partner is not None and partner.telegram_id == draft.made_by
    if not is_hers and access.role(ask, book) is None:
        return OldButton()
    if draft.order_no is not None:
        return AlreadyRecorded(draft.order_no)
    if draft.state is not DraftState.OPEN or draft.version != press.version:
        return OldButton()
    return draft


def workable_draft(
    ask: Ask, book: Book, press: Pressed
) -> Draft | AlreadyRecorded | OldButton | PartnershipRests:
    """The draft that a button belongs to, whose partner may still order; or why it does nothing."""
    draft = pressed_draft(ask, book, press)
    if isinstance(draft, Draft) and not book.partners[draft.partner_id].may_order:
        return PartnershipRests(settings.contact(book))
    return draft


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Carry out a button that changes the draft. Whose partnership rests by now may only drop it."""
    if press.verb is Verb.DROP_DRAFT:
        return _drop(ask, book, press)
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    changed = _changed(draft, press)
    if changed is None:
        return Decision(OldButton())
    if not changed.lines and not changed.questions:
        return Decision(DraftEmpty(), drafts=(replace(changed, state=DraftState.DROPPED),))
    return show(ask, book, changed)


def _drop(ask: Ask, book: Book, press: Pressed) -> Decision:
    draft = pressed_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    return Decision(DraftDropped(), drafts=(replace(draft, state=DraftState.DROPPED),))


def _changed(draft: Draft, press: Pressed) -> Draft | None:
    """The draft after the press; None if the button names nothing in it."""
    if press.verb in (Verb.CHOOSE, Verb.SKIP):
        return _answered(draft, press)
    if not 0 <= press.line < len(draft.lines):
        return None
    match press.verb:
        case Verb.RAISE if 0 < press.quantity <= LARGEST:
            return raised(draft, press.line, press.quantity)
        case Verb.KEEP:
            return kept(draft, press.line)
        case Verb.REMOVE:
            return _in_place(draft, press.line)
        case _:
            return None


def raised(draft: Draft, place: int, quantity: int) -> Draft:
    """The next version, with another quantity of the line at this place; it is asked about anew."""
    return _in_place(draft, place, replace(draft.lines[place], quantity=quantity, kept=False))


def kept(draft: Draft, place: int) -> Draft:
    """The next version, where the line at this place stays at the price that it reaches."""
    return _in_place(draft, place, replace(draft.lines[place], kept=True))


def _in_place(draft: Draft, place: int, *lines: DraftLine) -> Draft:
    changed = (*draft.lines[:place], *lines, *draft.lines[place + 1 :])
    return draft.changed(lines=changed, questions=draft.questions)


def _answered(draft: Draft, press: Pressed) -> Draft | None:
    """Answer an open question, or go on without it.

    With several products to choose from, `press.quantity` is the place of the chosen one; with one
    product and no quantity, it is the number of pieces.
    """
    if not 0 <= press.line < len(draft.questions):
        return None
    question = draft.questions[press.line]
    if press.verb is Verb.SKIP:
        return draft.changed(lines=draft.lines, questions=_without(draft.questions, press.line))
    if question.is_sold and len(question.choices) == 1 and question.quantity is None:
        is_amount = 0 < press.quantity <= LARGEST
        return with_answer(draft, press.line, question.choices[0], press.quantity) if is_amount else None
    if not 0 <= press.quantity < len(question.choices):
        return None
    return with_answer(draft, press.line, question.choices[press.quantity], question.quantity)


def with_answer(draft: Draft, place: int, sku: str, quantity: int | None, by: int | None = None) -> Draft:
    """The next version, with a product for the question at this place; without a quantity it asks how many.

    `by`: the message that answers; without one, the pieces count for the message that left it open.
    """
    question = draft.questions[place]
    if quantity is None:
        still = OpenQuestion(question.said, None, (sku,), asked_by=question.asked_by)
        questions = (*draft.questions[:place], still, *draft.questions[place + 1 :])
        return draft.changed(lines=draft.lines, questions=questions)
    lines = with_more(draft.lines, sku, quantity)
    answered = draft.changed(lines=lines, questions=_without(draft.questions, place))
    giver = question.asked_by if by is None else by
    return replace(answered, sources=with_pieces(draft.sources, giver, {sku: quantity}))


def _without(questions: tuple[OpenQuestion, ...], place: int) -> tuple[OpenQuestion, ...]:
    return (*questions[:place], *questions[place + 1 :])
