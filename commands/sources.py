"""Which message of hers gave what in a draft: one that she edits changes just that, and no more."""

from collections.abc import Mapping
from dataclasses import replace

from commands.drafts import Draft, OpenQuestion, Source, with_more, with_quantity
from commands.words import OrderText


def came_of(draft: Draft, message_id: int | None) -> bool:
    """Whether this message made the draft or joined it."""
    return any(source.message_id == message_id for source in draft.sources)


def with_pieces(
    sources: tuple[Source, ...], message_id: int | None, pieces: Mapping[str, int]
) -> tuple[Source, ...]:
    """The sources, where a message gave these pieces as well."""
    if message_id is None:
        return sources
    given: dict[str, int] = {}
    for source in sources:
        given |= dict(source.pieces) if source.message_id == message_id else {}
    given |= {sku: given.get(sku, 0) + count for sku, count in pieces.items()}
    others = tuple(source for source in sources if source.message_id != message_id)
    return (*others, Source(message_id, tuple(given.items())))


def joined(draft: Draft, read: OrderText, message_id: int | None) -> Draft:
    """The next version, with what a message orders on top; the newest question first, the same one once."""
    lines = draft.lines
    for sku, quantity in read.lines:
        lines = with_more(lines, sku, quantity)
    asked = tuple(replace(one, asked_by=message_id) for one in read.questions)
    before = tuple(one for one in draft.questions if replace(one, asked_by=None) not in read.questions)
    changed = draft.changed(lines=lines, questions=(*asked, *before))
    return replace(changed, sources=with_pieces(draft.sources, message_id, dict(read.lines)))


def replaced(draft: Draft, read: OrderText, message_id: int | None) -> Draft:
    """The next version, with exactly so many pieces of what a message names; it stands for all of them."""
    lines = draft.lines
    for sku, quantity in read.lines:
        lines = with_quantity(lines, sku, quantity)
    changed = draft.changed(lines=lines, questions=draft.questions)
    others = tuple(source for source in changed.sources if source.message_id != message_id)
    return replace(changed, sources=with_pieces(others, message_id, dict(read.lines)))


def edited(draft: Draft, read: OrderText, message_id: int) -> Draft:
    """The next version, where the message says this now: the difference counts, its questions are asked anew."""
    given = next(dict(source.pieces) for source in draft.sources if source.message_id == message_id)
    now, lines = dict(read.lines), draft.lines
    for sku in {**given, **now}:
        if (more := now.get(sku, 0) - given.get(sku, 0)) != 0:
            lines = with_more(lines, sku, more)
    asked = (
        replace(one, asked_by=message_id) for one in read.questions if not _is_answered(one, draft, given)
    )
    others = (one for one in draft.questions if one.asked_by != message_id)
    changed = draft.changed(lines=lines, questions=(*asked, *others))
    kept = (source for source in draft.sources if source.message_id != message_id)
    return replace(changed, sources=(*kept, Source(message_id, tuple(now.items()))))


def united(draft: Draft, aside: Draft) -> tuple[Source, ...]:
    """The sources of both, for a draft that has the lines of both."""
    sources = draft.sources
    for source in aside.sources:
        sources = with_pieces(sources, source.message_id, dict(source.pieces))
    return sources


def _is_answered(question: OpenQuestion, draft: Draft, given: Mapping[str, int]) -> bool:
    """Whether another message gave the amount that this one lacks."""
    only = question.choices[0] if len(question.choices) == 1 and question.quantity is None else ""
    return draft.pieces_of(only) > given.get(only, 0)
