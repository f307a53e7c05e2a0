"""The draft in words: its lines, its total, and one question at a time."""

from bot.formats import number, rupiah
from bot.render_beside import beside, more_rows, news, open_items, to_merge
from bot.render_problems import explain, line_press, raise_button, remedies, saver_text
from bot.render_question import not_listed, which
from bot.talk import (
    MOST_CHOICES,
    Rows,
    Talk,
    Voice,
    lines,
    press,
    rows_of,
)
from commands.asks import Verb
from commands.drafts import Draft
from commands.messages import Button
from commands.replies.drafts import DraftShown, Moved
from commands.rules.catalog import Product
from commands.rules.orders import Delivery
from commands.rules.quotes import QuotedLine
from commands.rules.stock import is_preorder


def draft_shown(voice: Voice, reply: DraftShown) -> Talk:
    """Ready to confirm, moved since it was shown, or with the next thing to choose."""
    open_lines = [line for line in reply.quote.lines if line.problem is not None]
    if open_lines:
        return _with_problem(voice, reply, open_lines[0])
    if reply.draft.questions:
        return _with_question(voice, reply)
    if reply.moved:
        return _moved(voice, reply)
    return _ready(voice, reply)


def _ready(voice: Voice, reply: DraftShown) -> Talk:
    text = lines(
        _told(voice, reply),
        _not_recorded(voice, reply),
        voice.words.drafts.check.format(called=reply.called),
        *_numbered(voice, reply),
        *_ending(voice, reply),
        *_hints(voice, reply),
    )
    return Talk(text, (*_hint_buttons(voice, reply), *_confirm_rows(voice, reply)), is_page=True)


def _told(voice: Voice, reply: DraftShown) -> str:
    will_tell = voice.words.stock.will_tell.format(product=reply.will_tell) if reply.will_tell else ""
    return lines(news(voice, reply.news), will_tell)


def _not_recorded(voice: Voice, reply: DraftShown) -> str:
    return voice.words.drafts.not_recorded if reply.news.not_recorded else ""


def _moved(voice: Voice, reply: DraftShown) -> Talk:
    """What changed comes first, then the lines as they are now."""
    words = voice.words.drafts
    told = [_moved_line(voice, moved) for moved in reply.moved]
    total = rupiah(_total(reply))
    postage = reply.postage if reply.news.postage_moved is None else reply.news.postage_moved[0]
    sums = (
        words.total_now_only.format(total=total)
        if reply.total_before is None
        else words.total_now.format(total=total, before=rupiah(reply.total_before + (postage or 0)))
    )
    moved = " ".join([*told, words.not_recorded])
    text = lines(_told(voice, reply), moved, sums, *_numbered(voice, reply))
    return Talk(text, _confirm_rows(voice, reply), is_page=True)


def _moved_line(voice: Voice, moved: Moved) -> str:
    words = voice.words.drafts
    if moved.now is None:
        return words.moved_gone.format(product=moved.product)
    return words.moved.format(product=moved.product, before=rupiah(moved.before), now=rupiah(moved.now))


def _with_problem(voice: Voice, reply: DraftShown, line: QuotedLine) -> Talk:
    """The whole list where there is more than one line, then the first question with its buttons."""
    words, problem = voice.words.drafts, line.problem
    if problem is None:
        return _ready(voice, reply)
    button = line_press(reply.draft.id, reply.draft.version, _place(reply.draft, line.product.sku))
    ways = remedies(voice, line, problem, button)
    moved = [*(_moved_line(voice, one) for one in reply.moved), _not_recorded(voice, reply)]
    if len(reply.quote.lines) == 1 and not reply.draft.questions:
        ask = words.choose if len(ways) > 1 and line.saver is None else ""
        return Talk(
            lines(_told(voice, reply), *moved, explain(voice, line, problem, reply.ship_on), ask),
            (*rows_of(ways), *more_rows(voice, reply)),
            is_page=True,
        )
    numbered = _numbered(voice, reply)
    place = number(reply.quote.lines.index(line) + 1)
    mixed = words.add_flavour if getattr(problem, "is_mixed", False) and len(reply.quote.lines) > 1 else ""
    text = lines(
        _told(voice, reply),
        *moved,
        words.check.format(called=reply.called),
        *numbered,
        mixed,
        words.asked_then.format(items=open_items(reply)) if reply.draft.questions else "",
        words.choose_for.format(number=place),
    )
    return Talk(text, (*rows_of(ways), *more_rows(voice, reply), (_drop(voice, reply.draft),)), is_page=True)


def _with_question(voice: Voice, reply: DraftShown) -> Talk:
    """Something in her words is not a line yet."""
    draft, question = reply.draft, reply.draft.questions[0]
    button = line_press(draft.id, draft.version, 0)
    choices = reply.choices[0] if reply.choices else ()
    numbered = _numbered(voice, reply)
    if not choices:
        text, ways = not_listed(voice, reply, question, button)
        return Talk(
            lines(_told(voice, reply), text), (*rows_of(ways), *rows_of(to_merge(voice, reply))), is_page=True
        )
    heading = voice.words.drafts.check.format(called=reply.called) if numbered else ""
    ask, ways = which(voice, question, choices, button)
    rest = voice.words.asking.type_name if len(choices) > MOST_CHOICES else ""
    return Talk(
        lines(_told(voice, reply), heading, *numbered, ask, rest),
        (*rows_of(ways), *rows_of(to_merge(voice, reply)), (_drop(voice, draft),)),
        is_page=True,
    )


def _numbered(voice: Voice, reply: DraftShown) -> list[str]:
    return [_line(voice, place, line, reply) for place, line in enumerate(reply.quote.lines, start=1)]


def _line(voice: Voice, place: int, line: QuotedLine, reply: DraftShown) -> str:
    words = voice.words.drafts
    if line.problem is not None or line.price is None:
        reason = (
            explain(voice, line, line.problem, reply.ship_on)
            if line.problem is not None
            else line.product.name
        )
        return f"{place}. {reason}"
    text = words.line.format(
        number=place,
        product=line.product.name,
        count=voice.formats.count(line.quantity, line.product.unit),
        price=rupiah(line.price),
        subtotal=rupiah(line.subtotal),
    )
    return text + (words.below_minimum if line.below_minimum_allowed else "") + preorder(voice, line.product)


def _total(reply: DraftShown) -> int:
    return reply.quote.total + (reply.postage or 0)


def _ending(voice: Voice, reply: DraftShown) -> list[str]:
    """Total with or without postage, where it goes, how it is paid."""
    words, words_of_stock = voice.words.drafts, voice.words.stock
    total = words.total.format(total=rupiah(_total(reply)))
    if reply.draft.delivery is Delivery.FETCHED:
        sums = [total]
    elif reply.postage is None:
        sums = [total + words.without_postage]
    elif reply.postage == 0:
        sums = [total + words.free_postage]
    else:
        sums = [words.postage.format(postage=rupiah(reply.postage)), total]
    method = words.pay_methods[reply.draft.pay_method.value]
    sent = words_of_stock.sent_on.format(day=voice.formats.day(reply.ship_on)) if reply.ship_on else ""
    return [
        *sums,
        sent,
        *beside(voice, reply),
        words.pay.format(method=method),
    ]


def _hints(voice: Voice, reply: DraftShown) -> list[str]:
    """What buying a little more would do, at most one line a product."""
    hints = []
    for line in reply.quote.lines:
        text = hint(voice, line)
        if text and len(reply.quote.lines) > 1:
            text = voice.words.drafts.hint_for.format(
                product=line.product.name, hint=text[:1].lower() + text[1:]
            )
        hints.append(text)
    return hints


def hint(voice: Voice, line: QuotedLine) -> str:
    """What a little more of one line would bring; nothing where it brings nothing."""
    words, formats, unit = voice.words.drafts, voice.formats, line.product.unit
    step, saver = line.next_break, line.saver
    if step is not None and saver is not None and step.quantity == saver.quantity:
        return words.next_saver.format(
            missing=formats.count(step.missing, unit),
            price=rupiah(step.price),
            count_then=formats.count(saver.quantity, unit),
            total=rupiah(saver.total),
            count=formats.count(line.quantity, unit),
            total_now=rupiah(saver.total_now),
        )
    if saver is not None:
        return saver_text(voice, line, saver)
    if step is not None:
        return words.next_break.format(
            missing=formats.count(step.missing, unit),
            price=rupiah(step.price),
            saves=rupiah(step.saves),
            unit=formats.unit(unit, 1),
        )
    return ""


def _hint_buttons(voice: Voice, reply: DraftShown) -> Rows:
    """The first saving as a button."""
    for line in reply.quote.lines:
        if line.saver is not None:
            button = line_press(reply.draft.id, reply.draft.version, _place(reply.draft, line.product.sku))
            return ((raise_button(voice, line.saver.quantity, line.saver.total, button),),)
    return ()


def _confirm_rows(voice: Voice, reply: DraftShown) -> Rows:
    confirm = press(voice.label.confirm, Verb.CONFIRM, reply.draft.id, reply.draft.version)
    return ((confirm,), *more_rows(voice, reply), (_drop(voice, reply.draft),))


def _drop(voice: Voice, draft: Draft) -> Button:
    return press(voice.label.cancel, Verb.DROP_DRAFT, draft.id, draft.version)


def preorder(voice: Voice, product: Product) -> str:
    """` (PO, dikirim mulai ...)`, while it is one."""
    begins = product.preorder_from
    if begins is None or not is_preorder(product, voice.formats.now.date()):
        return ""
    return voice.words.stock.preorder.format(day=voice.formats.day(begins))


def _place(draft: Draft, sku: str) -> int:
    """The draft's line for a product (a quote merges lines, a draft keeps one a product)."""
    return next((place for place, line in enumerate(draft.lines) if line.sku == sku), 0)
