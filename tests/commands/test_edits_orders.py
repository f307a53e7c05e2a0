"""The owner's edits of orders: a status reaches the partner, a move that is not allowed is explained."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commands import paying, settings
from commands.amending import corrected
from commands.asks import Pressed, Verb
from commands.edits.seen import OrderSeen
from commands.entries.catalog import ComponentSet, ProductSet
from commands.entries.clock import ClockSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderAmended, OrderMoved, PostageFilled
from commands.entries.people import PartnerSet
from commands.entries.sheet import JournalRebuilt
from commands.entries.stock import StockKind, StockMoved
from commands.fold import status_cell
from commands.pointing import pointer
from commands.replies.changes import SurplusAsked
from commands.replies.orders import BillReady, OrderNews, PostageChanged
from commands.replies.sheet import EditKind, EditTold, SheetNews
from commands.row_cells import is_row_cell, row_cell
from commands.rules.catalog import Component, Product
from commands.rules.clock import PayClock
from commands.rules.network import Partner, Standing
from commands.rules.orders import Amendment, Order, OrderStatus, PaymentStatus
from commands.rules.payments import PaymentWay
from tests.commands.looks import look, tab
from tests.commands.network import NOW, RATNA
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
CELL, PAYMENT_CELL = status_cell(NO), row_cell(NO, "Pembayaran")

NEW, IN_PROGRESS, SHIPPED, DONE, CANCELLED = OrderStatus


@pytest.fixture
def order(talk: Talk, siti: Speaker) -> Order:
    """Siti ordered ten bottles, two packets and a bundle, with postage of 10.000."""
    siti.orders("sambal bawang 10, krupuk udang 10, paket hemat 2")
    recorded = siti.confirms()
    talk.notices.clear()
    return recorded.order


def types(
    talk: Talk, status: OrderStatus | None, postage: int | None = 10_000, **cells: str
) -> tuple[object, ...]:
    """The facts that come of her row in `Pesanan`."""
    row = OrderSeen(NO, status, postage, **cells)  # type: ignore[arg-type] # courier and tracking
    return talk.sees(look(orders=tab({NO: row}))).entries


def test_a_status_becomes_a_fact_and_the_partner_hears_of_it(talk, order, siti):
    assert types(talk, IN_PROGRESS) == (OrderMoved(NO, NEW, IN_PROGRESS, "Sheet"),)
    assert talk.book.orders[NO].status is IN_PROGRESS
    assert siti.hears == [
        OrderNews(NO, IN_PROGRESS, total=order.total, by="Bu Ratna", contact="0800-0000-0000")
    ]
    assert types(talk, IN_PROGRESS) == ()
    assert len(siti.hears) == 1


def test_what_was_sent_leaves_the_shelf_and_is_no_longer_reserved(talk, order, siti):
    before = {sku: talk.book.available(sku) for sku in ("SMB-01", "KRP-01", "PKT-01")}
    types(talk, SHIPPED, courier="JNE", tracking="R1")

    assert talk.book.shelf == {"SMB-01": 128, "SMB-02": 96, "KRP-01": 26}
    assert talk.book.reserved == {}
    assert {sku: talk.book.available(sku) for sku in before} == before
    assert (siti.hears[0].courier, siti.hears[0].tracking) == ("JNE", "R1")

    types(talk, DONE)
    assert talk.book.shelf["SMB-01"] == 128


def test_an_unknown_shelf_stays_unknown_when_goods_are_sent(talk, order):
    talk.book.shelf.pop("SMB-01")
    types(talk, SHIPPED)

    assert "SMB-01" not in talk.book.shelf
    assert talk.book.reserved == {}


def test_cancelling_frees_what_was_reserved(talk, order, siti):
    entries = types(talk, CANCELLED)

    assert [e for e in entries if isinstance(e, StockMoved)] == [
        StockMoved(f"{NO}/B{place}", sku, pieces, StockKind.CANCELLED, NO, NOW, "Sheet")
        for place, (sku, pieces) in enumerate(order.reserves, start=1)
    ]
    assert talk.book.reserved == {}
    assert talk.book.shelf == {"SMB-01": 140, "SMB-02": 96, "KRP-01": 40}
    assert NO not in talk.book.orders
    assert siti.hears[0].status is CANCELLED


@pytest.mark.parametrize("after", [CANCELLED, SHIPPED])
def test_an_order_gives_back_what_it_took_though_the_catalog_changed_since(talk, order, after):
    """Ten packets that nobody watched then, and a bundle that held two packets then."""
    talk.happens(
        ProductSet(Product("KRP-02", "Krupuk Bawang", tracks_stock=True)),
        ProductSet(Product("SMB-01", "Sambal Bawang")),
        ComponentSet(Component("PKT-01", "KRP-01", 5)),
    )
    types(talk, after)

    assert talk.book.reserved == {}


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        ((), DONE),
        ((IN_PROGRESS,), NEW),
        ((IN_PROGRESS,), DONE),
        ((SHIPPED,), CANCELLED),
        ((SHIPPED,), NEW),
    ],
)
def test_a_move_that_is_not_allowed_is_explained_once(talk, order, siti, way, typed):
    for status in way:
        types(talk, status)
    status = talk.book.orders[NO].status
    talk.notices.clear()

    assert types(talk, typed) == ()
    assert types(talk, typed) == ()
    assert talk.book.orders[NO].status is status
    assert talk.notices[RATNA] == [
        SheetNews((EditTold(EditKind.MOVE_REFUSED, NO, status.value, typed.value),))
    ]
    assert siti.hears == []
    assert talk.book.shown[CELL] == typed.value

    assert types(talk, status) == ()  # put back
    assert talk.book.shown[CELL] == status.value


def test_an_empty_status_cell_says_nothing(talk, order):
    assert types(talk, None) == ()


@pytest.mark.parametrize("seen", [NEW, IN_PROGRESS])
def test_while_the_bot_writes_a_status_both_are_its_own(talk, order, seen):
    talk.book.shown[CELL] = f"{NEW.value}>{IN_PROGRESS.value}"

    assert types(talk, seen) == ()
    assert talk.book.shown[CELL] == seen.value  # the other one would be hers


def test_a_status_typed_after_a_killed_writing_is_hers(talk, order):
    talk.book.shown[CELL] = f"{IN_PROGRESS.value}>{NEW.value}"
    assert types(talk, NEW) == ()

    assert types(talk, IN_PROGRESS) == (OrderMoved(NO, NEW, IN_PROGRESS, "Sheet"),)


def test_postage_completes_the_bill_and_the_partner_hears_the_new_total(talk, order, siti):
    types(talk, NEW, postage=None)
    runs = PayClock(NO, NOW, NOW + timedelta(hours=24))
    assert types(talk, NEW, postage=25_000) == (PostageFilled(NO, 25_000), ClockSet(runs))
    assert talk.book.orders[NO].total == order.subtotal + 25_000
    (bill,) = siti.hears
    assert bill == BillReady(talk.book.orders[NO], "Siti Rohmah", settings.bank(talk.book), bill.pay_until)
    assert bill.pay_until == talk.book.local(NOW + timedelta(hours=24))
    assert types(talk, NEW, postage=25_000) == ()


def test_postage_of_an_order_whose_goods_are_paid_says_no_end_that_does_not_run(talk, order, siti):
    """Nor while her proof is looked at: nobody knows yet what is left."""
    types(talk, NEW, postage=None)
    waits = paying.payment(talk.book, "M001", order.subtotal, PaymentWay.TRANSFER, NOW, "M001", orders=(NO,))
    talk.happens(*paying.report(waits))
    types(talk, NEW, postage=15_000)
    (bill,) = siti.hears
    assert isinstance(bill, BillReady)
    assert bill.pay_until is None


@pytest.mark.parametrize(("gone", "until"), [(1, 24), (23, 25)])
def test_postage_that_changes_is_told_with_what_it_was_and_the_clock_goes_on(talk, order, siti, gone, until):
    """With two hours at least to pay the rest."""
    talk.passes(hours=gone)
    seen = replace(look(orders=tab({NO: OrderSeen(NO, NEW, 25_000)})), at=talk.clock)

    runs = PayClock(NO, NOW, NOW + timedelta(hours=until))
    assert talk.sees(seen).entries == (PostageFilled(NO, 25_000), ClockSet(runs))

    local = talk.book.local(NOW + timedelta(hours=until))
    bank = settings.bank(talk.book)
    assert siti.hears == [PostageChanged(talk.book.orders[NO], "Siti Rohmah", 10_000, bank, local)]


def test_postage_that_changes_after_the_money_came_is_billed_without_a_clock(talk, order, siti):
    talk.happens(paid(order.total))

    assert types(talk, NEW, postage=25_000) == (PostageFilled(NO, 25_000),)

    bank = settings.bank(talk.book)
    assert siti.hears == [PostageChanged(talk.book.orders[NO], "Siti Rohmah", 10_000, bank, None)]
    assert talk.book.orders[NO].unpaid == 15_000


def test_postage_that_becomes_less_after_the_money_came_asks_what_becomes_of_the_rest(talk, order, siti):
    talk.happens(paid(order.total))
    types(talk, NEW, postage=4_000)

    _, asked = siti.hears
    assert asked == SurplusAsked(NO, 6_000)


def test_an_order_that_may_wait_as_long_as_it_takes_still_may_when_its_postage_changes(talk, order, siti):
    endless = PayClock(NO, NOW, None)
    talk.happens(ClockSet(endless))

    assert types(talk, NEW, postage=25_000) == (PostageFilled(NO, 25_000), ClockSet(endless))
    assert siti.hears[0].pay_until is None


def test_postage_that_is_emptied_is_unknown_again_and_nobody_is_told(talk, order, siti):
    assert types(talk, NEW, postage=None) == (PostageFilled(NO, None),)
    assert talk.book.orders[NO].postage is None
    assert siti.hears == []


def test_postage_and_status_in_one_look_are_billed_together(talk, order, siti):
    types(talk, SHIPPED, postage=30_000)

    bill, news = siti.hears
    assert bill.order.total == news.total == order.subtotal + 30_000


def test_nobody_is_asked_to_pay_for_what_the_same_look_cancels(talk, order, siti):
    entries = types(talk, CANCELLED, postage=30_000)

    (news,) = siti.hears
    assert (news.status, news.total) == (CANCELLED, order.total)
    assert not any(isinstance(one, PostageFilled) for one in entries)  # its row's `Total` stays right


def test_nobody_is_told_of_an_order_whose_partner_has_no_telegram(talk, order):
    talk.happens(PartnerSet(Partner("M001", "reseller", Standing.ACTIVE)))
    types(talk, IN_PROGRESS, postage=5_000)

    assert talk.book.orders[NO].status is IN_PROGRESS
    assert talk.notices == {}


def test_an_order_that_the_bot_does_not_know_is_left_alone(talk):
    assert types(talk, SHIPPED) == ()


def paid(amount: int) -> PaymentRecorded:
    return PaymentRecorded(f"B{amount}", "M001", NO, amount, "transfer", NOW, "1")


def test_an_order_that_is_done_stays_until_it_is_paid(talk, order):
    types(talk, SHIPPED)
    types(talk, DONE)
    assert talk.book.orders[NO].payment_status is PaymentStatus.UNPAID
    assert talk.book.shown[CELL] == DONE.value

    talk.happens(paid(order.total - 1))
    assert talk.book.orders[NO].payment_status is PaymentStatus.PARTLY
    talk.happens(paid(1))
    assert NO not in talk.book.orders
    assert CELL not in talk.book.shown


def test_an_order_that_is_paid_stays_until_it_is_done(talk, order):
    talk.happens(paid(order.total))
    assert talk.book.orders[NO].payment_status is PaymentStatus.PAID

    types(talk, SHIPPED)
    types(talk, DONE)
    assert NO not in talk.book.orders
    assert CELL not in talk.book.shown


def test_of_a_cancelled_order_nothing_is_remembered(talk, order):
    types(talk, CANCELLED)

    assert CELL not in talk.book.shown


def test_postage_given_away_may_be_all_that_was_owed(talk, order):
    talk.happens(paid(order.subtotal))
    types(talk, SHIPPED)
    types(talk, DONE)
    types(talk, DONE, postage=0)

    assert NO not in talk.book.orders


def test_of_an_order_that_a_look_completes_no_cell_is_remembered(talk, order):
    types(talk, SHIPPED)
    types(talk, DONE)
    talk.happens(paid(order.subtotal))

    types(talk, NEW, postage=0)

    assert NO not in talk.book.orders
    assert CELL not in talk.book.shown


def test_what_happens_to_an_order_that_is_over_changes_nothing(talk, order):
    types(talk, CANCELLED)
    talk.happens(paid(5), PostageFilled(NO, 5), OrderMoved(NO, NEW, SHIPPED, "1"))

    assert NO not in talk.book.orders
    assert talk.book.reserved == {}


def sees_ended(talk: Talk, typed: OrderStatus | None, ended: OrderStatus = CANCELLED) -> tuple[object, ...]:
    """What comes of a row of an order that is over."""
    row = OrderSeen(NO, typed)
    return talk.sees(look(orders=tab({NO: row}), ended={NO: ended})).notices


def test_a_status_typed_over_an_order_that_is_over_is_refused_and_said_once(talk, order, siti):
    types(talk, CANCELLED)
    talk.notices.clear()

    sees_ended(talk, IN_PROGRESS)
    sees_ended(talk, IN_PROGRESS)

    told = EditTold(EditKind.MOVE_REFUSED, NO, CANCELLED.value, IN_PROGRESS.value)
    assert talk.notices[RATNA] == [SheetNews((told,))]
    assert siti.hears == []
    assert talk.book.shown[CELL] == IN_PROGRESS.value  # so that it may be put back
    assert sees_ended(talk, CANCELLED) == ()
    assert CELL not in talk.book.shown
    assert sees_ended(talk, CANCELLED) == sees_ended(talk, None) == ()


def test_an_order_that_ended_in_chat_is_no_edit_while_its_cell_shows_the_old_status(talk, order):
    talk.happens(OrderMoved(NO, NEW, CANCELLED, "1"))

    assert sees_ended(talk, NEW) == ()
    assert talk.book.shown[CELL] == NEW.value


def test_what_the_payment_cell_must_show_is_remembered_until_it_shows_it(talk, order):
    types(talk, SHIPPED)
    types(talk, DONE)
    talk.happens(paid(order.total))

    assert talk.book.shown[PAYMENT_CELL] == "paid"
    for own, remembered in (({}, "paid"), ({"Pembayaran": "unpaid"}, "paid"), ({"Pembayaran": "paid"}, None)):
        talk.sees(look(orders=tab({NO: OrderSeen(NO, DONE, own=own)}), ended={NO: DONE}))
        assert talk.book.shown.get(PAYMENT_CELL) == remembered


def test_what_a_return_left_of_an_order_that_is_over_is_remembered_until_its_row_shows_it(talk, order):
    types(talk, SHIPPED)
    types(talk, DONE)
    talk.happens(paid(order.total))
    back = replace(order.lines[0], quantity=-order.lines[0].quantity)
    after = corrected(order.moved(DONE), (back,), Amendment.RETURNED, NOW, "1")
    talk.happens(
        OrderAmended(replace(after, paid=order.total), 1, Amendment.RETURNED, NOW, "1"),
        paid(after.total - order.total),
    )

    assert NO not in talk.book.orders
    own = {
        "Pembayaran": "paid",
        "Total": str(after.total),
        "Subtotal": str(after.subtotal),
        "Isi": "Krupuk Udang 10, Paket Hemat 2",
    }
    assert {header: talk.book.shown[row_cell(NO, header)] for header in own} == own
    talk.sees(look(orders=tab({NO: OrderSeen(NO, DONE, own=own)}), ended={NO: DONE}))
    assert not any(is_row_cell(name) for name in talk.book.shown)


def test_courier_and_tracking_number_of_chat_wait_until_her_cells_hold_something(talk, order, ratna):
    ratna.asks(Pressed(Verb.SEND, pointer(NO)))
    sure = ratna.says("JNE CONTOH00017")
    ratna.asks(Pressed(Verb.SURE_SEND, pointer(NO), sure.change))
    cells = {name: text for name, text in talk.book.shown.items() if name != CELL}
    assert cells == {row_cell(NO, "Kurir"): "JNE", row_cell(NO, "Resi"): "CONTOH00017"}

    types(talk, SHIPPED, courier="SiCepat")
    assert row_cell(NO, "Kurir") not in talk.book.shown
    assert talk.book.shown[row_cell(NO, "Resi")] == "CONTOH00017"
    types(talk, SHIPPED, courier="SiCepat", tracking="CONTOH00017")
    assert row_cell(NO, "Resi") not in talk.book.shown


def test_a_beginning_from_the_sheet_remembers_no_payment_cells(talk, order):
    types(talk, SHIPPED)
    types(talk, DONE)
    talk.happens(paid(order.total), JournalRebuilt("261124", 107, 9))

    assert PAYMENT_CELL not in talk.book.shown
