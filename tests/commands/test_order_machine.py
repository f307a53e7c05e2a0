"""The whole order machine against a simple model, whatever people do in whichever order.

`HYPOTHESIS_PROFILE=soak` looks much longer.
"""

import os
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from commands.decision import Decision
from commands.edits.seen import OrderSeen, PartnerSeen, ProductSeen, TabSeen
from commands.edits.stock import shelf_cell
from commands.entries.money import PaymentRecorded
from commands.fold import status_cell
from commands.replies.sheet import PriceHeldBack
from commands.rules.catalog import Component, PriceRow
from commands.rules.network import Standing
from commands.rules.orders import OrderStatus
from tests.commands.network import (
    RATNA,
)
from tests.commands.order_changing import ChangeActs
from tests.commands.order_model import ARROWS
from tests.commands.order_money import MoneyActs
from tests.commands.order_partners import PartnersAct
from tests.commands.order_shops import BookShop, LedgerShop
from tests.commands.order_stage import NAMES

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
SOLD_AT = {
    ("SMB-01", "reseller"): (17_000, 19_000, 21_000, 24_000),
    ("SMB-02", "agen"): (16_000, 18_000, 20_000),
    ("krupuk", "retail"): (13_000, 15_000, 17_000),
    ("PKT-01", "retail"): (36_000, 40_000),
}
"""Prices that nobody would doubt, one after the other."""


class OrderMachine(ChangeActs, MoneyActs, PartnersAct):
    """Partners order and the owner types, step by step, in the product and on paper."""

    @precondition(lambda self: self.model.orders)
    @rule(
        back=st.integers(0, 4),
        typed=st.sampled_from([*OrderStatus, OrderStatus.CANCELLED, OrderStatus.SHIPPED]),
        fee=st.sampled_from([None, None, None, 0, 12_000]),
        writes_both=st.booleans(),
    )
    def types_into_an_order(self, back: int, typed: OrderStatus, fee: int | None, writes_both: bool) -> None:  # noqa: FBT001
        order = list(self.model.orders.values())[-1 - back % len(self.model.orders)]
        postage = order.postage if fee is None else fee
        status = typed if writes_both or fee is None else OrderStatus(order.cell)
        billed = order.is_live and postage != order.postage
        made = self.types(orders=TabSeen({order.no: OrderSeen(order.no, status, postage)}))
        moved = self.model.types_into(order, status.value, postage)
        self.heard_of(order, made, moved=moved, billed=billed)

    @precondition(lambda self: any(order.is_live for order in self.model.orders.values()))
    @rule(
        back=st.integers(0, 4),
        to=st.integers(0, 2),
        fee=st.sampled_from([None, 12_000, 15_000]),
        then=st.sampled_from([None, *OrderStatus]),
    )
    def moves_an_order_on(self, back: int, to: int, fee: int | None, then: OrderStatus | None) -> None:
        """As owners mostly do: one of the allowed ways, if there is one; and then she thinks better of it."""
        live = [place for place, order in enumerate(self.model.orders.values()) if order.is_live]
        place = live[-1 - back % len(live)]
        order = list(self.model.orders.values())[place]
        ways = sorted(after for before, after in ARROWS if before == order.status) or [order.status]
        typed, last = OrderStatus(ways[to % len(ways)]), len(self.model.orders) - 1
        self.types_into_an_order(last - place, typed, fee, writes_both=True)
        if then is not None:
            self.types_into_an_order(last - place, then, None, writes_both=True)

    @rule(
        place=st.sampled_from(sorted(SOLD_AT)),
        index=st.integers(0, 3),
        slips=st.sampled_from([False] * 5 + [True]),
    )
    def types_a_price(self, place: tuple[str, str], index: int, slips: bool) -> None:  # noqa: FBT001
        target, tier = place
        minimum, before = self.model.prices[place]
        price = 25 if slips else SOLD_AT[place][index % len(SOLD_AT[place])]
        row = PriceRow(target, tier, minimum, price, for_group=target == "krupuk")
        made = self.types(prices=TabSeen({row.key: row}))
        questions = [one for one in made.notices if isinstance(one.reply, PriceHeldBack)]
        if not slips:
            self.model.prices[place] = (minimum, price)
        assert self.shop.book.prices[row.key].price == (before if slips else price)
        assert slips or not questions

    @rule(
        sku=st.sampled_from(["SMB-01", "SMB-01", "SMB-02", "SMB-03", "KRP-01"]),
        typed=st.sampled_from([None, 0, 5, 12, 30, 60, 60, 140]),
        added=st.sampled_from([None, None, None, 7]),
    )
    def types_stock(self, sku: str, typed: int | None, added: int | None) -> None:
        self.types(products=TabSeen({sku: ProductSeen(self.product(sku), typed, added)}))
        self.model.counts(sku, typed)
        if added is not None:
            self.model.shelf[sku] = self.model.shelf.get(sku, 0) + added
            self.types(products=TabSeen({sku: ProductSeen(self.product(sku), typed)}))

    @rule()
    def the_bot_sets_its_cells(self) -> None:
        """`Stok` shows what is at home, and a status that was refused is put back."""
        shelf = dict(self.model.shelf)
        self.model.cells.update(shelf)
        live = [order for order in self.model.orders.values() if order.is_live]
        for order in live:
            order.cell = order.status
        made = Decision(
            shown=(
                *((shelf_cell(sku), str(pieces)) for sku, pieces in shelf.items()),
                *((status_cell(order.no), order.status) for order in live),
            )
        )
        self.happens(lambda _: made)

    @rule(sku=st.sampled_from(["SMB-01", "KRP-01", "PKT-01"]))
    def switches_a_product(self, sku: str) -> None:
        self.model.asleep ^= {sku}
        self.types(products=TabSeen({sku: ProductSeen(self.product(sku), self.model.cells.get(sku))}))

    @rule(packets=st.integers(1, 3))
    def changes_what_is_in_a_bundle(self, packets: int) -> None:
        self.model.packet["KRP-01"] = packets
        part = Component("PKT-01", "KRP-01", packets)
        self.types(components=TabSeen({part.key: part}))

    @rule(
        who=st.sampled_from(sorted(NAMES)),
        standing=st.sampled_from([Standing.ACTIVE, Standing.ACTIVE, Standing.TRIAL, Standing.INACTIVE]),
        tier=st.sampled_from(["retail", "reseller", "agen"]),
    )
    def types_into_a_partner(self, who: str, standing: Standing, tier: str) -> None:
        self.rows[who] = replace(self.rows[who], standing=standing, tier=tier)
        self.model.tiers[who] = tier
        (self.model.resting.add if standing is Standing.INACTIVE else self.model.resting.discard)(who)
        self.types(partners=TabSeen({who: PartnerSeen(self.rows[who], self.shop.book.person(who))}))

    @precondition(lambda self: self.model.orders)
    @rule(back=st.integers(0, 4), share=st.sampled_from([1, 1, 2, 3]))
    def money_comes_in(self, back: int, share: int) -> None:
        """No command of today makes this fact; the fold must know it all the same."""
        order = list(self.model.orders.values())[-1 - back % len(self.model.orders)]
        if not order.is_live:
            return  # of what is settled and over, nothing is credited: it would be hers
        self.money += 1
        amount = max(1, order.owed // share)
        paid = PaymentRecorded(
            f"B{self.money}", order.partner, order.no, amount, "transfer", self.clock, str(RATNA)
        )
        self.happens(lambda _: Decision(entries=(paid,)))
        order.paid += amount

    @rule(hours=st.sampled_from([1, 3, 15, 30]))
    def time_passes(self, hours: int) -> None:
        self.clock += timedelta(hours=hours)

    @rule()
    def restarts(self) -> None:
        self.shop.restarts()


def many(examples: int, steps: int) -> settings:
    """The same runs every time; with `HYPOTHESIS_PROFILE=soak` many more, and new ones."""
    return settings(
        max_examples=examples * 10 if IS_SOAK else examples,
        stateful_step_count=steps * 2 if IS_SOAK else steps,
        derandomize=not IS_SOAK,
        deadline=None,
        report_multiple_bugs=False,
        phases=tuple(Phase)
        if IS_SOAK
        else (Phase.explicit, Phase.reuse, Phase.generate),  # minutes to shrink
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


class OverTheBook(OrderMachine):
    opens = BookShop


class OverTheLedger(OrderMachine):
    opens = LedgerShop


TestOverTheBook = OverTheBook.TestCase
TestOverTheBook.settings = many(150, 40)
TestOverTheLedger = OverTheLedger.TestCase
TestOverTheLedger.settings = many(15, 30)
