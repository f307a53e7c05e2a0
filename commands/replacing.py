"""One draft takes the place of another; what was put aside is told, and can join it."""

from dataclasses import replace

from commands.answering import still_open
from commands.asks import Ask, Pressed
from commands.basket import workable_draft
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftState, with_more
from commands.order import show
from commands.replies.drafts import NO_NEWS, DraftNews, OldButton
from commands.sources import united


def in_place_of(ask: Ask, book: Book, old: Draft | None, draft: Draft, news: DraftNews = NO_NEWS) -> Decision:
    """Show a new draft; the open one is put aside, and she reads what was in it."""
    if old is None:
        return show(ask, book, draft, news=news)
    is_same = old.partner_id == draft.partner_id
    put_aside = old.id if is_same and old.lines else None
    named = tuple((book.products[o.sku].name, o.quantity) for o in old.lines if o.sku in book.products)
    of = "" if is_same else book.person(old.partner_id).called
    dropped = replace(old, state=DraftState.DROPPED)
    return show(
        ask,
        book,
        replace(draft, put_aside=put_aside, screen=old.screen),
        also=(dropped,),
        news=replace(news, aside=named, aside_of=of),
    )


def merge(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Gabungkan]`: what was in the draft that this one took the place of joins it, once."""
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    aside = book.drafts.get(str(draft.put_aside))
    if aside is None or aside.state is not DraftState.DROPPED or aside.made_by != draft.made_by:
        return Decision(OldButton())
    lines = draft.lines
    for line in aside.lines:
        lines = with_more(lines, line.sku, line.quantity)
    asked = still_open(aside.questions, aside, [line.sku for line in draft.lines])
    changed = draft.changed(lines=lines, questions=(*draft.questions, *asked))
    return show(ask, book, _merged(replace(changed, sources=united(draft, aside)), aside))


def _merged(draft: Draft, aside: Draft) -> Draft:
    """With what was said beside the lines of a draft that was put aside, where this one says nothing."""
    return replace(
        draft,
        put_aside=None,
        particulars=draft.particulars or aside.particulars,
        ship_on=draft.ship_on or aside.ship_on,
    )
