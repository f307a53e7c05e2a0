"""What she types where a draft asks `yang mana?` or `berapa?`: a name, an amount, or both."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from commands.basket import with_answer
from commands.book import Book
from commands.drafts import Draft, OpenQuestion
from commands.reading.names import NameIndex
from commands.rules.catalog import Catalog, Product
from commands.words import OrderText, read_order

_SOMETHING = "zzqxzzqx"
"""What a product is called while only its quantity is read: no word of anybody's."""


def named(book: Book, draft: Draft, read: OrderText, by: int | None) -> Draft | None:
    """The next version, where she names in message `by` one of the choices of an open question; else None.

    What is in the draft already may as well be meant anew: that is no answer.
    """
    if len(read.lines) + len(read.questions) != 1:
        return None
    if read.lines:
        sku, quantity = read.lines[0]
        place = next((at for at, one in enumerate(draft.questions) if sku in one.choices), None)
        return None if place is None or draft.pieces_of(sku) else with_answer(draft, place, sku, quantity, by)
    said = read.questions[0]
    for place, question in enumerate(draft.questions):
        meant = [sku for sku in said.choices if sku in question.choices or question.is_amount_alone]
        if len(meant) == 1 and said.is_sold:
            asked_for = question.quantity if _is_name_alone(book, said) else None
            giver = by if asked_for is None else None
            answered = with_answer(draft, place, meant[0], said.quantity or asked_for, giver)
            asked = replace(said, choices=tuple(meant), asked_by=by)
            is_open = len(answered.questions) == len(draft.questions)
            return _in_place(answered, place, asked) if is_open else answered
    return None


def counted(book: Book, draft: Draft, text: str) -> Draft | None:
    """The next version, where she types the amount that the first question lacks; else None."""
    question = draft.questions[0]
    if question.quantity is not None or not question.is_sold:
        return None
    products = [book.products[sku] for sku in question.choices if sku in book.products]
    counts = {read_quantity(text, product) for product in products}
    count = counts.pop() if len(counts) == 1 else None
    if count is None:
        return None
    if len(products) == 1:
        return with_answer(draft, 0, products[0].sku, count)
    return _in_place(draft.again(), 0, replace(question, quantity=count))


def read_quantity(text: str, product: Product) -> int | None:
    """How many pieces of a product a text says that names no product; None where that is not clear."""
    known = replace(product, name=_SOMETHING, other_names=(), active=True)
    names = NameIndex.of(Catalog(products={product.sku: known}))
    read = read_order(f"{_SOMETHING} {text}", names, asked_for=True)
    return read.lines[0][1] if len(read.lines) == 1 and not read.questions else None


def still_open(
    questions: Iterable[OpenQuestion], draft: Draft, given: Collection[str]
) -> tuple[OpenQuestion, ...]:
    """Those that none of the given products answers. What the draft had before is more of the same."""
    new = [sku for sku in given if not draft.pieces_of(sku)]
    return tuple(one for one in questions if not any(sku in one.choices for sku in new))


def _is_name_alone(book: Book, said: OpenQuestion) -> bool:
    """Whether nothing was said of an amount: not `sambal bawang 0`, not `sambal bawang banyak`."""
    words = said.said.split()
    match = book.names.match(words)
    return match is not None and match.words == len(words)


def _in_place(draft: Draft, place: int, question: OpenQuestion) -> Draft:
    questions = (*draft.questions[:place], question, *draft.questions[place + 1 :])
    return replace(draft, questions=questions)
