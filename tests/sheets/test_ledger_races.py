"""Two things in the same second, in both orders of arrival: what is kept is right, and nobody is told otherwise."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commands.asks import Ask, Place, Pressed, Said, Sender, Verb, What
from commands.book import Book
from commands.decision import Decision, Notice
from commands.edits.decide import decide as edited
from commands.edits.seen import OrderSeen, ProductSeen, SheetSeen, TabSeen
from commands.entries.money import PaymentRecorded
from commands.entries.stock import StockKind, StockMoved
from commands.ports import OrdersFound, OrdersQuery, Rendered
from commands.registry import Registry
from commands.replies import Reply
from commands.replies.drafts import AlreadyRecorded, DraftShown, OrderRecorded
from commands.replies.orders import OrderNews
from commands.rules.orders import OrderStatus
from commands.rules.quotes import OverStock
from sheets.journal import Journal
from sheets.ledger import Ledger
from tests.commands.looks import codes, tab
from tests.commands.network import BUDI, NOW, PRODUCTS, RATNA, SITI
from tests.commands.order_shops import beginning

NO = "P261124-001"
BOTH_WAYS = pytest.mark.parametrize("turned", [False, True], ids=["as written", "the other way round"])


@dataclass
class Shop:
    """The example network over a real ledger. `replies` are by ask, `notices` in the order of the turn."""

    journal: Journal
    ledger: Ledger
    replies: dict[str, Reply | None]
    notices: list[Notice]
    screens: dict[int, DraftShown] = field(default_factory=dict)
    asked: int = 0

    @property
    def book(self) -> Book:
        return self.ledger.book

    async def says(self, who: int, words: str) -> Reply | None:
        return await self.asks(who, Said("order", words))

    async def confirms(self, who: int) -> Reply | None:
        draft = self.screens[who].draft
        return await self.asks(who, Pressed(Verb.CONFIRM, draft.id, draft.version))

    async def asks(self, who: int, what: What) -> Reply | None:
        self.asked += 1
        ask = Ask(f"tg:1:{self.asked}", NOW, Sender(who), Place(who), what)
        handled = await self.ledger.handle(ask)
        assert handled.alert or handled.messages
        reply = self.replies[ask.key]
        if isinstance(reply, DraftShown):
            self.screens[who] = reply
        return reply

    async def types(self, **tabs: TabSeen[object]) -> None:
        self.asked += 1
        seen = SheetSeen(NOW, str(self.asked), codes(), **tabs)  # type: ignore[arg-type]
        await self.ledger.decide(
            lambda book: edited(seen, book), key=f"look/{self.asked}", by="Sheet", at=NOW
        )

    async def types_status(self, status: OrderStatus) -> None:
        await self.types(orders=tab({NO: OrderSeen(NO, status, 10_000)}))

    async def pays(self, amount: int) -> None:
        """Money, as the fact that issue after issue may make of it: no command of today does."""
        paid = PaymentRecorded("B1", "M001", NO, amount, "transfer", NOW, str(RATNA))
        await self.ledger.decide(lambda _: Decision(entries=(paid,)), key="B1", by=str(RATNA), at=NOW)

    def news(self, who: int) -> list[OrderStatus]:
        """Which states of her orders she was told, in this order."""
        told = [notice.reply for notice in self.notices if notice.chat_id == who]
        return [news.status for news in told if isinstance(news, OrderNews)]

    def is_sound(self) -> None:
        """What is kept is what is known, and what is reserved is what the open orders say."""
        assert self.journal.load_book().tables == self.book.tables
        reserved: dict[str, int] = {}
        for order in self.book.orders.values():
            if order.status in (OrderStatus.NEW, OrderStatus.IN_PROGRESS):
                for sku, pieces in order.reserves:
                    reserved[sku] = reserved.get(sku, 0) + pieces
        assert self.book.reserved == reserved


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    replies: dict[str, Reply | None] = {}
    notices: list[Notice] = []

    def render(decision: Decision, ask: Ask | None, _: Book) -> Rendered:
        if ask is not None:
            replies[ask.key] = decision.reply
        notices.extend(decision.notices)
        return Rendered(alert="heard")

    journal = Journal.open(tmp_path, clock=lambda: NOW)
    ledger = Ledger(journal, Registry(), render, clock=lambda: NOW)
    await ledger.decide(lambda _: beginning(), key="beginning", by="Sheet", at=NOW)
    yield Shop(journal, ledger, replies, notices)
    await ledger.close()
    journal.close()


async def at_once(one: Awaitable[object], other: Awaitable[object], *, turned: bool) -> None:
    """Both in one turn; the first given arrives first, unless turned."""
    await asyncio.gather(*((other, one) if turned else (one, other)))


@BOTH_WAYS
async def test_batal_and_money_in_the_same_second_are_both_kept_and_told_once(
    shop: Shop, *, turned: bool
) -> None:
    await shop.says(SITI, "sambal bawang 10")
    await shop.confirms(SITI)

    await at_once(shop.types_status(OrderStatus.CANCELLED), shop.pays(210_000), turned=turned)

    found = shop.journal.history.find(OrdersQuery("M001"))
    assert isinstance(found, OrdersFound)
    (order,) = found.orders
    assert (order.status, order.paid, order.unpaid) == (OrderStatus.CANCELLED, 210_000, 0)
    assert shop.book.reserved == {}
    assert [one.surplus for one in shop.book.orders.values()] == [210_000] * len(shop.book.orders)
    given_back = [one.entry for one in shop.journal.entries() if isinstance(one.entry, StockMoved)]
    assert [one.quantity for one in given_back if one.kind is StockKind.CANCELLED] == [10]
    assert shop.news(SITI) == [OrderStatus.CANCELLED]
    shop.is_sound()


@BOTH_WAYS
async def test_batal_and_the_look_that_saw_it_too_cancel_once(shop: Shop, *, turned: bool) -> None:
    """`Diproses` and `Batal` typed one after the other, by looks that come together."""
    await shop.says(SITI, "sambal bawang 10")
    await shop.confirms(SITI)

    await at_once(
        shop.types_status(OrderStatus.IN_PROGRESS), shop.types_status(OrderStatus.CANCELLED), turned=turned
    )
    await shop.types_status(OrderStatus.CANCELLED)

    assert shop.news(SITI)[-1] is OrderStatus.CANCELLED
    assert shop.news(SITI).count(OrderStatus.CANCELLED) == 1
    assert shop.book.reserved == {}
    shop.is_sound()


@BOTH_WAYS
async def test_what_batal_frees_is_sold_to_who_comes_after_it_and_to_nobody_before(
    shop: Shop, *, turned: bool
) -> None:
    for who, words in ((SITI, "sambal ijo 96"), (BUDI, "sambal ijo 50")):
        await shop.says(who, words)
    await shop.confirms(SITI)

    await at_once(shop.types_status(OrderStatus.CANCELLED), shop.confirms(BUDI), turned=turned)

    if turned:
        assert shop.screens[BUDI].quote.lines[0].problem == OverStock(0, None)
        assert shop.book.reserved == {}
    else:
        assert list(shop.book.orders) == ["P261124-002"]
        assert shop.book.reserved == {"SMB-02": 50}
    shop.is_sound()


@BOTH_WAYS
async def test_a_bundle_and_its_part_never_both_take_the_last_pieces(shop: Shop, *, turned: bool) -> None:
    """40 packets of krupuk: two for each of 20 bundles, or ten by themselves."""
    await shop.says(SITI, "paket hemat 20")
    await shop.says(BUDI, "krupuk udang 10")

    await at_once(shop.confirms(SITI), shop.confirms(BUDI), turned=turned)

    assert len(shop.book.orders) == 1
    loser = SITI if turned else BUDI
    told = shop.screens[loser]
    left = 15 if turned else 0
    assert told.quote.lines[0].problem == OverStock(left, left or None)
    assert told.moved == ()
    shop.is_sound()


@BOTH_WAYS
async def test_a_count_and_a_confirmation_in_the_same_second_both_count(shop: Shop, *, turned: bool) -> None:
    """60 typed over the 96 that the Sheet showed: 36 fewer, and the 50 that are sold meanwhile stay sold."""
    await shop.says(BUDI, "sambal ijo 50")

    counted = shop.types(products=tab({"SMB-02": ProductSeen(PRODUCTS[1], 60)}))
    await at_once(counted, shop.confirms(BUDI), turned=turned)

    assert (shop.book.shelf["SMB-02"], shop.book.reserved) == (60, {"SMB-02": 50})
    assert shop.book.available("SMB-02") == 10
    shop.is_sound()


@BOTH_WAYS
async def test_a_count_typed_while_goods_are_sent_does_not_bring_them_back(
    shop: Shop, *, turned: bool
) -> None:
    """100 typed over 96 are four more; the 50 that leave in the same second are gone."""
    await shop.says(BUDI, "sambal ijo 50")
    await shop.confirms(BUDI)

    counted = shop.types(products=tab({"SMB-02": ProductSeen(PRODUCTS[1], 100)}))
    await at_once(counted, shop.types_status(OrderStatus.SHIPPED), turned=turned)

    assert (shop.book.shelf["SMB-02"], shop.book.reserved) == (50, {})
    shop.is_sound()


async def test_ten_presses_in_one_turn_record_one_order_and_each_is_answered(shop: Shop) -> None:
    await shop.says(SITI, "krupuk bawang 10")

    first, *again = await asyncio.gather(*(shop.confirms(SITI) for _ in range(10)))

    assert isinstance(first, OrderRecorded)
    assert again == [AlreadyRecorded(NO)] * 9
    assert list(shop.book.orders) == [NO]
    shop.is_sound()
