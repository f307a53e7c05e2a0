"""Konfirmasi pesanan: what she was shown becomes an order, once, or nothing does."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from commands.asks import Verb
from commands.drafts import DraftState
from commands.entries.catalog import PostageSet, PriceSet, ProductSet, TierSet
from commands.entries.people import PartnerSet
from commands.entries.stock import StockMoved
from commands.replies.drafts import AlreadyRecorded, DraftShown, Moved, NotConfirmable, OldButton
from commands.replies.orders import HigherTierReached, NewOrder
from commands.replies.people import GoPrivate, PartnershipRests
from commands.rules.catalog import PriceRow, Product, Shortfall, Tier
from commands.rules.network import Partner, Standing
from commands.rules.orders import Order, OrderLine
from commands.rules.quotes import OverStock
from tests.commands.network import ADI, NOW, PARTNERS, RATNA, SITI, counted

JAKARTA = ZoneInfo("Asia/Jakarta")


def test_the_order_is_recorded_as_it_was_shown(talk, siti):
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()

    assert recorded.order == Order(
        no="P261124-001",
        partner_id="M001",
        tier="reseller",
        placed_at=NOW,
        lines=(
            OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20_000, "reseller", 10, 12_000, counted=10),
        ),
        postage=10_000,
        by="M001",
        reserves=(("SMB-01", 10),),
    )  # fmt: skip
    assert (recorded.called, recorded.bank) == ("Siti Rohmah", "BCA 123")
    assert recorded.pay_until == datetime(2026, 11, 25, 9, 0, tzinfo=JAKARTA)
    assert recorded.order.total == 210_000
    assert talk.book.orders["P261124-001"] == recorded.order
    assert talk.book.drafts["1"].state is DraftState.CONFIRMED
    assert talk.book.available("SMB-01") == 130


def test_pressed_twice_it_stands_once(talk, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert siti.presses(Verb.CONFIRM) == AlreadyRecorded("P261124-001")
    assert siti.presses(Verb.REMOVE) == AlreadyRecorded("P261124-001")
    assert list(talk.book.orders) == ["P261124-001"]
    assert talk.book.available("SMB-01") == 130


def test_the_whole_team_hears_of_it_and_she_is_told_once(ratna, adi, siti):
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()

    (told,) = ratna.hears
    assert isinstance(told, NewOrder)
    assert (told.order, told.partner.id, told.person.name) == (recorded.order, "M001", "Siti Rohmah")
    assert (told.higher, told.unknown_stock) == ((), ())
    assert adi.hears == ratna.hears
    assert siti.hears == []


def test_an_order_by_the_owner_says_who_did_it_and_the_partner_and_the_admin_hear(ratna, adi, siti, talk):
    ratna.orders("untuk Siti Rohmah: sambal bawang 10")
    recorded = ratna.confirms()

    assert (recorded.order.partner_id, recorded.order.by) == ("M001", str(RATNA))
    assert siti.hears == [recorded]
    assert ratna.hears == []
    assert len(adi.hears) == 1
    assert [entry.by for entry in talk.decisions[-1].entries if isinstance(entry, StockMoved)] == [str(RATNA)]


def test_a_partner_without_telegram_is_told_by_nobody(talk, adi):
    adi.orders("untuk Bu Tini: sambal bawang 10")

    assert adi.confirms().order.by == str(ADI)
    assert set(talk.notices) == {RATNA}


def test_a_price_that_moved_since_is_shown_and_confirmed_again(talk, siti):
    siti.orders("sambal bawang 10")
    talk.happens(PriceSet(PriceRow("SMB-01", "reseller", 10, 21_000)))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert shown.moved == (Moved("Sambal Bawang", 20_000, 21_000),)
    assert (shown.total_before, shown.quote.total, shown.draft.version) == (200_000, 210_000, 2)
    assert talk.book.orders == {}

    assert siti.confirms().order.subtotal == 210_000


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (date(2026, 12, 1), date(2027, 1, 20)),
        (None, date(2026, 12, 1)),
        (date(2026, 12, 1), None),
    ],
    ids=["later than shown", "on the shelf when shown", "made sooner than shown"],
)
def test_a_day_of_sending_that_moved_since_is_shown_and_confirmed_again(talk, siti, before, now):
    bawang = talk.book.products["SMB-01"]
    talk.happens(ProductSet(replace(bawang, preorder_from=before)))
    assert siti.orders("sambal bawang 10").ship_on == before
    talk.happens(ProductSet(replace(bawang, preorder_from=now)))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert (shown.news.ship_moved, shown.ship_on) == ((before, now), now)
    assert talk.book.orders == {}

    assert siti.confirms().order.ship_on == now


def test_what_was_sold_to_another_meanwhile_is_told_with_what_is_left(talk, siti):
    siti.orders("sambal bawang 30, krupuk udang 10")
    talk.happens(counted("SMB-01", -120))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert (shown.news.left_moved, shown.news.not_recorded) == (("Sambal Bawang",), True)
    assert shown.quote.lines[0].problem == OverStock(20, 20)

    again = siti.presses(Verb.RAISE, quantity=20)
    assert (again.news.left_moved, again.news.not_recorded) == ((), False)
    siti.confirms()


def test_what_a_day_can_make_and_moved_is_told_as_well(talk, siti):
    siti.orders("sambal bawang 30")
    talk.happens(ProductSet(replace(talk.book.products["SMB-01"], daily_quota=20)))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert shown.news.left_moved == ("Sambal Bawang",)
    assert siti.says("/order").news.left_moved == ()


def test_a_product_that_is_not_sold_any_more_is_shown(talk, siti):
    siti.orders("krupuk bawang 10, sambal bawang 10")
    talk.happens(ProductSet(Product("KRP-02", "Krupuk Bawang", active=False)))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert shown.moved == (Moved("Krupuk Bawang", 12_000, None),)
    assert siti.presses(Verb.CONFIRM) == NotConfirmable()


@pytest.mark.parametrize("words", ["sambal bawang 8", "sambal bawang 10, rendang 5"])
def test_a_draft_with_an_open_question_cannot_be_confirmed(talk, siti, words):
    siti.orders(words)

    assert siti.presses(Verb.CONFIRM) == NotConfirmable()
    assert talk.book.orders == {}


def test_a_total_that_was_never_shown_is_shown_first(talk, siti):
    """Meanwhile the owner lets her tier stay below its minimum: the price is the same, the total is news."""
    siti.orders("sambal bawang 8")
    talk.happens(TierSet(Tier("reseller", 1, shortfall=Shortfall.ALLOW)))

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert (shown.moved, shown.draft.shown_total) == ((), 200_000)
    assert siti.confirms().order.subtotal == 200_000


def test_who_rests_by_now_cannot_confirm(talk, siti):
    siti.orders("sambal bawang 10")
    talk.happens(PartnerSet(replace(PARTNERS[0], standing=Standing.INACTIVE)))

    assert siti.presses(Verb.CONFIRM) == PartnershipRests("0800-0000-0000")


def test_the_owner_hears_whose_quantity_would_earn_a_higher_tier(ratna, siti):
    siti.orders("sambal bawang 50, krupuk udang 10")
    siti.confirms()

    assert ratna.hears[0].higher == (HigherTierReached("Sambal Bawang", "agen", 18_000),)


def test_a_promo_that_ends_at_midnight_is_not_confirmed_after_it(talk, siti):
    talk.happens(PriceSet(PriceRow("SMB-01", "reseller", 10, 15_000, ends=NOW.date())))
    assert siti.orders("sambal bawang 10").quote.total == 150_000
    talk.passes(hours=15)

    shown = siti.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert shown.moved == (Moved("Sambal Bawang", 15_000, 25_000),)


def test_nothing_is_confirmed_in_a_group(talk, siti):
    siti.orders("sambal bawang 10")
    group = talk.in_group(SITI, -100)

    assert group.presses(Verb.CONFIRM, on=siti.screen) == GoPrivate("order")
    assert talk.book.orders == {}


def test_the_city_is_read_however_it_is_typed(talk, siti):
    talk.happens(
        PartnerSet(Partner("M001", "reseller", Standing.ACTIVE, city=" kota  BATU ", telegram_id=SITI)),
        PostageSet("Kota Batu", 22_000),
    )
    siti.orders("sambal bawang 10")

    assert siti.confirms().order.postage == 22_000


def test_an_old_draft_stays_old_after_a_newer_one_was_confirmed(siti):
    first = siti.orders("sambal bawang 10")
    siti.orders("sambal ijo 10")
    siti.confirms()

    assert siti.presses(Verb.CONFIRM, on=first) == OldButton()
