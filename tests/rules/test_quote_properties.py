"""What holds for every price table and every order, at one instant, over lines that may be ordered."""

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from commands.rules.price_table import price_breaks, price_table
from commands.rules.quotes import BelowMinimum, NotMultiple, OverMaximum, OverStock, QuotedLine, Want
from tests.rules.strategies import PROPERTY, TODAY, Shop, quantities, shops, wants


def may_be_ordered(line: QuotedLine) -> bool:
    return line.price is not None and line.problem is None


def with_quantity(order: list[Want], sku: str, quantity: int) -> list[Want]:
    """The same order with so many pieces of one product, asked anew."""
    return [w for w in order if w.sku != sku] + [Want(sku, quantity)]


def any_tier(data: st.DataObject, shop: Shop) -> str:
    return data.draw(st.sampled_from([*shop.catalog.tiers, "unheard of"]))


@PROPERTY
@given(shops(), wants, st.data())
def test_money_is_whole_and_the_total_is_the_sum_of_unit_price_times_quantity(shop, order, data):
    quoted = shop.quote(any_tier(data, shop), order)
    lines = [line for line in quoted.lines if may_be_ordered(line)]

    assert quoted.total == sum((line.price or 0) * line.quantity for line in lines)
    assert all(type(line.price) is int for line in lines)
    assert sum(want.quantity for want in order) == sum(line.quantity for line in quoted.lines)
    assert quoted.may_be_confirmed == (len(lines) == len(quoted.lines))


@PROPERTY
@given(shops(), wants, st.data())
def test_the_order_of_lines_changes_nothing(shop, order, data):
    tier = any_tier(data, shop)
    shuffled = data.draw(st.permutations(order))

    assert shop.lines(tier, order) == shop.lines(tier, shuffled)
    assert shop.quote(tier, order).total == shop.quote(tier, shuffled).total


@PROPERTY
@given(shops(), wants, wants, st.data())
def test_adding_to_an_order_never_raises_a_unit_price(shop, order, added, data):
    tier = any_tier(data, shop)
    before, after = shop.lines(tier, order), shop.lines(tier, order + added)

    for sku, line in before.items():
        if may_be_ordered(line) and may_be_ordered(after[sku]):
            assert (after[sku].price or 0) <= (line.price or 0)


@PROPERTY
@given(shops(), wants)
def test_a_higher_ranked_partner_never_pays_more(shop, order):
    quotes = [shop.lines(tier.name, order) for tier in shop.ranked()]

    for lower, higher in itertools.pairwise(quotes):
        for sku, line in lower.items():
            if may_be_ordered(line) and may_be_ordered(higher[sku]):
                assert (higher[sku].price or 0) <= (line.price or 0)


@PROPERTY
@given(shops(), wants, quantities, st.data())
def test_splitting_a_line_changes_nothing(shop, order, part, data):
    tier = any_tier(data, shop)
    first = order[0]
    assume(part < first.quantity)
    halves = [Want(first.sku, part, first.kept), Want(first.sku, first.quantity - part, first.kept)]

    assert shop.quote(tier, order) == shop.quote(tier, halves + order[1:])


@PROPERTY
@given(shops(), wants, st.data())
def test_raising_really_reaches_and_is_the_smallest_that_does(shop, order, data):
    tier = any_tier(data, shop)

    for sku, line in shop.lines(tier, order).items():
        if not isinstance(line.problem, BelowMinimum):
            continue
        raise_to = line.problem.raise_to
        if raise_to is not None:
            raised = shop.lines(tier, with_quantity(order, sku, raise_to))[sku]
            assert may_be_ordered(raised)
            assert raised.price == line.problem.raise_price
        for smaller in range(line.quantity + 1, raise_to or line.quantity + 60):
            tried = shop.lines(tier, with_quantity(order, sku, smaller))[sku]
            assert not may_be_ordered(tried)


@PROPERTY
@given(shops(), wants, st.data())
def test_a_refusal_names_quantities_that_are_not_refused(shop, order, data):
    tier = any_tier(data, shop)

    for sku, line in shop.lines(tier, order).items():
        match line.problem:
            case NotMultiple(_, below, above):
                named = [below, above]
            case OverMaximum(_, nearest) | OverStock(_, nearest):
                named = [nearest]
            case _:
                continue
        for quantity in named:
            if quantity is not None:
                again = shop.lines(tier, with_quantity(order, sku, quantity))[sku]
                is_asked = isinstance(again.problem, BelowMinimum) and again.problem.keep_price is not None
                assert may_be_ordered(again) or is_asked


@PROPERTY
@given(shops(), wants, st.data())
def test_the_next_break_is_the_nearest_lower_price(shop, order, data):
    tier = any_tier(data, shop)

    for sku, line in shop.lines(tier, order).items():
        if line.price is None:
            continue
        step = line.next_break
        prices = {
            quantity: shop.lines(tier, with_quantity(order, sku, quantity))[sku].price
            for quantity in range(line.quantity + 1, step.quantity + 1 if step else line.quantity + 60)
        }
        lower = [quantity for quantity, price in prices.items() if price is not None and price < line.price]
        assert lower == ([step.quantity] if step else [])
        if step:
            assert (step.price, step.missing) == (prices[step.quantity], step.quantity - line.quantity)


@PROPERTY
@given(shops(), wants, st.data())
def test_what_is_said_to_cost_no_more_does_cost_no_more(shop, order, data):
    tier = any_tier(data, shop)
    before = shop.lines(tier, order)

    for sku, line in before.items():
        if line.saver is None:
            continue
        after = shop.lines(tier, with_quantity(order, sku, line.saver.quantity))
        changed = [
            s
            for s, was in before.items()
            if was.price is not None and (s == sku or (after[s].price or was.price) < was.price)
        ]
        assert line.saver.quantity > line.quantity
        assert line.saver.total <= line.saver.total_now
        assert line.saver.price == after[sku].price
        if not shop.catalog.components:  # a bundle's stock may take another line's price away
            assert line.saver.total_now == sum((before[s].price or 0) * before[s].quantity for s in changed)
            assert line.saver.total == sum((after[s].price or 0) * after[s].quantity for s in changed)


@PROPERTY
@given(shops(), st.data())
def test_the_price_list_tells_the_price_of_every_quantity_of_one_product(shop, data):
    tier = any_tier(data, shop)
    product = data.draw(st.sampled_from(list(shop.catalog.products.values())))
    breaks = price_breaks(shop.shelf, product, tier, TODAY, volume_earns=shop.volume_earns)

    for quantity in range(1, 61):
        price = shop.lines(tier, [Want(product.sku, quantity, kept=True)])[product.sku].price
        listed = [b.price for b in breaks if b.minimum <= quantity]
        if price is not None:
            assert price == min(listed)
    assert [b.minimum for b in breaks] == sorted(b.minimum for b in breaks)


@PROPERTY
@given(shops(), st.data())
def test_the_whole_list_holds_each_product_that_is_sold_once(shop, data):
    tier = any_tier(data, shop)
    table = price_table(shop.shelf, tier, TODAY, volume_earns=shop.volume_earns)
    listed = [priced.product.sku for group in table for priced in group.products]
    sold = [
        sku
        for sku, product in shop.catalog.products.items()
        if product.active and shop.shelf.offers(product, tier, TODAY, volume_earns=shop.volume_earns)
    ]

    assert sorted(sold) == sorted(listed)
