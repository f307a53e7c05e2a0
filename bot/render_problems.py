"""What stands in a line's way, in words, with its remedies as buttons."""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from bot.formats import number, rupiah
from bot.talk import Voice, label_with_sum, lines, press
from commands.asks import Verb
from commands.messages import Button
from commands.rules.quotes import (
    BelowMinimum,
    NotMultiple,
    NotSold,
    OverMaximum,
    OverQuota,
    OverStock,
    Problem,
    QuotedLine,
    Saver,
)

Press = Callable[..., Button]
"""`(label, verb, quantity=0)`: a button for this line of this version of the draft."""


def explain(voice: Voice, line: QuotedLine, problem: Problem, sent: date | None = None) -> str:
    """Why this line cannot stay as it is, and what is near. `sent`: when the order goes out; None: today."""
    match problem:
        case BelowMinimum():
            return _below(voice, line, problem)
        case NotMultiple():
            return _not_multiple(voice, line, problem)
        case OverMaximum():
            maximum = voice.formats.count(problem.maximum, line.product.unit)
            return voice.words.drafts.maximum.format(
                product=line.product.name, maximum=maximum, quantity=number(line.quantity)
            )
        case OverStock():
            return _over_stock(voice, line, problem)
        case OverQuota():
            return _over_quota(voice, line, problem, sent or voice.formats.now.date())
        case NotSold():
            return voice.words.drafts.not_sold.format(product=line.product.name, tier=problem.tier)
        case _:
            assert_never(problem)


def remedies(voice: Voice, line: QuotedLine, problem: Problem, button: Press) -> list[Button]:
    """The ways on; taking the line out is always the last of them."""
    label, stock = voice.label, voice.words.stock
    match problem:
        case BelowMinimum():
            ways = _raise_or_keep(voice, line, problem, button)
        case NotMultiple():
            ways = [
                button(label.raise_to_short.format(quantity=number(quantity)), Verb.RAISE, quantity)
                for quantity in (problem.below, problem.above)
                if quantity
            ]
        case OverMaximum():
            ways = _take(voice, problem.nearest, button)
        case OverStock():
            ways = [*_take(voice, problem.nearest, button), button(stock.tell_me, Verb.TELL_WHEN_BACK)]
            ways += [button(stock.swap, Verb.SWAP)] if line.product.group and not problem.nearest else []
        case OverQuota():
            ways = [*_take(voice, problem.nearest, button), button(stock.later_day, Verb.LATER_DAY)]
        case NotSold():
            ways = []
        case _:
            assert_never(problem)
    return [*ways, button(label.remove, Verb.REMOVE)]


def _take(voice: Voice, nearest: int | None, button: Press) -> list[Button]:
    """`[Ambil 6]`, where there is anything to take."""
    if not nearest:
        return []
    return [button(voice.label.take.format(quantity=number(nearest)), Verb.RAISE, nearest)]


def saver_text(voice: Voice, line: QuotedLine, saver: Saver) -> str:
    """Buying more costs less, or the same."""
    words, formats, unit = voice.words.drafts, voice.formats, line.product.unit
    template = words.saver if saver.total < saver.total_now else words.saver_same
    return template.format(
        more=number(saver.quantity - line.quantity),
        count=formats.count(line.quantity, unit),
        total_now=rupiah(saver.total_now),
        count_then=formats.count(saver.quantity, unit),
        total=rupiah(saver.total),
    )


def raise_button(voice: Voice, quantity: int, total: int | None, button: Press) -> Button:
    """`[Jadi 10 · Rp200.000]`."""
    label = label_with_sum(voice.label.raise_to, voice.label.raise_to_short, number(quantity), total)
    return button(label, Verb.RAISE, quantity)


def _below(voice: Voice, line: QuotedLine, problem: BelowMinimum) -> str:
    words = voice.words.drafts
    if line.saver is not None and problem.keep_price is not None:
        return saver_text(voice, line, line.saver)
    text = words.below.format(
        product=line.product.name,
        count=voice.formats.count(line.quantity, line.product.unit),
        tier=problem.tier,
        minimum=voice.formats.count(problem.minimum, line.product.unit),
        missing=number(problem.missing),
    )
    if problem.raise_to is None:
        return lines(text, words.cannot_raise)
    return text if problem.keep_price is not None else lines(text, words.nothing_reached)


def _raise_or_keep(voice: Voice, line: QuotedLine, problem: BelowMinimum, button: Press) -> list[Button]:
    ways = []
    if problem.raise_to is not None:
        price = problem.raise_price
        total = None if price is None else price * problem.raise_to
        ways.append(raise_button(voice, problem.raise_to, total, button))
    if problem.keep_price is not None:
        label = label_with_sum(
            voice.label.keep,
            voice.label.keep_short,
            number(line.quantity),
            problem.keep_price * line.quantity,
        )
        ways.append(button(label, Verb.KEEP))
    return ways


def _not_multiple(voice: Voice, line: QuotedLine, problem: NotMultiple) -> str:
    words = voice.words.drafts
    given = {
        "product": line.product.name,
        "multiple": voice.formats.count(problem.multiple, line.product.unit),
        "quantity": number(line.quantity),
    }
    match (problem.below, problem.above):
        case (int() as below, int() as above):
            return words.multiple_both.format(**given, below=number(below), above=number(above))
        case (None, None):
            return words.multiple_none.format(**given)
        case (below, above):
            return words.multiple_one.format(**given, nearest=number(below or above or 0))


def _over_stock(voice: Voice, line: QuotedLine, problem: OverStock) -> str:
    words = voice.words.drafts
    if problem.left <= 0:
        return words.out_of_stock.format(product=line.product.name)
    return words.not_enough.format(
        product=line.product.name,
        left=voice.formats.count(problem.left, line.product.unit),
        quantity=number(line.quantity),
    )


def _over_quota(voice: Voice, line: QuotedLine, problem: OverQuota, sent: date) -> str:
    words, day = voice.words.stock, voice.formats.day(sent)
    if problem.left <= 0:
        return words.quota_full.format(product=line.product.name, day=day)
    left = voice.formats.count(problem.left, line.product.unit)
    quantity = number(line.quantity)
    return words.over_quota.format(product=line.product.name, day=day, left=left, quantity=quantity)


def line_press(draft_id: int, version: int, line: int) -> Press:
    """Buttons for one line of one version of a draft."""

    def button(label: str, verb: Verb, quantity: int = 0) -> Button:
        return press(label, verb, draft_id, version, line, quantity)

    return button
