"""An order is cancelled, moved on, changed and explained by chat: facts, stock, money, and who hears what."""

from dataclasses import replace

import pytest

from commands.amending import AmendRefusal, AmendRefused, amend
from commands.asks import Pressed, Verb
from commands.book import Kind
from commands.changing import WAITS, ChangeKind
from commands.decision import Decision
from commands.entries.catalog import PriceEnded, PriceSet, SettingSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import Amendment, OrderAmended, OrderMoved, PostageFilled
from commands.entries.people import ReachChanged
from commands.entries.stock import StockKind, StockMoved
from commands.pointing import pointer
from commands.replies import Reply
from commands.replies.changes import (
    ChangeLeft,
    EditRefused,
    EditShown,
    MoveAsked,
    OrderCard,
    OrderChanged,
    OrderEdited,
    OrderExplained,
    OrderMovedOn,
    OrderStands,
    OrderUnknown,
    PaidBack,
    PartnerMoved,
    PayBackTask,
    RefundOff,
    SurplusAsked,
    SurplusComesBack,
    SurplusKept,
    SurplusSettled,
    WhichToExplain,
    WishCame,
    WishSent,
    WordsAsked,
    WordsUnclear,
)
from commands.replies.drafts import OldButton
from commands.replies.orders import OrderNews
from commands.replies.people import OwnersOnly, PartnersOnly, Unknown
from commands.rules.catalog import PriceRow
from commands.rules.network import Reach
from commands.rules.orders import Order, OrderStatus, PayMethod
from commands.rules.quotes import NextBreak
from commands.settings import Repricing
from tests.commands.network import NOW
from tests.commands.qris_codes import code
from tests.commands.talk import Speaker, Talk

NO = "P261124-001"
CONTACT = "0800-0000-0000"
NEW, IN_PROGRESS, SHIPPED, DONE, CANCELLED = OrderStatus


def press(
    who: Speaker, verb: Verb, version: int = 0, line: int = 0, quantity: int = 0, no: str = NO
) -> Reply | None:
    return who.asks(Pressed(verb, pointer(no), version, line, quantity))


def change_of(reply: Reply | None) -> int:
    assert isinstance(reply, WordsAsked | EditShown | MoveAsked)
    return reply.change


def paid(talk: Talk, amount: int) -> None:
    talk.happens(PaymentRecorded(f"B{amount}", "M001", NO, amount, "transfer", NOW, "1"))


@pytest.fixture
def order(siti: Speaker) -> Order:
    siti.orders("sambal bawang 10, krupuk udang 12")
    return siti.confirms().order


@pytest.fixture
def book(talk: Talk, order: Order):
    assert order.no == NO
    return talk.book


# --- cancelled --------------------------------------------------------------------------------


def test_she_cancels_her_new_order_once_asked_again_and_the_team_hears(talk, siti, ratna, book):
    asked = press(siti, Verb.CANCEL_ORDER)
    assert asked == MoveAsked(NO, CANCELLED, total=354_000)
    assert NO in book.orders

    reply = press(siti, Verb.SURE_CANCEL)
    assert isinstance(reply, OrderNews)
    assert (reply.status, reply.surplus) == (CANCELLED, 0)
    assert (book.orders, book.reserved) == ({}, {})
    assert ratna.hears[-1] == PartnerMoved(NO, CANCELLED, "Siti Rohmah", 354_000)
    assert press(siti, Verb.SURE_CANCEL) == OrderStands(NO, CANCELLED, CONTACT, "Bu Ratna")


@pytest.mark.parametrize("status", [IN_PROGRESS, SHIPPED])
def test_what_she_may_not_cancel_any_more_stays(talk, siti, book, status):
    talk.happens(OrderMoved(NO, NEW, status, "1"))

    assert press(siti, Verb.SURE_CANCEL) == OrderStands(NO, status, CONTACT, "Bu Ratna")
    assert NO in book.orders


@pytest.mark.parametrize("verb", [Verb.CANCEL_ORDER, Verb.SHOW_ORDER, Verb.EDIT, Verb.EXPLAIN, Verb.RETURN])
def test_an_order_that_is_not_hers_is_answered_like_one_that_never_was(siti, budi, stranger, book, verb):
    assert press(budi, verb) == OrderUnknown(NO)
    assert press(budi, verb, no="P261124-999") == OrderUnknown("P261124-999")
    assert press(stranger, verb) == OrderUnknown(NO)


def test_the_owner_says_why_and_is_asked_before_it_is_off(talk, siti, ratna, book):
    talk.happens(OrderMoved(NO, NEW, IN_PROGRESS, "1"))
    asked = press(ratna, Verb.CANCEL_ORDER)
    sure = ratna.says("cabai sedang  kosong")
    assert isinstance(sure, MoveAsked)
    assert (sure.words, NO in book.orders) == ("cabai sedang kosong", True)
    assert press(ratna, Verb.SURE_CANCEL, change_of(asked)) == OldButton()

    assert press(ratna, Verb.SURE_CANCEL, sure.change) == OrderMovedOn(NO, CANCELLED, name="Siti Rohmah")
    news = siti.hears[-1]
    assert isinstance(news, OrderNews)
    assert (news.reason, news.by) == ("cabai sedang kosong", "Bu Ratna")
    assert book.reserved == {}


def test_words_long_after_the_question_answer_it_no_more(talk, ratna, book):
    press(ratna, Verb.CANCEL_ORDER)
    talk.clock += WAITS * 2

    assert isinstance(ratna.says("cabai kosong"), Unknown)


def test_a_button_of_something_else_ends_the_question(talk, ratna, book):
    press(ratna, Verb.CANCEL_ORDER)
    press(ratna, Verb.SHOW_PRICES)

    assert isinstance(ratna.says("cabai kosong"), Unknown)


def test_words_come_too_late_where_the_sheet_moved_it(talk, ratna, book):
    press(ratna, Verb.CANCEL_ORDER)
    talk.happens(OrderMoved(NO, NEW, SHIPPED, "Sheet"))

    assert ratna.says("cabai kosong") == OrderStands(NO, SHIPPED)


def test_it_may_be_left_as_it_is(ratna, book):
    asked = change_of(press(ratna, Verb.CANCEL_ORDER))

    assert press(ratna, Verb.LEAVE_CHANGE, asked) == ChangeLeft(NO)
    assert press(ratna, Verb.SURE_CANCEL, asked) == OldButton()


def test_a_leftover_button_says_nothing_of_an_order_that_changed_since(siti, ratna, budi, book):
    asked = change_of(press(ratna, Verb.CANCEL_ORDER))
    sure = ratna.says("cabai kosong")
    assert press(ratna, Verb.LEAVE_CHANGE, asked) == OldButton()

    press(ratna, Verb.SURE_CANCEL, change_of(sure))
    assert press(ratna, Verb.LEAVE_CHANGE, change_of(sure)) == OldButton()
    assert press(siti, Verb.LEAVE_CHANGE) == OldButton()


def test_she_may_leave_her_order_as_it_is_and_another_question_stays_open(siti, budi, book):
    press(siti, Verb.CANCEL_ORDER)
    press(siti, Verb.WISH_EDIT)
    assert press(budi, Verb.LEAVE_CHANGE) == OldButton()
    assert press(siti, Verb.LEAVE_CHANGE) == ChangeLeft(NO)

    assert siti.says("sambal bawang 8") == WishSent(NO)


# --- her money --------------------------------------------------------------------------------


@pytest.fixture
def off(talk: Talk, siti: Speaker, book) -> None:
    paid(talk, 100_000)
    press(siti, Verb.SURE_CANCEL)


def test_money_of_a_cancelled_order_is_kept_for_the_next_one(siti, ratna, book, off):
    assert press(siti, Verb.KEEP_MONEY, quantity=100_000) == SurplusKept(NO, 100_000)

    assert (book.balances, book.orders) == ({"M001": 100_000}, {})
    assert ratna.hears[-1] == SurplusKept(NO, 100_000, "Siti Rohmah")
    assert press(siti, Verb.GIVE_BACK, quantity=100_000) == SurplusSettled(NO)
    assert book.balances == {"M001": 100_000}


def test_money_goes_back_when_the_owner_says_so_and_once(siti, ratna, adi, book, off):
    assert press(siti, Verb.GIVE_BACK, quantity=100_000) == SurplusComesBack(NO, 100_000)
    task = ratna.hears[-1]
    assert isinstance(task, PayBackTask)
    assert press(siti, Verb.KEEP_MONEY, quantity=100_000) == SurplusSettled(NO)

    back = Pressed(Verb.PAID_BACK, pointer(task.payment))
    assert siti.asks(back) == OwnersOnly(())
    assert adi.asks(back) == PaidBack(NO, 100_000, "Siti Rohmah")
    assert siti.hears[-1] == PaidBack(NO, 100_000)
    assert ratna.asks(back) == SurplusSettled("")
    assert (book.orders, book.balances, book.payments) == ({}, {}, {})


def test_another_sum_than_was_shown_is_asked_anew(siti, book, off):
    assert press(siti, Verb.KEEP_MONEY, quantity=99) == SurplusAsked(NO, 100_000)
    assert book.balances == {}


def test_the_owner_answers_for_who_has_no_telegram(talk, siti, ratna):
    ratna.orders("untuk Bu Tini: sambal bawang 10")
    no = ratna.confirms().order.no
    talk.happens(PaymentRecorded("B1", "M002", no, 5_000, "cash", NOW, "1"))
    asked = change_of(press(ratna, Verb.CANCEL_ORDER, no=no))
    assert press(ratna, Verb.SURE_CANCEL, asked, no=no) == OrderMovedOn(no, CANCELLED)
    assert ratna.hears[-1] == SurplusAsked(no, 5_000, "Bu Tini")

    reply = press(ratna, Verb.GIVE_BACK, quantity=5_000, no=no)
    assert isinstance(reply, PayBackTask)
    done = ratna.asks(Pressed(Verb.PAID_BACK, pointer(reply.payment)))
    assert done == PaidBack(no, 5_000, "Bu Tini")


def test_of_who_blocked_the_bot_the_owner_is_asked_and_not_told_that_she_knows(talk, siti, ratna, book):
    paid(talk, 100_000)
    talk.happens(ReachChanged("M001", Reach.BLOCKED))
    before = len(siti.hears)
    asked = change_of(press(ratna, Verb.CANCEL_ORDER))

    assert press(ratna, Verb.SURE_CANCEL, asked) == OrderMovedOn(NO, CANCELLED)
    assert ratna.hears[-1] == SurplusAsked(NO, 100_000, "Siti Rohmah")
    press(ratna, Verb.GIVE_BACK, quantity=100_000)
    (task,) = book.payments
    assert ratna.asks(Pressed(Verb.PAID_BACK, pointer(task))) == PaidBack(NO, 100_000, "Siti Rohmah")
    assert len(siti.hears) == before


def test_of_who_blocked_the_bot_the_owner_is_asked_what_becomes_of_what_is_over(talk, ratna, book):
    paid(talk, 354_000)
    talk.happens(ReachChanged("M001", Reach.BLOCKED))

    assert saves(ratna, edits(ratna, "sambal bawang 8")).reply == OrderEdited(NO, 314_000)
    assert ratna.hears[-1] == SurplusAsked(NO, 40_000, "Siti Rohmah")


def test_money_that_nobody_answered_for_stays_a_question_on_the_card(siti, ratna, book, off):
    owners, hers = press(ratna, Verb.SHOW_ORDER), press(siti, Verb.SHOW_ORDER)
    assert isinstance(owners, OrderCard)
    assert isinstance(hers, OrderCard)
    assert owners.surplus == hers.surplus == 100_000

    press(ratna, Verb.KEEP_MONEY, quantity=100_000)
    settled = press(ratna, Verb.SHOW_ORDER)
    assert isinstance(settled, OrderCard)
    assert settled.surplus == 0


def test_she_hears_what_the_owner_answered_for_her(siti, ratna, book, off):
    assert press(ratna, Verb.KEEP_MONEY, quantity=100_000) == SurplusKept(NO, 100_000, "Siti Rohmah")
    assert siti.hears[-1] == SurplusKept(NO, 100_000)


# --- moved on ---------------------------------------------------------------------------------


def test_accepted_sent_and_arrived(talk, siti, ratna, book):
    assert press(ratna, Verb.ACCEPT) == OrderMovedOn(
        NO, IN_PROGRESS, (Verb.SEND, Verb.EDIT, Verb.CANCEL_ORDER), "Siti Rohmah"
    )
    assert press(ratna, Verb.ACCEPT) == OrderStands(NO, IN_PROGRESS)
    press(ratna, Verb.SEND)
    sure = ratna.says("JNE CONTOH00017")
    press(ratna, Verb.SURE_SEND, change_of(sure))
    news = siti.hears[-1]
    assert isinstance(news, OrderNews)
    assert (news.courier, news.tracking, book.shelf["SMB-01"]) == ("JNE", "CONTOH00017", 130)

    assert press(siti, Verb.ARRIVED) == OrderMovedOn(NO, DONE, (Verb.WISH_RETURN,))
    assert ratna.hears[-1] == PartnerMoved(NO, DONE, "Siti Rohmah", 354_000)


@pytest.mark.parametrize(
    ("words", "courier", "tracking"),
    [
        ("JNE CONTOH00017 ya", "JNE", "CONTOH00017"),
        ("lewat JNE resi X1", "JNE", "X1"),
        ("JNE, no resi: CONTOH00017, sampai besok", "JNE sampai besok", "CONTOH00017"),
        ("J&T 0000 1111 2222", "J&T", "000011112222"),
        ("CONTOH00017", "", "CONTOH00017"),
        ("JNE resi menyusul", "JNE resi menyusul", ""),
        ("diantar Adi jam 10", "diantar Adi jam 10", ""),
        ("GoSend 15rb", "GoSend 15rb", ""),
    ],
)
def test_courier_and_tracking_number_are_told_apart_before_it_is_sent(
    siti, ratna, book, words, courier, tracking
):
    press(ratna, Verb.SEND)
    sure = ratna.says(words)
    assert isinstance(sure, MoveAsked)
    assert (sure.courier, sure.tracking) == (courier, tracking)

    press(ratna, Verb.SURE_SEND, sure.change)
    told = siti.hears[-1]
    assert isinstance(told, OrderNews)
    assert (told.status, told.tracking, told.total) == (SHIPPED, tracking, 354_000)
    assert told.courier == courier.removeprefix("diantar ")


def test_it_is_sent_without_a_tracking_number(siti, ratna, book):
    asked = change_of(press(ratna, Verb.SEND))
    assert press(ratna, Verb.SURE_CANCEL, asked) == OldButton()
    press(ratna, Verb.SURE_SEND, asked)

    assert book.orders[NO].status is SHIPPED


def test_one_order_is_shown_with_what_may_be_done(talk, siti, ratna, budi, stranger, book):
    hers, owners = siti.says(f"/pesanan {NO.lower()}"), ratna.says(f"/pesanan {NO}")
    assert isinstance(hers, OrderCard)
    assert isinstance(owners, OrderCard)
    assert (hers.ways[:2], hers.person) == ((Verb.WISH_EDIT, Verb.CANCEL_ORDER), None)
    assert owners.ways[:4] == (Verb.ACCEPT, Verb.SEND, Verb.EDIT, Verb.CANCEL_ORDER)
    assert budi.says(f"/pesanan {NO}") == OrderUnknown(NO)
    assert isinstance(stranger.says(f"/pesanan {NO}"), PartnersOnly)


# --- changed ----------------------------------------------------------------------------------


def edits(ratna: Speaker, words: str) -> EditShown:
    shown = ratna.says(f"/ubah {NO} {words}")
    assert isinstance(shown, EditShown)
    return shown


def saves(ratna: Speaker, shown: EditShown, line: int = 0) -> Decision:
    press(ratna, Verb.SAVE_EDIT, shown.change, line)
    return ratna.talk.decisions[-1]


def test_a_change_after_the_journal_was_rebuilt_moves_stock_under_ids_of_its_own(ratna, order, book):
    """What the Sheet does not hold, why lines were added, is not known any more then."""
    first = saves(ratna, edits(ratna, "sambal bawang 8"))
    book.put(Kind.ORDER, NO, replace(book.orders[NO], corrections=()))

    second = saves(ratna, edits(ratna, "sambal bawang 7"))

    ids = [one.id for made in (first, second) for one in made.entries if isinstance(one, StockMoved)]
    assert len(ids) == len(set(ids)) == 2


def test_less_is_a_negative_line_at_its_price_and_frees_stock(talk, siti, ratna, order, book):
    shown = edits(ratna, "sambal bawang 8, hapus krupuk")
    assert (shown.before, shown.choices[0].total, book.orders[NO]) == (354_000, 170_000, order)
    made = saves(ratna, shown)

    now = book.orders[NO]
    assert now.lines[:2] == order.lines
    assert [(line.sku, line.quantity, line.price) for line in now.lines[2:]] == [
        ("SMB-01", -2, 20_000),
        ("KRP-01", -12, 12_000),
    ]
    assert (now.total, book.reserved, now.reserves) == (170_000, {"SMB-01": 8}, (("SMB-01", 8),))
    assert [(one.id, one.kind) for one in made.entries if isinstance(one, StockMoved)] == [
        (f"{NO}/U3-1", StockKind.CANCELLED),
        (f"{NO}/U3-2", StockKind.CANCELLED),
    ]
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    assert (told.before, told.order.total) == (354_000, 170_000)
    assert press(ratna, Verb.SAVE_EDIT, shown.change) == OldButton()


def test_more_keeps_the_price_and_something_new_has_todays(talk, ratna, book):
    talk.happens(PriceSet(PriceRow("SMB-01", "reseller", 10, 22_000)))
    saves(ratna, edits(ratna, "sambal bawang 12, sambal ijo 3"))

    added = book.orders[NO].lines[2:]
    assert [(line.name, line.quantity, line.price) for line in added] == [
        ("Sambal Bawang", 2, 20_000),
        ("Sambal Ijo", 3, 20_000),
    ]
    assert added[1].counted == 15


def test_everything_is_priced_anew_where_the_owner_wants_it(talk, ratna, book):
    talk.happens(SettingSet("Harga setelah pesanan diubah", "hitung ulang"))
    saves(ratna, edits(ratna, "sambal bawang 5"))

    assert [(line.quantity, line.price) for line in book.orders[NO].lines[2:]] == [(-10, 20_000), (5, 25_000)]
    assert book.reserved == {"SMB-01": 5, "KRP-01": 12}


def test_she_is_asked_with_both_totals(talk, ratna, book):
    talk.happens(SettingSet("Harga setelah pesanan diubah", "tanya"))
    shown = edits(ratna, "sambal bawang 5")
    assert [choice.total for choice in shown.choices] == [254_000, 279_000]
    assert press(ratna, Verb.SAVE_EDIT, shown.change, 2) == OldButton()
    saves(ratna, shown, line=1)

    assert book.orders[NO].total == 279_000


def test_one_choice_where_both_come_to_the_same(talk, ratna, book):
    talk.happens(SettingSet("Harga setelah pesanan diubah", "tanya"))

    assert len(edits(ratna, "sambal bawang 11").choices) == 1


def test_more_than_there_is_needs_a_knowing_word(talk, siti, ratna, book):
    shown = edits(ratna, "krupuk udang 45")
    assert [(one.left, one.more) for one in shown.short] == [(28, 33)]
    siti.orders("krupuk udang 10")
    siti.confirms()

    again = press(ratna, Verb.SAVE_EDIT, shown.change)
    assert isinstance(again, EditShown)
    assert [(one.left, one.more) for one in again.short] == [(18, 33)]
    saves(ratna, again)
    assert book.orders[NO].pieces["KRP-01"] == 45


@pytest.mark.parametrize("words", ["hapus semua sambal dan rendang", "sambal", "rendang 3", "tanpa nastar"])
def test_what_is_not_clear_changes_nothing(ratna, book, order, words):
    assert isinstance(ratna.says(f"/ubah {NO} {words}"), WordsUnclear)
    assert book.orders[NO] == order


def test_after_unclear_words_the_next_ones_are_still_about_this_order(ratna, book, order):
    assert isinstance(ratna.says(f"/ubah {NO} entah apa"), WordsUnclear)
    assert isinstance(ratna.says("masih entah"), WordsUnclear)

    shown = ratna.says("sambal bawang 8")
    assert isinstance(shown, EditShown)
    assert shown.no == NO


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("hapus sambal, krupuk 0", "empty"),
        ("sambal bawang 10", "same"),
        ("nastar 10", "no_price"),
    ],
)
def test_what_it_cannot_become_is_refused_with_the_way_on(ratna, book, words, why):
    refused = ratna.says(f"/ubah {NO} {words}")

    assert isinstance(refused, EditRefused)
    assert refused.refused.why == why


def test_by_button_what_shall_be_in_it_is_typed(ratna, book):
    assert isinstance(press(ratna, Verb.EDIT), WordsAsked)
    assert isinstance(ratna.says("sambal bawang 8"), EditShown)
    assert isinstance(ratna.says(f"/ubah {NO}"), WordsAsked)


def test_what_was_sent_meanwhile_stays(talk, ratna, siti, book):
    shown = edits(ratna, "sambal bawang 8")
    talk.happens(OrderMoved(NO, NEW, SHIPPED, "Sheet"))

    too_late = EditRefused(NO, AmendRefused(AmendRefusal.NOT_OPEN))
    assert press(ratna, Verb.SAVE_EDIT, shown.change) == too_late
    assert ratna.says(f"/ubah {NO} sambal bawang 8") == too_late
    assert press(ratna, Verb.EDIT) == too_late
    talk.happens(OrderMoved(NO, SHIPPED, CANCELLED, "1"))
    assert ratna.says(f"/ubah {NO} sambal bawang 8") == OrderStands(NO, CANCELLED)


def test_a_change_that_is_so_already_when_it_is_saved(ratna, adi, book):
    first, second = edits(ratna, "sambal bawang 8"), edits(adi, "sambal bawang 8")
    saves(ratna, first)

    assert isinstance(press(adi, Verb.SAVE_EDIT, second.change), EditRefused)


def test_what_was_paid_above_the_new_total_is_asked_about(talk, siti, ratna, book):
    paid(talk, 354_000)
    saves(ratna, edits(ratna, "sambal bawang 8"))
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    assert told.surplus == 40_000

    press(siti, Verb.KEEP_MONEY, quantity=40_000)
    assert (book.balances, book.orders[NO].paid, book.orders[NO].unpaid) == ({"M001": 40_000}, 314_000, 0)


def test_a_refund_ends_where_the_order_needs_its_money_after_all(talk, siti, ratna, adi, book):
    paid(talk, 354_000)
    saves(ratna, edits(ratna, "krupuk 5"))
    press(siti, Verb.GIVE_BACK, quantity=84_000)
    task = ratna.hears[-1]
    assert isinstance(task, PayBackTask)

    saves(ratna, edits(ratna, "krupuk 12"))
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    assert (told.not_back, told.surplus, told.order.unpaid) == (84_000, 0, 0)
    assert adi.hears[-1] == RefundOff(NO, 84_000, "Siti Rohmah")
    assert book.payments == {}
    assert ratna.asks(Pressed(Verb.PAID_BACK, pointer(task.payment))) == SurplusSettled("")
    assert (book.orders[NO].paid, book.orders[NO].unpaid) == (354_000, 0)


def test_what_an_ended_refund_leaves_is_asked_about_anew(talk, siti, ratna, book):
    paid(talk, 354_000)
    saves(ratna, edits(ratna, "krupuk 5"))
    press(siti, Verb.GIVE_BACK, quantity=84_000)

    saves(ratna, edits(ratna, "krupuk 10"))
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    assert (told.not_back, told.surplus) == (84_000, 24_000)
    assert press(siti, Verb.GIVE_BACK, quantity=24_000) == SurplusComesBack(NO, 24_000)

    saves(ratna, edits(ratna, "krupuk 5"))
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    assert (told.not_back, told.surplus) == (0, 60_000)


def test_money_that_went_back_is_owed_again_where_the_order_costs_more_since(talk, siti, ratna, book):
    paid(talk, 354_000)
    saves(ratna, edits(ratna, "krupuk 5"))
    press(siti, Verb.GIVE_BACK, quantity=84_000)
    task = ratna.hears[-1]
    assert isinstance(task, PayBackTask)
    talk.happens(PostageFilled(NO, 20_000))

    done = ratna.asks(Pressed(Verb.PAID_BACK, pointer(task.payment)))
    assert done == PaidBack(NO, 84_000, "Siti Rohmah", 10_000)
    assert siti.hears[-1] == PaidBack(NO, 84_000, owed=10_000)
    assert book.orders[NO].unpaid == 10_000


def test_a_bundle_gives_back_its_parts_and_never_more_than_it_took(talk, siti, ratna):
    siti.orders("paket hemat 4")
    siti.confirms()
    saves(ratna, edits(ratna, "paket hemat 1"))

    assert talk.book.reserved == {"SMB-01": 1, "KRP-01": 2}


def test_corrections_of_corrections_still_sum_up(talk, ratna, book):
    for pieces in (8, 13, 12, 4):
        saves(ratna, edits(ratna, f"sambal bawang {pieces}"))

    assert (book.orders[NO].pieces["SMB-01"], book.reserved["SMB-01"]) == (4, 4)
    talk.happens(SettingSet("Harga setelah pesanan diubah", "hitung ulang"))
    saves(ratna, edits(ratna, "sambal bawang 6"))
    saves(ratna, edits(ratna, "sambal bawang 2"))
    assert book.orders[NO].pieces["SMB-01"] == 2


def test_what_has_no_price_today_keeps_the_one_that_was_agreed(talk, ratna, book):
    talk.happens(SettingSet("Harga setelah pesanan diubah", "hitung ulang"))
    for row in [row for row in book.prices.values() if row.target == "SMB-01"]:
        talk.happens(PriceEnded(row.key))
    saves(ratna, edits(ratna, "sambal bawang 8"))

    assert [(line.quantity, line.price) for line in book.orders[NO].lines[2:]] == [(-2, 20_000)]


def test_an_order_that_was_sent_cannot_become_anything_else(talk, order, book):
    sent = order.moved(SHIPPED)

    assert amend(book, sent, {"SMB-01": 8}, Repricing.KEEP, NOW, "Sheet") == AmendRefused(
        AmendRefusal.NOT_OPEN
    )


def test_what_is_not_watched_moves_no_stock_and_who_has_no_telegram_is_not_told(talk, ratna):
    ratna.orders("untuk Bu Tini: krupuk bawang 10")
    no = ratna.confirms().order.no
    shown = ratna.says(f"/ubah {no} krupuk bawang 15")
    assert isinstance(shown, EditShown)

    assert press(ratna, Verb.SAVE_EDIT, shown.change, no=no) == OrderEdited(no, 180_000)
    assert (len(talk.decisions[-1].entries), talk.book.reserved) == (1, {})


def test_her_wish_goes_to_the_owner_and_the_order_stands(siti, ratna, book, order):
    press(siti, Verb.WISH_EDIT)
    assert siti.says("sambal bawang 8 saja") == WishSent(NO)
    wish = ratna.hears[-1]
    assert isinstance(wish, WishCame)
    assert (wish.words, book.orders[NO]) == ("sambal bawang 8 saja", order)

    shown = press(ratna, Verb.EDIT, wish.change)
    assert isinstance(shown, EditShown)
    assert shown.wish == "sambal bawang 8 saja"
    assert edits(ratna, "sambal bawang 9").wish == ""
    shown = press(ratna, Verb.EDIT, wish.change)
    assert isinstance(shown, EditShown)
    saves(ratna, shown)
    assert book.orders[NO].pieces["SMB-01"] == 8
    assert isinstance(press(ratna, Verb.EDIT, wish.change), WordsAsked)


def test_a_wish_that_is_not_clear_is_typed_by_the_owner(siti, ratna, book):
    assert siti.says(f"/ubah {NO} terserah") == WishSent(NO)
    wish = ratna.hears[-1]
    assert isinstance(wish, WishCame)

    assert isinstance(press(ratna, Verb.EDIT, wish.change), WordsAsked)


def test_a_number_is_asked_for(siti, stranger, yuli, ratna):
    assert siti.says("/ubah sambal 8") == OrderUnknown("sambal 8", "ubah")
    assert ratna.says("/retur P261124-999 sambal 8") == OrderUnknown("P261124-999")
    assert isinstance(stranger.says(f"/ubah {NO} x"), PartnersOnly)
    assert yuli.says("/kenapa") == PartnersOnly("0800-0000-0000", is_waiting=True)


def test_words_about_an_order_that_is_gone_meanwhile(talk, siti, book, ratna):
    press(ratna, Verb.SEND)
    talk.history.orders.pop(NO)
    talk.book.orders.pop(NO)

    assert ratna.says("JNE 1") == OrderUnknown(NO)


# --- explained --------------------------------------------------------------------------------


def test_an_order_of_any_age_is_explained_to_whom_it_may_be(talk, siti, budi, ratna, book):
    press(siti, Verb.SURE_CANCEL)
    hers, owners = siti.says(f"/kenapa {NO}"), ratna.says(f"/kenapa {NO}")

    assert isinstance(hers, OrderExplained)
    assert isinstance(owners, OrderExplained)
    assert (hers.name, owners.name, hers.order.status) == ("", "Siti Rohmah", CANCELLED)
    assert budi.says(f"/kenapa {NO}") == OrderUnknown(NO)
    assert siti.says("/kenapa mahal") == OrderUnknown("mahal", "kenapa")


def test_alone_it_offers_the_newest(siti, ratna, book):
    assert siti.says("/kenapa") == WhichToExplain((NO,))
    assert ratna.says("/kenapa") == WhichToExplain((NO,))
    assert isinstance(press(siti, Verb.EXPLAIN), OrderExplained)


def test_wishes_are_kinds_of_their_own(siti, book):
    asked = press(siti, Verb.EDIT)

    assert isinstance(asked, WordsAsked)
    assert asked.kind is ChangeKind.WISH_EDIT


def test_a_partner_for_whom_it_is_too_late_hears_whom_to_ask(talk, siti, order):
    early = OrderStands(NO, NEW, CONTACT, "Bu Ratna")
    assert siti.says(f"/retur {NO} sambal bawang 2 bocor") == early
    talk.happens(OrderMoved(NO, NEW, IN_PROGRESS, "1"))
    late = OrderStands(NO, IN_PROGRESS, CONTACT, "Bu Ratna")
    assert siti.says(f"/ubah {NO} sambal bawang 8") == late
    assert press(siti, Verb.CANCEL_ORDER) == late


def changed_for(siti: Speaker, ratna: Speaker, words: str) -> OrderChanged:
    shown = edits(ratna, words)
    press(ratna, Verb.SAVE_EDIT, shown.change)
    told = siti.hears[-1]
    assert isinstance(told, OrderChanged)
    return told


def test_a_code_that_bears_the_old_amount_is_said_to_be_old(talk, siti, ratna, order):
    assert not changed_for(siti, ratna, "sambal bawang 9").old_code
    talk.happens(SettingSet("QRIS", code()))
    assert changed_for(siti, ratna, "sambal bawang 8").old_code
    talk.happens(PostageFilled(NO, None))
    assert not changed_for(siti, ratna, "sambal bawang 7").old_code


@pytest.mark.parametrize("method", [PayMethod.CASH, PayMethod.CREDIT])
def test_who_pays_by_hand_or_later_has_no_code(talk, siti, ratna, order, method):
    talk.happens(SettingSet("QRIS", code()))
    later = replace(talk.book.orders[NO], pay_method=method)
    talk.happens(OrderAmended(later, 0, Amendment.TERMS, NOW, "1"))

    assert not changed_for(siti, ratna, "sambal bawang 8").old_code


def test_what_was_reported_or_paid_needs_no_other_code(talk, siti, ratna, order):
    talk.happens(SettingSet("QRIS", code()))
    paid(talk, 354_000)
    assert not changed_for(siti, ratna, "sambal bawang 8").old_code


def test_the_next_price_that_was_in_reach_is_recorded_with_the_line(talk, budi, ratna):
    talk.happens(PriceSet(PriceRow("SMB-01", "agen", 100, 17_500)))
    budi.orders("sambal bawang 97")
    no = budi.confirms().order.no

    (line,) = talk.book.orders[no].lines
    assert line.next_break == NextBreak(3, 100, 17_500, 500)
    explained = budi.says(f"/kenapa {no}")
    assert isinstance(explained, OrderExplained)
    assert explained.order.lines == (line,)


def test_what_is_added_or_taken_off_later_has_no_next_price_of_its_own(talk, budi, ratna):
    talk.happens(PriceSet(PriceRow("SMB-01", "agen", 100, 17_500)))
    budi.orders("sambal bawang 90")
    no = budi.confirms().order.no
    for pieces in (97, 80):
        shown = ratna.says(f"/ubah {no} sambal bawang {pieces}")
        assert isinstance(shown, EditShown)
        press(ratna, Verb.SAVE_EDIT, shown.change, no=no)

    first, *later = talk.book.orders[no].lines
    assert first.next_break is not None
    assert [line.next_break for line in later] == [None] * len(later)
