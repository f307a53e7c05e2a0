"""Out of stock: she is told when there is more, takes another flavour, or waits for a later day."""

from dataclasses import replace
from datetime import date

import pytest

from commands import restock
from commands.asks import Pressed, Verb
from commands.drafts import DraftLine, OpenQuestion
from commands.entries.catalog import ComponentSet, PriceSet, ProductEnded, ProductSet, SettingSet
from commands.entries.orders import OrderMoved
from commands.entries.people import MemberEnded, PartnerSet
from commands.entries.stock import AwaitedStockTold
from commands.replies.drafts import DraftShown, OldButton
from commands.replies.people import PartnershipRests
from commands.replies.stock import BackInStock, NoLaterDay, NoSwap, WillTell
from commands.rules.catalog import Component, PriceRow, Product
from commands.rules.network import Standing
from commands.rules.orders import OrderStatus
from commands.rules.quotes import OverQuota, OverStock
from commands.rules.stock import AwaitedStock
from tests.commands.network import PRODUCTS, RATNA, counted
from tests.commands.talk import Speaker, Talk
from tests.commands.test_shopping import press

IJO = next(one for one in PRODUCTS if one.sku == "SMB-02")
TOMORROW = date(2026, 11, 25)


@pytest.fixture
def sold_out(talk: Talk) -> Talk:
    """Six bottles of Sambal Ijo are left."""
    talk.happens(counted("SMB-02", -90))
    return talk


def told(talk: Talk) -> None:
    """What the clock does of it."""
    for decision in list(restock.due(talk.book, talk.book.day(talk.clock))):
        talk.commit(decision)


def test_who_asks_to_be_told_hears_once_when_there_is_more_and_orders_with_one_press(sold_out, siti):
    shown = siti.orders("sambal ijo 10")
    assert shown.quote.lines[0].problem == OverStock(6, 6)

    assert siti.presses(Verb.TELL_WHEN_BACK) == WillTell("Sambal Ijo")
    assert siti.presses(Verb.TELL_WHEN_BACK, on=shown) == OldButton()
    told(sold_out)
    assert siti.hears == []

    sold_out.happens(counted("SMB-02", 54))
    told(sold_out)
    told(sold_out)

    assert siti.hears == [BackInStock(1, IJO, 60, 10)]
    again = siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10))
    assert isinstance(again, DraftShown)
    assert again.draft.lines == (DraftLine("SMB-02", 10),)
    assert siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10)) == OldButton()


def test_what_was_sold_out_meanwhile_is_told_though_it_is_no_more_than_she_found(sold_out, siti, budi):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    budi.orders("sambal ijo 6")
    budi.presses(Verb.KEEP)
    budi.confirms()
    told(sold_out)
    assert siti.hears == []

    sold_out.happens(counted("SMB-02", 6))
    told(sold_out)
    assert siti.hears == [BackInStock(1, IJO, 6, 6)]
    assert sold_out.book.awaited["1"] == AwaitedStock(1, "M001", "SMB-02", 10, 0, is_told=True)


def test_a_bundle_that_was_sold_out_by_its_part_is_told_again(talk, siti):
    siti.orders("paket hemat 30")
    siti.presses(Verb.TELL_WHEN_BACK)
    talk.happens(counted("KRP-01", -40), counted("KRP-01", 20))
    told(talk)

    assert [(one.product.sku, one.left) for one in siti.hears] == [("PKT-01", 10)]


def test_other_lines_stay_and_the_draft_says_that_she_will_be_told(sold_out, siti):
    siti.orders("sambal bawang 10, sambal ijo 10")

    shown = siti.presses(Verb.TELL_WHEN_BACK, line=1)

    assert shown.will_tell == "Sambal Ijo"
    assert shown.draft.lines == (DraftLine("SMB-01", 10),)
    siti.confirms()


def test_what_is_back_joins_the_basket_that_is_open(sold_out, siti):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(counted("SMB-02", 2))
    told(sold_out)
    assert siti.hears == [BackInStock(1, IJO, 8, 8)]

    siti.orders("sambal bawang 10")
    joined = siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=8))

    assert joined.draft.lines == (DraftLine("SMB-01", 10), DraftLine("SMB-02", 8))


def test_a_wish_made_twice_is_one_wish(sold_out, siti, budi):
    for who, quantity in ((budi, 50), (siti, 10), (siti, 20)):
        who.orders(f"sambal ijo {quantity}")
        who.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(AwaitedStockTold(2))

    assert list(sold_out.book.awaited.values()) == [
        AwaitedStock(1, "M003", "SMB-02", 50, 6),
        AwaitedStock(3, "M001", "SMB-02", 20, 6),
    ]


def test_the_wish_of_another_is_not_hers_to_use(sold_out, siti, budi):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)

    for pressed in (Pressed(Verb.ORDER_AWAITED, 1, quantity=10), Pressed(Verb.ORDER_AWAITED, 9, quantity=10)):
        assert budi.asks(pressed) == OldButton()
    assert siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=0)) == OldButton()


def test_what_the_owner_orders_for_others_does_not_stand_in_the_way(sold_out, ratna, siti):
    """Her own draft is another person's: it is not joined."""
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(
        PartnerSet(replace(sold_out.book.partners["M001"], telegram_id=ratna.sender.telegram_id))
    )
    ratna.orders("untuk Bu Tini: sambal bawang 10")

    mine = ratna.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10))

    assert mine.draft.partner_id == "M001"
    assert mine.draft.lines == (DraftLine("SMB-02", 10),)


def test_what_rests_is_not_announced(sold_out, siti):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(counted("SMB-02", 54), ProductEnded("SMB-02"))
    told(sold_out)

    assert siti.hears == []


def test_who_may_not_order_or_has_no_telegram_is_not_told(sold_out, siti):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    hers = sold_out.book.partners["M001"]
    sold_out.happens(counted("SMB-02", 54), PartnerSet(replace(hers, standing=Standing.INACTIVE)))
    assert list(restock.due(sold_out.book, TOMORROW)) == []
    assert siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10)) == PartnershipRests("0800-0000-0000")

    sold_out.happens(PartnerSet(replace(hers, telegram_id=None)))
    assert list(restock.due(sold_out.book, TOMORROW)) == []


def test_who_of_the_team_asked_for_a_partner_hears_it_and_orders_it_for_her(sold_out, ratna, adi, siti):
    shown = ratna.orders("untuk Bu Tini: sambal ijo 10")
    assert ratna.presses(Verb.TELL_WHEN_BACK, on=shown) == WillTell("Sambal Ijo")
    sold_out.happens(counted("SMB-02", 54))
    told(sold_out)
    told(sold_out)

    assert ratna.hears == [BackInStock(1, IJO, 60, 10, "Bu Tini")]
    assert adi.hears == []
    assert siti.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10)) == OldButton()
    again = ratna.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10))
    assert (again.called, again.draft.made_by, again.draft.lines) == (
        "Bu Tini",
        RATNA,
        (DraftLine("SMB-02", 10),),
    )


def test_what_the_owner_awaits_for_a_partner_does_not_end_what_she_awaits_herself(sold_out, ratna, siti):
    siti.orders("sambal ijo 10")
    siti.presses(Verb.TELL_WHEN_BACK)
    ratna.orders("untuk Siti Rohmah: sambal ijo 20")
    ratna.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(counted("SMB-02", 54))
    told(sold_out)

    assert siti.hears == [BackInStock(1, IJO, 60, 10)]
    assert ratna.hears == [BackInStock(2, IJO, 60, 20, "Siti Rohmah")]


def test_the_whole_team_hears_what_somebody_awaited_who_left_it(sold_out, ratna, adi):
    adi.orders("untuk Bu Tini: sambal ijo 10")
    adi.presses(Verb.TELL_WHEN_BACK)
    sold_out.happens(MemberEnded("T2"), counted("SMB-02", 54))
    told(sold_out)

    assert (len(ratna.hears), adi.hears) == (1, [])
    assert adi.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10)) == OldButton()
    assert ratna.asks(Pressed(Verb.ORDER_AWAITED, 1, quantity=10)).called == "Bu Tini"


def test_another_flavour_takes_the_place_with_the_same_quantity(sold_out, siti):
    siti.orders("sambal ijo 10")

    asked = siti.presses(Verb.SWAP)

    assert asked.draft.questions == (OpenQuestion("Sambal Ijo", 10, ("SMB-01", "SMB-03"), is_swap=True),)
    assert siti.presses(Verb.CHOOSE, quantity=1).draft.lines == (DraftLine("SMB-03", 10),)


def test_where_there_is_no_other_flavour_it_says_so(talk, siti):
    talk.happens(counted("KRP-01", -40), ProductEnded("KRP-02"))
    siti.orders("krupuk udang 10")

    assert siti.presses(Verb.SWAP) == NoSwap("Krupuk Udang")


@pytest.mark.parametrize("verb", [Verb.TELL_WHEN_BACK, Verb.SWAP, Verb.LATER_DAY])
def test_a_remedy_names_a_line_of_her_own_open_draft(sold_out, siti, budi, verb):
    siti.orders("sambal ijo 10")

    assert siti.presses(verb, line=1) == OldButton()
    assert budi.presses(verb, on=siti.screen) == OldButton()
    sold_out.happens(PartnerSet(replace(sold_out.book.partners["M001"], standing=Standing.INACTIVE)))
    assert siti.presses(verb) == PartnershipRests("0800-0000-0000")


# --- before it is made ----------------------------------------------------------------------

CAKE = Product("KUE-03", "Lapis", "loyang", "kue", tracks_stock=True, daily_quota=10)


@pytest.fixture
def cakes(talk: Talk) -> Talk:
    """Ten Lapis a day."""
    talk.happens(ProductSet(CAKE), PriceSet(PriceRow("KUE-03", "retail", 1, 60_000)))
    return talk


def ordered(who: Speaker, words: str) -> str:
    who.orders(words)
    return who.confirms().order.no


def ordered_on(who: Speaker, words: str, day: date) -> None:
    shown = who.orders(words)
    press(who, shown, Verb.SHIP_DAY, quantity=day.toordinal())
    who.confirms()


def test_a_day_makes_so_many_and_the_next_one_as_many_again(cakes, siti, budi):
    ordered(siti, "lapis 8")

    full = budi.orders("lapis 5")
    assert full.quote.lines[0].problem == OverQuota(2, 2)

    later = budi.presses(Verb.LATER_DAY)
    assert later.ship_on == TOMORROW
    assert budi.confirms().order.ship_on == TOMORROW
    assert cakes.book.booked == {"2026-11-24|KUE-03": 8, "2026-11-25|KUE-03": 5}


def test_a_cancelled_order_frees_its_day(cakes, siti, budi):
    no = ordered(siti, "lapis 10")
    assert budi.orders("lapis 1").quote.lines[0].problem == OverQuota(0, None)

    cakes.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    assert cakes.book.booked == {}
    ordered(budi, "lapis 1")


def test_a_quota_that_is_set_later_counts_what_is_ordered_already(cakes, siti, budi):
    no = ordered(siti, "sambal ijo 20, lapis 1")
    ordered(siti, "sambal ijo 10")
    cakes.happens(ProductSet(replace(IJO, daily_quota=30)))

    assert cakes.book.booked == {"2026-11-24|KUE-03": 1, "2026-11-24|SMB-02": 30}
    assert budi.orders("sambal ijo 50").quote.lines[0].problem == OverQuota(0, None)
    cakes.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))
    assert cakes.book.booked == {"2026-11-24|SMB-02": 10}

    cakes.happens(ProductSet(replace(IJO, daily_quota=40)))
    assert cakes.book.booked == {"2026-11-24|SMB-02": 10}
    cakes.happens(ProductSet(IJO))
    assert cakes.book.booked == {}


def test_a_quota_of_a_part_counts_the_bundles_that_are_ordered_already(talk, siti):
    no = ordered(siti, "paket hemat 10")
    talk.happens(ProductSet(replace(talk.book.products["KRP-01"], daily_quota=30)))
    assert talk.book.booked == {"2026-11-24|KRP-01": 20}

    talk.happens(ComponentSet(Component("PKT-01", "KRP-01", 3)))
    talk.happens(OrderMoved(no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    assert talk.book.booked == {}


def test_counts_of_days_long_past_are_dropped(cakes, siti):
    ordered(siti, "lapis 1")
    cakes.passes(days=4)
    ordered(siti, "lapis 2")

    assert cakes.book.booked == {"2026-11-28|KUE-03": 2}


def test_more_than_a_day_can_ever_make_finds_no_other_day_and_says_how_many_it_makes(cakes, siti):
    shown = siti.orders("lapis 11")

    assert siti.presses(Verb.LATER_DAY) == NoLaterDay("Lapis", "loyang", 10)
    assert siti.presses(Verb.RAISE, quantity=10, on=shown).quote.lines[0].problem is None


def test_a_later_day_has_room_for_the_parts_of_a_bundle_too(talk, siti, budi):
    talk.happens(ProductSet(replace(talk.book.products["KRP-01"], daily_quota=20, tracks_stock=False)))
    ordered(siti, "paket hemat 10")
    ordered_on(budi, "paket hemat 8", TOMORROW)

    full = siti.orders("paket hemat 5")
    assert full.quote.lines[0].problem == OverQuota(0, None)
    later = siti.presses(Verb.LATER_DAY)

    assert (later.ship_on, later.quote.lines[0].problem) == (date(2026, 11, 26), None)
    siti.orders("paket hemat 11")
    assert siti.presses(Verb.LATER_DAY) == NoLaterDay("Paket Hemat", "paket", 10)


def test_a_later_day_has_room_for_every_line(cakes, siti, budi):
    cakes.happens(ProductSet(replace(IJO, daily_quota=60)))
    ordered(siti, "lapis 8")
    ordered_on(budi, "sambal ijo 55", TOMORROW)

    siti.orders("lapis 5, sambal ijo 10")

    assert siti.presses(Verb.LATER_DAY).ship_on == date(2026, 11, 26)


def test_where_nothing_is_sent_for_two_months_there_is_no_later_day(cakes, siti):
    cakes.happens(SettingSet("Libur", "25/11 - 31/12, 1/1 - 31/3"))
    ordered(siti, "lapis 10")
    siti.orders("lapis 5")

    assert siti.presses(Verb.LATER_DAY) == NoLaterDay("Lapis", "loyang", 0)


def test_a_preorder_sells_what_is_not_there_yet_and_is_sent_when_it_begins(talk, siti):
    begins = date(2026, 12, 1)
    talk.happens(ProductSet(replace(IJO, preorder_from=begins)), counted("SMB-02", -96))

    shown = siti.orders("sambal ijo 10, sambal bawang 10")

    assert shown.draft.shown_total == 400_000
    assert shown.ship_on == begins
    assert siti.confirms().order.ship_on == begins
    talk.passes(days=7)
    assert siti.orders("sambal ijo 10").quote.lines[0].problem == OverStock(0, None)


def test_a_preorder_that_begins_on_a_day_without_shipping_goes_on_the_next_one_with_it(talk, siti):
    sunday, monday, thursday = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 3)
    talk.happens(ProductSet(replace(IJO, preorder_from=sunday)), SettingSet("Hari kirim", "Senin, Kamis"))
    assert siti.orders("sambal ijo 10").ship_on == monday

    talk.happens(SettingSet("Libur", "30/11"))
    told = siti.presses(Verb.CONFIRM)
    assert (told.news.ship_moved, told.ship_on) == ((monday, thursday), thursday)
    assert siti.confirms().order.ship_on == thursday

    talk.happens(SettingSet("Libur", "30/11/2026 - 30/12/2027"))
    assert siti.orders("sambal ijo 10").ship_on == sunday


def test_a_bundle_waits_for_the_part_that_is_a_preorder_and_is_limited_by_the_others(talk, siti):
    begins = date(2026, 12, 1)
    udang = talk.book.products["KRP-01"]
    talk.happens(ProductSet(replace(udang, preorder_from=begins)), counted("KRP-01", -40))

    shown = siti.orders("paket hemat 5")

    assert (shown.quote.lines[0].problem, shown.ship_on) == (None, begins)
    assert siti.orders("paket hemat 141").quote.lines[0].problem == OverStock(140, 140)
    talk.happens(ProductSet(replace(talk.book.products["SMB-01"], preorder_from=begins)))
    assert siti.orders("paket hemat 141").quote.lines[0].problem is None


def test_who_awaits_a_bundle_hears_of_the_part_that_ran_out_and_not_of_the_one_made_to_order(talk, siti):
    udang = talk.book.products["KRP-01"]
    talk.happens(ProductSet(replace(udang, preorder_from=date(2026, 12, 1))))
    talk.happens(counted("KRP-01", -40), counted("SMB-01", -138))
    assert siti.orders("paket hemat 5").quote.lines[0].problem == OverStock(2, 2)
    siti.presses(Verb.TELL_WHEN_BACK)
    assert talk.book.awaited["1"].left == 2

    talk.happens(counted("KRP-01", 40))
    told(talk)
    assert siti.hears == []

    talk.happens(counted("SMB-01", -2))
    assert talk.book.awaited["1"].left == 0
    talk.happens(counted("SMB-01", 50))
    told(talk)
    assert [(one.product.sku, one.left) for one in siti.hears] == [("PKT-01", 50)]
