"""One draft takes the place of another; what was put aside is told, and can join it."""

from collections.abc import Iterator
from dataclasses import replace

from commands.answering import still_open
from commands.asks import Ask, Pressed
from commands.basket import workable_draft
from commands.book import Book
from commands.decision import Decision
from commands.destination import postage_of
from commands.drafts import Draft, DraftState, with_more
from commands.order import contents, put_aside_by, quote_for, show, told_aside
from commands.payment_choice import as_set_up, methods
from commands.replies.drafts import NO_NEWS, DraftEmpty, DraftNews, OldButton
from commands.rules.network import Partner
from commands.sources import united

_USUAL = Draft(id=0, partner_id="", made_by=0)
"""How a draft is sent and paid of which nothing else was said."""


def in_place_of(ask: Ask, book: Book, old: Draft | None, draft: Draft, news: DraftNews = NO_NEWS) -> Decision:
    """Show a new draft; the open one is put aside, and she reads what was in it.

    Another partner's waits until she orders for that partner again: then it is named, and can join.
    """
    is_same = old is not None and old.partner_id == draft.partner_id
    aside = old if is_same else _left_before(ask, book, draft.partner_id)
    if aside is not None and (aside.lines or aside.questions):
        draft = replace(draft, put_aside=aside.id)
    also = () if aside is None else (replace(aside, state=DraftState.DROPPED, is_left=False),)
    if old is None:
        return show(ask, book, draft, also=also, news=news)
    if not is_same:
        news = replace(news, left=contents(book, old), aside_of=book.person(old.partner_id).called)
        also = (*also, left(old))
    return show(ask, book, replace(draft, screen=old.screen), also=also, news=news)


def left(draft: Draft) -> Draft:
    """The draft, put aside for the order of another partner; of an empty one nothing comes back."""
    return replace(draft, state=DraftState.DROPPED, is_left=bool(draft.lines or draft.questions))


def reopened(ask: Ask, book: Book, partner: Partner, old: Draft | None) -> Decision | None:
    """The draft for this partner that she put aside so, at today's prices; None: there is none."""
    before = _left_before(ask, book, partner.id)
    if before is None:
        return None
    draft = replace(before.again(), state=DraftState.OPEN, is_left=False, screen=None)
    if old is None:
        return show(ask, book, draft, before=before)
    news = DraftNews(left=contents(book, old), aside_of=book.person(old.partner_id).called)
    return show(ask, book, replace(draft, screen=old.screen), also=(left(old),), before=before, news=news)


def _left_before(ask: Ask, book: Book, partner_id: str) -> Draft | None:
    """The newest draft of hers for this partner that she put aside so."""
    hers = (one for one in book.drafts.values() if one.made_by == ask.sender.telegram_id and one.is_left)
    return max((one for one in hers if one.partner_id == partner_id), key=lambda one: one.id, default=None)


def merge(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Gabungkan]`: what was in the draft that this one took the place of joins it, once.

    What that one had taken the place of is named next, and may come back too.
    """
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    aside = put_aside_by(book, draft)
    if aside is None:
        return Decision(OldButton())
    both = _with_terms(ask, book, _with_lines(draft, aside), aside)
    return show(ask, book, both, news=told_aside(book, both, NO_NEWS))


def behind(book: Book, draft: Draft) -> Iterator[Draft]:
    """What it took the place of, and what that one had, the newest first."""
    while (aside := put_aside_by(book, draft)) is not None:
        yield aside
        draft = aside


def aside_changed(ask: Ask, book: Book, draft: Draft, aside: Draft) -> Decision:
    """Show the open draft, behind which one that was put aside changed; of what is empty nothing is told."""
    nearest = put_aside_by(book, draft)
    if nearest is not None and nearest.id == aside.id:
        nearest = aside
        if not aside.lines and not aside.questions:
            draft = replace(draft, put_aside=aside.put_aside)
            nearest = put_aside_by(book, draft)
    told = () if nearest is None else contents(book, nearest)
    return show(ask, book, draft.again(), also=(aside,), news=DraftNews(aside=told))


def emptied(ask: Ask, book: Book, draft: Draft) -> Decision:
    """Nothing is left of the open draft: what it took the place of stands again, if anything."""
    dropped = replace(draft, state=DraftState.DROPPED)
    older = next((one for one in behind(book, draft) if one.lines or one.questions), None)
    if older is None:
        return Decision(DraftEmpty(), drafts=(dropped,), closes=draft.screen)
    again = replace(older.again(), state=DraftState.OPEN, screen=draft.screen)
    return show(ask, book, again, also=(dropped,))


def _with_lines(draft: Draft, aside: Draft) -> Draft:
    lines = draft.lines
    for line in aside.lines:
        lines = with_more(lines, line.sku, line.quantity)
    asked = still_open(aside.questions, aside, [line.sku for line in draft.lines])
    changed = draft.changed(lines=lines, questions=(*draft.questions, *asked))
    return replace(changed, put_aside=aside.put_aside, sources=united(draft, aside))


def _with_terms(ask: Ask, book: Book, draft: Draft, aside: Draft) -> Draft:
    """With what was said beside the lines of the one put aside, where this one says nothing."""
    is_usual = draft.delivery is _USUAL.delivery
    both = replace(
        draft,
        particulars=draft.particulars or aside.particulars,
        ship_on=draft.ship_on or aside.ship_on,
        delivery=aside.delivery if is_usual else draft.delivery,
    )
    partner = book.partners[draft.partner_id]
    total, postage = quote_for(ask, book, both, partner).total, postage_of(book, partner, both)
    open_ways = methods(book, partner, replace(both, shown_total=total, shown_postage=postage))
    is_usual = both.pay_method is as_set_up(book, partner, _USUAL).pay_method
    return replace(both, pay_method=aside.pay_method) if is_usual and aside.pay_method in open_ways else both
