"""Which message of hers gave what in a draft: one that she edits changes just that, and no more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commands.drafts import Draft, OpenQuestion, Source, with_more, with_quantity
from commands.words import OrderText


def came_of(draft: Draft, message_id: int | None) -> bool:
    """Whether this message made the draft or joined it."""
    return any(source.message_id == message_id for source in draft.sources)


def with_pieces(
    sources: tuple[Source, ...],
    message_id: int | None,
    pieces: Mapping[str, int],
    words: OrderText | None = None,
) -> tuple[Source, ...]:
    """The sources, where a message gave these pieces as well; `words`: what it said, where it is told first."""
    if message_id is None:
        return sources
    before = next((one for one in sources if one.message_id == message_id), Source(message_id, said=()))
    given = dict(before.pieces)
    given |= {sku: given.get(sku, 0) + count for sku, count in pieces.items()}
    now = replace(before, pieces=tuple(given.items()))
    if words is not None:
        now = replace(now, said=words.lines, asked=words.questions)
    return (*(one for one in sources if one is not before), now)


def joined(draft: Draft, read: OrderText, message_id: int | None) -> Draft:
    """The next version, with what a message orders on top; the newest question first, the same one once."""
    lines = draft.lines
    for sku, quantity in read.lines:
        lines = with_more(lines, sku, quantity)
    asked = tuple(replace(one, asked_by=message_id) for one in read.questions)
    before = tuple(one for one in draft.questions if replace(one, asked_by=None) not in read.questions)
    changed = draft.changed(lines=lines, questions=(*asked, *before))
    return replace(changed, sources=with_pieces(draft.sources, message_id, dict(read.lines), read))


def replaced(draft: Draft, read: OrderText, message_id: int | None) -> Draft:
    """The next version, with exactly so many pieces of what a message names; it stands for all of them."""
    lines = draft.lines
    for sku, quantity in read.lines:
        lines = with_quantity(lines, sku, quantity)
    changed = draft.changed(lines=lines, questions=draft.questions)
    others = tuple(source for source in changed.sources if source.message_id != message_id)
    return replace(changed, sources=with_pieces(others, message_id, dict(read.lines), read))


def repeated(draft: Draft, read: OrderText, message_id: int | None) -> Draft | None:
    """The next version, unchanged, where an earlier message said just this, and it stands; else None."""
    others = (source for source in draft.sources if source.message_id != message_id)
    is_same = any(dict(source.pieces) == source.words == dict(read.lines) for source in others)
    if not is_same or not read.lines or read.questions:
        return None
    return replace(draft.again(), sources=with_pieces(draft.sources, message_id, dict(read.lines), read))


def edited(draft: Draft, read: OrderText, message_id: int) -> Draft:
    """The next version, where the message says this now: what it says otherwise than before counts.

    What she settled since by a button or in other words stays, where the message leaves it alone.
    """
    source = next(one for one in draft.sources if one.message_id == message_id)
    answers = source.answers
    given = {sku: count - answers.get(sku, 0) for sku, count in source.pieces}
    told, now, lines = source.words, dict(read.lines), draft.lines
    for sku in {**told, **now}:
        if told.get(sku, 0) != now.get(sku, 0):
            lines = with_more(lines, sku, now.get(sku, 0) - given.get(sku, 0))
            given[sku] = now.get(sku, 0)
    still = {sku: _answer_now(sku, count, source, read) for sku, count in answers.items()}
    for sku, count in answers.items():
        lines = with_more(lines, sku, still[sku] - count)
        given[sku] = given.get(sku, 0) + still[sku]
    changed = draft.changed(lines=lines, questions=_asked_now(draft, source, read))
    others = (one for one in draft.sources if one is not source)
    pieces = tuple((sku, count) for sku, count in given.items() if count > 0)
    said = Source(message_id, pieces, read.lines, read.questions)
    return replace(changed, sources=(*others, said))


def edited_anew(draft: Draft, anew: OrderText, message_id: int) -> Draft:
    """The next version, where the message corrects what is there: exactly so many, whoever said it before."""
    told = next(one.words for one in draft.sources if one.message_id == message_id)
    left = tuple((sku, count) for sku, count in told.items() if sku in dict(anew.lines))
    corrected = replaced(edited(draft, OrderText(left), message_id), anew, message_id)
    return replace(corrected, version=draft.version + 1)


def united(draft: Draft, aside: Draft) -> tuple[Source, ...]:
    """The sources of both, for a draft that has the lines of both."""
    sources = draft.sources
    for source in aside.sources:
        said = OrderText(tuple(source.words.items()), source.asked)
        sources = with_pieces(sources, source.message_id, dict(source.pieces), said)
    return sources


def _answer_now(sku: str, count: int, source: Source, read: OrderText) -> int:
    """How many pieces an answer stands for, as its question is put now; none where it is not put any more."""
    old = next(one for one in source.asked if sku in one.choices)
    new = next((one for one in read.questions if one.choices == old.choices), None)
    if new is None:
        return 0
    return count if new.quantity in (None, old.quantity) else new.quantity


def _asked_now(draft: Draft, source: Source, read: OrderText) -> tuple[OpenQuestion, ...]:
    """The questions of the edited message, but those that she had and that are settled; then all others."""
    own = [one for one in draft.questions if one.asked_by == source.message_id]
    others = [one for one in draft.questions if one.asked_by != source.message_id]
    asked = (
        replace(one, asked_by=source.message_id)
        for one in read.questions
        if not _is_settled(one, own, source) and not _is_answered(one, draft, source)
    )
    return (*asked, *others)


def _is_settled(question: OpenQuestion, still_open: Sequence[OpenQuestion], source: Source) -> bool:
    """Whether the message left it open before, and it was answered or passed over."""
    if question in source.asked:
        return all(one.said != question.said for one in still_open)
    return any(sku in source.answers for sku in question.choices)


def _is_answered(question: OpenQuestion, draft: Draft, source: Source) -> bool:
    """Whether another message gave the amount that this one lacks."""
    only = question.choices[0] if len(question.choices) == 1 and question.quantity is None else ""
    return draft.pieces_of(only) > dict(source.pieces).get(only, 0)
