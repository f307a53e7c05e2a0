"""What is open in a draft, as one question with its buttons: which product, how many, or what else."""

from bot.cleaning import clean_name
from bot.formats import number
from bot.render_problems import Press
from bot.talk import LONGEST_LABEL, MOST_CHOICES, Voice, lines, press, quoted, short_label
from commands.asks import Verb
from commands.drafts import OpenQuestion
from commands.messages import Button
from commands.replies.drafts import DraftShown
from commands.rules.catalog import Product


def which(
    voice: Voice, question: OpenQuestion, choices: tuple[Product, ...], button: Press
) -> tuple[str, list[Button]]:
    """Which of these, or how many of the only one."""
    words, formats = voice.words.drafts, voice.formats
    said = clean_name(question.said)
    if question.is_swap:
        ways = [button(label, Verb.CHOOSE, place) for place, label in enumerate(_choice_labels(choices))]
        return voice.words.stock.swap_which.format(product=said), [
            *ways,
            button(voice.label.remove, Verb.SKIP),
        ]
    if not question.is_sold:
        shown = enumerate(choices[:MOST_CHOICES])
        ways = [button(short_label(p.name), Verb.CHOOSE, place) for place, p in shown]
        return words.near.format(said=quoted(said)), [*ways, button(_skip_label(voice, said), Verb.SKIP)]
    if len(choices) == 1 and question.quantity is None:
        return _how_many(voice, question, choices[0], button)
    units = {product.unit for product in choices}
    what = quoted(said)
    if question.quantity is not None and len(units) == 1:
        what = f"{formats.count(question.quantity, units.pop())} {said}"
    ways = [button(label, Verb.CHOOSE, place) for place, label in enumerate(_choice_labels(choices))]
    return words.which.format(what=what), [*ways, button(_skip_label(voice, said), Verb.SKIP)]


def _how_many(
    voice: Voice, question: OpenQuestion, product: Product, button: Press
) -> tuple[str, list[Button]]:
    """`Nastar berapa toples?` with quantities in which it is sold; before it, what cannot be an amount."""
    words, offered = voice.words.drafts, _usual_quantities(product)
    said = clean_name(question.said)
    unclear = (
        words.amount_unclear.format(said=said)
        if any(map(str.isdigit, said)) and said.casefold() != product.name.casefold()
        else ""
    )
    text = words.how_many.format(product=product.name, unit=voice.formats.unit(product.unit, offered[0]))
    hint = words.another_number.format(example=f"{product.name.casefold()} {offered[0]}")
    ways = [button(number(quantity), Verb.CHOOSE, quantity) for quantity in offered]
    return lines(unclear, text, hint), [*ways, button(_skip_label(voice, product.name), Verb.SKIP)]


def _usual_quantities(product: Product) -> list[int]:
    """Half a dozen, one, two; for what is sold by multiples, the first of those."""
    step = max(1, product.multiple)
    usual = [quantity for quantity in (6, 12, 24) if quantity % step == 0] or [step, 2 * step, 5 * step]
    most = product.max_per_order
    return [quantity for quantity in usual if most is None or quantity <= most] or usual[:1]


def _choice_labels(choices: tuple[Product, ...]) -> list[str]:
    """`[Bawang] [Ijo]` for Sambal Bawang and Sambal Ijo: what they have in common is left out."""
    choices = choices[:MOST_CHOICES]
    names = [product.name.split() for product in choices]
    common = 0
    while (
        len(names) > 1
        and all(len(name) > common + 1 for name in names)
        and len({n[common] for n in names}) == 1
    ):
        common += 1
    labels = [short_label(" ".join(name[common:])) for name in names]
    return labels if len(set(labels)) == len(labels) else [short_label(product.name) for product in choices]


def not_listed(
    voice: Voice, reply: DraftShown, question: OpenQuestion, button: Press
) -> tuple[str, list[Button]]:
    """Nothing is called so; the other lines stay."""
    words, label = voice.words.drafts, voice.label
    asked = words.of_what if question.is_amount_alone else words.not_listed
    text = asked.format(said=quoted(question.said))
    if reply.quote.lines:
        others = ", ".join(
            f"{line.product.name} {voice.formats.count(line.quantity, line.product.unit)}"
            for line in reply.quote.lines
        )
        text += " " + words.others.format(lines=others)
    skip = button(_skip_label(voice, question.said), Verb.SKIP)
    return text, [skip, press(label.see_list, Verb.SHOW_PRICES)]


def _skip_label(voice: Voice, said: str) -> str:
    label = voice.label.skip.format(said=clean_name(said))
    return label if len(label) <= LONGEST_LABEL else voice.label.skip_short
