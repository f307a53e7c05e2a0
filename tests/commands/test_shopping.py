"""`/order` by buttons: one draft, which every button and every typed answer works on."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import decode
from bot.say import talk_of
from bot.wording import INDONESIAN
from commands.asks import Pressed, Verb
from commands.book import Kind
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion
from commands.entries.catalog import PriceSet, ProductSet, SettingSet, TierSet
from commands.entries.people import PartnerSet
from commands.replies import Reply
from commands.replies.drafts import DraftEmpty, DraftNews, DraftShown, OldButton
from commands.replies.orders import OwnerOrders
from commands.replies.people import GoPrivate, PartnershipRests, PartnersOnly
from commands.replies.prices import NothingForSale
from commands.replies.shopping import ChangeWhat, ProductShown, ShopGroups, ShopPage, SureToEmpty
from commands.replies.stock import WillTell
from commands.rules.catalog import Pack, PriceRow, Product, Shortfall
from commands.rules.network import Partner, Standing
from commands.rules.stock import AwaitedStock
from tests.bot.example import voice
from tests.commands.network import PRODUCTS, RATNA, SHOP, SITI, counted, example_book
from tests.commands.talk import Speaker, Talk
from tests.rules.strategies import PROPERTY
from tests.rules.worked_example import RESELLER


def press(
    who: Speaker, page: object, verb: Verb, *, line: int = 0, quantity: int = 0, message: int | None = None
) -> Any:
    """A button under what she was shown."""
    draft: Draft = page.draft  # type: ignore[attr-defined] # every page of ordering has one
    reply = who.asks(Pressed(verb, draft.id, draft.version, line, quantity, message))
    assert reply is not None
    return reply


def opened(who: Speaker, words: str = "/order") -> ShopPage:
    page = who.says(words)
    assert isinstance(page, ShopPage)
    return page


def number_of(page: ShopPage, sku: str) -> int:
    return next(one.number for one in page.offered if one.item.product.sku == sku)


def chosen(who: Speaker, page: ShopPage, sku: str) -> ProductShown:
    shown = press(who, page, Verb.PRODUCT, line=number_of(page, sku))
    assert isinstance(shown, ProductShown)
    return shown


def many_products(*, groups: int, each: int) -> list[ProductSet | PriceSet]:
    made: list[ProductSet | PriceSet] = []
    for group in range(groups):
        for number in range(each):
            sku = f"N{group}-{number}"
            made.append(ProductSet(Product(sku, f"Produk {group} {number}", group=f"kelompok {group}")))
            made.append(PriceSet(PriceRow(sku, "reseller", 1, 1_000)))
    return made


# -- the list ----------------------------------------------------------------------------------


def test_order_alone_shows_what_she_can_buy_at_her_price_with_what_is_left(talk, siti):
    talk.happens(counted("SMB-02", -96))
    page = opened(siti)

    seen = {one.item.product.name: (one.item.left, one.is_out) for one in page.offered}
    assert seen == {
        "Sambal Bawang": (140, False),
        "Sambal Ijo": (None, True),
        "Sambal Terasi": (None, False),
        "Krupuk Udang": (40, False),
        "Krupuk Bawang": (None, False),
        "Paket Hemat": (20, False),
    }
    assert (page.group, page.before, page.after) == (None, None, None)
    assert page.called == "Siti Rohmah"


def test_many_products_stand_by_group_and_page(talk, siti):
    talk.happens(*many_products(groups=2, each=9))
    groups = siti.says("/order")
    assert isinstance(groups, ShopGroups)
    assert [one.count for one in groups.groups][-2:] == [9, 9]

    first = press(siti, groups, Verb.SHOP, line=groups.groups[-1].number + 1)
    assert isinstance(first, ShopPage)
    assert (first.name, len(first.offered), first.before, first.after) == ("kelompok 1", 8, None, 8)

    second = press(siti, first, Verb.SHOP, line=first.group or 0, quantity=first.after or 0)
    assert isinstance(second, ShopPage)
    assert ([one.item.product.sku for one in second.offered], second.before) == (["N1-8"], 0)
    assert isinstance(press(siti, second, Verb.SHOP), ShopGroups)


def test_many_groups_have_pages_too(talk, siti):
    talk.happens(*many_products(groups=9, each=1))
    groups = siti.says("/order")
    assert isinstance(groups, ShopGroups)

    later = press(siti, groups, Verb.SHOP, quantity=groups.after or 0)

    assert isinstance(later, ShopGroups)
    assert (len(groups.groups), later.before) == (8, 0)


def test_a_group_that_is_gone_shows_the_first_one_and_never_adds_anything(talk, siti):
    talk.happens(*many_products(groups=2, each=9))
    groups = siti.says("/order")
    last = groups.groups[-1].number + 1
    talk.happens(*(ProductSet(Product(f"N1-{n}", "weg", group="kelompok 1", active=False)) for n in range(9)))

    page = press(siti, groups, Verb.SHOP, line=last)

    assert isinstance(page, ShopPage)
    assert page.name == "sambal"


def test_who_can_buy_nothing_hears_so(talk, siti):
    talk.happens(*(ProductSet(replace(product, active=False)) for product in PRODUCTS))

    assert siti.says("/order") == NothingForSale("reseller")


def test_a_product_keeps_its_number_whatever_the_owner_does_meanwhile(talk, siti):
    page = opened(siti)
    ijo = number_of(page, "SMB-02")
    talk.happens(
        ProductSet(Product("AAA", "Acar", group="sambal")), PriceSet(PriceRow("AAA", "reseller", 1, 5_000))
    )
    press(siti, page, Verb.SHOP)

    shown = press(siti, page, Verb.SET, line=ijo, quantity=10)

    assert isinstance(shown, DraftShown)
    assert shown.draft.lines == (DraftLine("SMB-02", 10),)


def test_a_product_that_ended_meanwhile_is_told_and_does_nothing(talk, siti):
    page = opened(siti)
    talk.happens(ProductSet(replace(PRODUCTS[1], active=False)))

    told = press(siti, page, Verb.PRODUCT, line=number_of(page, "SMB-02"))

    assert told == NothingForSale("reseller", ("Sambal Ijo",))
    assert talk.book.drafts["1"].lines == ()


# -- quantities --------------------------------------------------------------------------------


def test_quantities_begin_at_her_minimum_and_go_by_packs_and_breaks(talk, siti):
    talk.happens(
        ProductSet(replace(PRODUCTS[0], packs=(Pack("dus", 24),))),
        PriceSet(PriceRow("SMB-01", "reseller", 30, 19_000)),
    )

    assert chosen(siti, opened(siti), "SMB-01").steps == (10, 12, 15, 20, 24, 30, 48)


def test_quantities_keep_to_the_multiple_the_maximum_and_the_stock(talk, siti):
    talk.happens(ProductSet(replace(PRODUCTS[4], max_per_order=25)), counted("SMB-01", -126))
    page = opened(siti)

    assert chosen(siti, page, "KRP-02").steps == (10, 15, 20)
    assert chosen(siti, page, "SMB-01").steps == (10, 12)


def test_what_may_be_mixed_counts_towards_the_minimum(siti):
    page = opened(siti)
    shown = press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)
    page = press(siti, shown, Verb.SHOP)
    assert isinstance(page, ShopPage)

    assert chosen(siti, page, "SMB-02").steps[:3] == (1, 2, 3)


def test_where_less_is_allowed_the_minimum_is_still_offered_first(talk, siti):
    talk.happens(TierSet(replace(RESELLER, shortfall=Shortfall.ALLOW)))

    assert chosen(siti, opened(siti), "SMB-01").steps[0] == 10


def test_too_little_stock_for_her_minimum_leaves_no_button(talk, siti):
    talk.happens(counted("SMB-01", -134), TierSet(replace(RESELLER, shortfall=Shortfall.REFUSE)))

    assert chosen(siti, opened(siti), "SMB-01").steps == ()


def test_a_quantity_takes_the_place_of_the_one_before(siti):
    page = opened(siti)
    bawang = number_of(page, "SMB-01")
    shown = press(siti, page, Verb.SET, line=bawang, quantity=12)
    again = press(siti, shown, Verb.PRODUCT, line=bawang)
    assert isinstance(again, ProductShown)
    assert again.offered.has == 12

    changed = press(siti, again, Verb.SET, line=bawang, quantity=20)

    assert changed.draft.lines == (DraftLine("SMB-01", 20),)
    assert changed.quote.total == 400_000


@pytest.mark.parametrize(("line", "quantity"), [(99, 10), (-1, 10), (0, 0), (0, 10**6 + 1)])
def test_a_button_that_names_nothing_changes_nothing(siti, line, quantity):
    page = opened(siti)

    assert press(siti, page, Verb.SET, line=line, quantity=quantity) == OldButton()
    assert press(siti, page, Verb.PRODUCT, line=99) == OldButton()


# -- one message, for days ---------------------------------------------------------------------


def test_the_open_draft_comes_back_with_order_alone_and_says_what_changed(talk, siti):
    page = opened(siti)
    before = press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)
    talk.happens(PriceSet(PriceRow("SMB-01", "reseller", 10, 21_500)), SettingSet("Ongkir", "gratis"))
    talk.passes(days=3)

    again = siti.says("/order")

    assert isinstance(again, DraftShown)
    assert again.draft.id == before.draft.id
    assert [(m.product, m.before, m.now) for m in again.moved] == [("Sambal Bawang", 20_000, 21_500)]
    assert (again.total_before, again.news.postage_moved) == (200_000, (10_000, 0))
    assert press(siti, before, Verb.CONFIRM) == OldButton()


def test_a_press_changes_the_pressed_message_and_what_is_typed_takes_its_place(talk, siti):
    page = opened(siti)
    press(siti, page, Verb.PRODUCT, line=0, message=70)
    siti.says("sambal bawang 10")
    siti.says("/order")

    assert [one.closes for one in talk.decisions] == [None, None, 70, None]


def test_stock_that_went_meanwhile_is_shown_before_anything_is_recorded(talk, siti):
    page = opened(siti)
    shown = press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=100)
    talk.happens(counted("SMB-01", -100))

    told = press(siti, shown, Verb.CONFIRM)

    assert isinstance(told, DraftShown)
    assert told.draft.shown_total is None
    assert talk.book.orders == {}


def test_a_tier_that_changed_meanwhile_is_shown_before_anything_is_recorded(talk, siti):
    page = opened(siti)
    shown = press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=60)
    talk.happens(PartnerSet(replace(talk.book.partners["M001"], tier="agen")))

    told = press(siti, shown, Verb.CONFIRM)

    assert isinstance(told, DraftShown)
    assert [m.now for m in told.moved] == [18_000]


def test_whose_partnership_rests_by_now_looks_at_nothing(talk, siti):
    page = opened(siti)
    talk.happens(PartnerSet(Partner("M001", "reseller", Standing.INACTIVE, telegram_id=SITI)))

    for verb in (Verb.SHOP, Verb.PRODUCT, Verb.SET, Verb.RECIPIENT, Verb.TYPE, Verb.MERGE):
        assert press(siti, page, verb, quantity=10) == PartnershipRests("0800-0000-0000")


def test_nothing_of_it_is_done_in_a_group(talk, siti):
    page = opened(siti)
    there = talk.in_group(SITI, SHOP)

    assert press(there, page, Verb.PRODUCT) == GoPrivate("order")


# -- words and buttons together ----------------------------------------------------------------


def test_words_join_what_was_chosen_by_buttons(siti):
    page = opened(siti)
    press(siti, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)

    shown = siti.says("sambal ijo 12, sambal bawang 5", message_id=9)

    assert isinstance(shown, DraftShown)
    assert shown.draft.lines == (DraftLine("SMB-01", 15), DraftLine("SMB-02", 12))
    assert shown.news == DraftNews(added=(("Sambal Ijo", 12), ("Sambal Bawang", 5)))
    edited = siti.says("sambal ijo 14", message_id=9, edits=True)
    assert edited.draft.lines == (DraftLine("SMB-01", 10), DraftLine("SMB-02", 14))


def test_a_new_order_in_words_says_what_it_put_aside_and_takes_it_back_once(talk, siti):
    siti.orders("sambal bawang 10")
    shown = siti.orders("sambal ijo 12")
    assert shown.news == DraftNews(aside=(("Sambal Bawang", 10),))

    both = press(siti, shown, Verb.MERGE)

    assert both.draft.lines == (DraftLine("SMB-02", 12), DraftLine("SMB-01", 10))
    assert press(siti, both, Verb.MERGE) == OldButton()


def test_adding_products_to_an_order_in_words_makes_it_one_by_buttons(siti):
    shown = siti.orders("sambal bawang 10")
    page = press(siti, shown, Verb.SHOP)
    assert isinstance(page, ShopPage)
    assert [one.has for one in page.offered][:2] == [10, 0]

    assert siti.says("sambal ijo 10").draft.lines == (DraftLine("SMB-01", 10), DraftLine("SMB-02", 10))


def test_the_basket_without_anything_in_it_is_the_list(siti):
    page = opened(siti)

    assert isinstance(press(siti, page, Verb.BASKET), ShopPage)
    assert isinstance(press(siti, page, Verb.CHANGE), ShopPage)


# -- changing and emptying ---------------------------------------------------------------------


def test_a_line_is_changed_or_taken_out_from_its_own_page(siti):
    shown = siti.orders("sambal bawang 10, sambal ijo 10")
    change = press(siti, shown, Verb.CHANGE)
    assert isinstance(change, ChangeWhat)
    assert change.lines == ((0, "Sambal Bawang", 10), (1, "Sambal Ijo", 10))

    page = press(siti, change, Verb.PRODUCT, line=1)

    assert page.offered.item.product.sku == "SMB-02"
    assert press(siti, page, Verb.REMOVE, line=1).draft.lines == (DraftLine("SMB-01", 10),)


def test_a_line_whose_product_left_the_sheet_is_still_named(talk, siti):
    shown = siti.orders("sambal bawang 10, sambal ijo 10")
    talk.book.put(Kind.PRODUCT, "SMB-02", None)

    change = press(siti, shown, Verb.CHANGE)

    assert change.lines[1][1] == "SMB-02"
    assert press(siti, change, Verb.PRODUCT, line=1) == NothingForSale("reseller", ("SMB-02",))


def test_emptying_is_asked_once(talk, siti):
    shown = siti.orders("sambal bawang 10, sambal ijo 10")

    asked = press(siti, shown, Verb.EMPTY)
    assert (type(asked), asked.count) == (SureToEmpty, 2)
    assert talk.book.drafts["1"].lines
    assert press(siti, asked, Verb.EMPTY, quantity=1) == DraftEmpty()
    assert talk.book.drafts["1"].state is DraftState.DROPPED


# -- for somebody else -------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/order untuk Bu Tini", "/order untuk Bu Tini:"])
def test_the_owner_fills_a_partners_draft_by_buttons(ratna, words):
    page = opened(ratna, words)
    shown = press(ratna, page, Verb.SET, line=number_of(page, "SMB-01"), quantity=10)

    assert (shown.called, shown.draft.partner_id, shown.draft.made_by) == ("Bu Tini", "M002", RATNA)
    assert shown.quote.total == 200_000
    assert isinstance(ratna.says("/order"), DraftShown)


def test_an_order_for_somebody_else_says_whose_was_put_aside(ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    page = opened(ratna, "/order untuk Siti Rohmah")
    assert (page.left_for, page.draft.partner_id) == ("Bu Tini", "M001")

    press(ratna, page, Verb.SET, line=0, quantity=10)
    shown = ratna.orders("untuk Bu Tini: sambal ijo 10")

    assert (shown.news.aside_of, shown.news.left) == ("Siti Rohmah", (("Sambal Bawang", 10),))
    assert shown.news.aside == (("Sambal Bawang", 10),)


def test_the_owner_hears_where_nothing_is_sold_to_the_partner_whose_turn_it_is(talk, ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    talk.happens(*(ProductSet(replace(product, active=False)) for product in PRODUCTS))

    assert ratna.says("/order untuk Siti Rohmah") == NothingForSale("reseller")


def test_the_owners_open_draft_of_one_who_rests_by_now_rests_too(talk, ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    talk.happens(PartnerSet(Partner("M002", "reseller", Standing.INACTIVE)))

    assert ratna.says("/order") == PartnershipRests("0800-0000-0000")


# -- properties --------------------------------------------------------------------------------

amounts = st.integers(1, 120)
skus = st.sampled_from([product.sku for product in PRODUCTS])
edits = st.lists(st.tuples(skus, amounts | st.none()), min_size=1, max_size=8)


def edited(who: Speaker, shown: DraftShown | None, sku: str, quantity: int | None) -> DraftShown | None:
    """Set a product's quantity by its button, or take it out (None)."""
    page: Any = shown or who.says("/order")
    assert page is not None
    draft: Draft = page.draft
    if quantity is None:
        place = next((at for at, line in enumerate(draft.lines) if line.sku == sku), None)
        if place is None:
            return shown
        reply = press(who, page, Verb.REMOVE, line=place)
    else:
        draft = who.talk.book.drafts[str(draft.id)]
        who.talk.book.put(Kind.DRAFT, str(draft.id), draft.numbered([sku]))
        reply = press(who, page, Verb.SET, line=draft.numbered([sku]).numbers.index(sku), quantity=quantity)
    return reply if isinstance(reply, DraftShown) else None


@PROPERTY
@given(edits)
def test_edits_in_any_order_come_to_the_same_total_as_ordering_it_at_once(steps):
    siti = Talk(example_book()).person(SITI)
    shown: DraftShown | None = None
    wanted: dict[str, int] = {}
    for sku, quantity in steps:
        shown = edited(siti, shown, sku, quantity)
        wanted = {**wanted, sku: quantity} if quantity else {k: v for k, v in wanted.items() if k != sku}

    if shown is None:
        assert wanted == {}
        return
    names = {product.sku: product.name for product in PRODUCTS}
    once = Talk(example_book()).person(SITI).orders(", ".join(f"{names[k]} {v}" for k, v in wanted.items()))
    assert shown.draft.shown_total == once.draft.shown_total
    assert {line.sku: line.quantity for line in shown.draft.lines} == wanted
    prices = {line.product.sku: line.price for line in once.quote.lines}
    assert {line.product.sku: line.price for line in shown.quote.lines} == prices


def buttons_of(reply: Reply) -> list[Pressed]:
    talk = talk_of(voice(INDONESIAN), reply)
    found = [decode(button.data) for row in talk.rows for button in row if button.data]
    assert all(isinstance(one, Pressed) for one in found)
    return [one for one in found if isinstance(one, Pressed)]


@PROPERTY
@given(
    st.lists(st.integers(0, 40), min_size=3, max_size=12), st.sampled_from(["/order", "/order untuk Bu Tini"])
)
def test_every_button_of_every_page_acts_and_every_quantity_offered_can_be_had(walk, begin):
    talk = Talk(example_book(*many_products(groups=2, each=9), SettingSet("Hari kirim", "Senin, Kamis")))
    who = talk.person(SITI if begin == "/order" else RATNA)
    page = who.says(begin)
    for step in walk:
        assert page is not None
        buttons = buttons_of(page)
        if not buttons:
            break
        pressed = buttons[step % len(buttons)]
        steps = page.steps if isinstance(page, ProductShown) else ()
        before = talk.book.draft_of.get(who.sender.telegram_id)
        reply = who.asks(pressed)
        assert reply != OldButton()
        if isinstance(reply, DraftShown) and steps and pressed.verb is Verb.SET:
            assert pressed.quantity in steps
            sku = talk.book.drafts[str(before)].numbers[pressed.line]
            assert next(one for one in reply.quote.lines if one.product.sku == sku).problem is None
        page = reply


def labels_of(reply: Reply) -> list[str]:
    return [button.label for row in talk_of(voice(INDONESIAN), reply).rows for button in row]


def test_what_is_out_of_stock_offers_to_tell_her_or_another_flavour_and_no_number(talk, siti):
    talk.happens(counted("SMB-02", -96), counted("KRP-01", -40))
    page = opened(siti)

    assert labels_of(chosen(siti, page, "SMB-02")) == ["Kabari saya", "Ganti rasa", "Kembali"]
    assert labels_of(chosen(siti, page, "PKT-01")) == ["Kabari saya", "Kembali"]


def test_what_is_out_of_stock_in_the_list_is_awaited_and_what_was_chosen_stays(talk, siti):
    talk.happens(counted("SMB-02", -96))
    press(siti, opened(siti), Verb.SET, line=0, quantity=10)
    tell = buttons_of(chosen(siti, press(siti, siti.screen, Verb.SHOP), "SMB-02"))[0]

    shown = siti.asks(tell)

    assert isinstance(shown, DraftShown)
    assert (shown.will_tell, shown.draft.lines) == ("Sambal Ijo", (DraftLine("SMB-01", 10),))
    assert list(talk.book.awaited.values()) == [AwaitedStock(1, "M001", "SMB-02", 10, 0)]
    assert siti.asks(tell) == OldButton()


def test_another_flavour_than_the_one_in_the_list_is_asked_for_with_its_number(talk, siti):
    talk.happens(counted("SMB-02", -96))
    swap = buttons_of(chosen(siti, opened(siti), "SMB-02"))[1]

    asked = siti.asks(swap)

    assert isinstance(asked, DraftShown)
    assert asked.draft.questions == (OpenQuestion("Sambal Ijo", None, ("SMB-01", "SMB-03"), is_swap=True),)
    assert siti.presses(Verb.CHOOSE, quantity=1).draft.questions[0].choices == ("SMB-03",)
    assert siti.presses(Verb.CHOOSE, quantity=12).draft.lines == (DraftLine("SMB-03", 12),)


def test_what_is_in_the_draft_and_out_of_stock_by_now_is_taken_out_with_the_wish(talk, siti):
    page = opened(siti)
    press(siti, page, Verb.SET, line=number_of(page, "SMB-02"), quantity=10)
    talk.happens(counted("SMB-02", -96))
    product = chosen(siti, press(siti, siti.screen, Verb.SHOP), "SMB-02")

    assert labels_of(product) == ["Kabari saya", "Ganti rasa", "Hapus", "Kembali", "Lihat pesanan"]
    assert siti.asks(buttons_of(product)[0]) == WillTell("Sambal Ijo")
    assert siti.asks(Pressed(Verb.TELL_WHEN_BACK, 1, product.draft.version, 99, 10)) == OldButton()


def test_who_has_nothing_to_fill_hears_how_it_is_done(stranger, ratna):
    assert stranger.says("/order") == PartnersOnly("0800-0000-0000")
    assert ratna.asks(Pressed(Verb.START_ORDER)) == OwnerOrders()
