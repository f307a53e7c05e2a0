"""What she types after a button asked for it, and what is chosen beside the lines."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from commands.asks import Pressed, Said, Verb
from commands.drafts import Awaiting, Awaits, DraftLine
from commands.entries.catalog import PostageSet, ProductSet, SettingSet
from commands.entries.people import MemberEnded, PartnerSet
from commands.files import SentFile
from commands.pointing import pointer
from commands.reading.recipient import Addressee, read_phone, read_recipient
from commands.replies.drafts import DraftShown, OldButton
from commands.replies.money import SendProof
from commands.replies.orders import NewOrder
from commands.replies.people import Unknown
from commands.replies.pictures import PictureUseless
from commands.replies.shopping import TypeIt, WhichDay, WhichDelivery, WhichPayment, WhichRecipient
from commands.rules.catalog import Pack
from commands.rules.files import FileKind
from commands.rules.network import Particulars, Partner, Standing
from commands.rules.orders import Delivery, PayMethod
from tests.commands.network import BUDI, PRODUCTS, RATNA, SITI
from tests.commands.talk import Speaker
from tests.commands.test_shopping import number_of, opened, press

KINDS = list(Awaits)
ANI = "Ani, 0812-3456-7890, Jl. Melati 5, Bandung"
TUESDAY = date(2026, 11, 24)


def asked(who: Speaker, page: object, what: Awaits, *, line: int = 0) -> TypeIt:
    """She presses what makes the next plain message an answer."""
    reply = press(who, page, Verb.TYPE, line=line, quantity=KINDS.index(what))
    assert isinstance(reply, TypeIt)
    return reply


def typed(who: Speaker, what: Awaits, text: str) -> Any:
    """An order, the button, and her words."""
    asked(who, who.orders("sambal bawang 10"), what)
    reply = who.says(text)
    assert isinstance(reply, DraftShown | TypeIt)
    return reply


# -- a quantity --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("35", 35),
        ("3 lusin", 36),
        ("2 dus", 48),
        ("35 botol aja ya", 35),
        ("dua puluh", 20),
        ("mau 1/2 lusin", 6),
    ],
)
def test_another_quantity_is_typed(talk, siti, text, quantity):
    talk.happens(ProductSet(replace(PRODUCTS[0], packs=(Pack("dus", 24),))))
    page = opened(siti)
    question = asked(siti, page, Awaits.QUANTITY, line=number_of(page, "SMB-01"))
    assert question.product is not None

    shown = siti.says(text)

    assert shown.draft.lines == (DraftLine("SMB-01", quantity),)
    assert shown.draft.awaits in (None, Awaiting(Awaits.ANSWER))
    siti.says(text)
    assert [line.quantity for line in talk.book.drafts["1"].lines] == [quantity]


def test_a_quantity_that_cannot_be_read_is_asked_again(siti):
    page = opened(siti)
    asked(siti, page, Awaits.QUANTITY)

    assert siti.says("10-15").is_unread
    assert siti.says("0").is_unread
    assert siti.says("5 dus").is_unread
    assert siti.says("12").draft.lines == (DraftLine("SMB-01", 12),)


def test_words_that_order_something_are_added_though_a_quantity_is_awaited(siti):
    asked(siti, opened(siti), Awaits.QUANTITY)

    shown = siti.says("sambal ijo 12")

    assert shown.draft.lines == (DraftLine("SMB-02", 12),)
    assert shown.news.added == (("Sambal Ijo", 12),)


def test_talk_without_a_number_is_no_quantity_and_it_is_awaited_still(siti):
    asked(siti, opened(siti), Awaits.QUANTITY)

    assert isinstance(siti.says("halo"), Unknown)
    assert siti.says("12").draft.lines == (DraftLine("SMB-01", 12),)


def test_any_button_ends_the_waiting(siti):
    page = opened(siti)
    asked(siti, page, Awaits.QUANTITY)
    press(siti, page, Verb.PRODUCT)

    assert isinstance(siti.says("12"), Unknown)


def test_an_edited_message_is_no_answer(siti):
    asked(siti, opened(siti), Awaits.QUANTITY)

    assert isinstance(siti.says("12", message_id=3, edits=True), Unknown)


def test_a_product_that_left_the_sheet_cannot_be_typed_for(talk, siti):
    page = opened(siti)
    asked(siti, page, Awaits.QUANTITY)
    talk.book.products.pop("SMB-01")

    assert siti.says("12").is_unread
    assert press(siti, page, Verb.TYPE) == OldButton()
    assert press(siti, page, Verb.TYPE, line=99) == OldButton()
    assert press(siti, page, Verb.TYPE, quantity=99) == OldButton()


def test_the_owner_types_for_the_partner_whose_draft_she_fills(ratna):
    asked(ratna, opened(ratna, "/order untuk Bu Tini"), Awaits.QUANTITY)

    assert ratna.says("12").draft.lines == (DraftLine("SMB-01", 12),)


def test_who_may_not_order_any_more_answers_nothing(talk, siti, adi):
    asked(siti, opened(siti), Awaits.QUANTITY)
    asked(adi, opened(adi, "/order untuk Bu Tini"), Awaits.QUANTITY)
    talk.happens(
        PartnerSet(Partner("M001", "reseller", Standing.INACTIVE, telegram_id=SITI)), MemberEnded("T2")
    )

    siti.says("12")
    adi.says("12")

    assert {draft.lines for draft in talk.book.drafts.values()} == {()}


# -- a note, a sender --------------------------------------------------------------------------


@pytest.mark.parametrize(("what", "field"), [(Awaits.NOTE, "note"), (Awaits.SENDER, "sender")])
def test_a_note_and_a_senders_name_are_taken_as_they_are_and_taken_out_again(siti, what, field):
    shown = typed(siti, what, "  <b>=IMPORTXML(1)</b>\n2 lusin ")
    assert getattr(shown.draft.particulars, field) == "<b>=IMPORTXML(1)</b> 2 lusin"

    now = asked(siti, shown, what)
    assert now.now == "<b>=IMPORTXML(1)</b> 2 lusin"
    assert press(siti, now, Verb.CLEAR, quantity=KINDS.index(what)).draft.particulars is None


@pytest.mark.parametrize(
    ("what", "text"), [(Awaits.NOTE, "x" * 301), (Awaits.SENDER, "x" * 61), (Awaits.NOTE, " ")]
)
def test_what_is_too_long_for_a_note_or_a_name_is_asked_again(siti, what, text):
    reply = typed(siti, what, text)

    assert isinstance(reply, TypeIt)
    assert reply.is_unread


def test_only_a_note_and_a_senders_name_can_be_taken_out(siti):
    shown = siti.orders("sambal bawang 10")

    assert press(siti, shown, Verb.CLEAR, quantity=KINDS.index(Awaits.RECIPIENT)) == OldButton()
    assert press(siti, shown, Verb.CLEAR, quantity=99) == OldButton()


# -- a recipient -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (ANI, Addressee("Ani", "081234567890", "Jl. Melati 5, Bandung", "Bandung")),
        (
            "Ani\n+62 812 3456 789\nJl. Melati 5\nCimahi",
            Addressee("Ani", "+628123456789", "Jl. Melati 5, Cimahi", "Cimahi"),
        ),
        (
            "Nama: Bu Ani\nHP: 0812 3456 7890\nAlamat: Jl. Melati 5, RT 02/05\nKota: Bandung",
            Addressee("Bu Ani", "081234567890", "Jl. Melati 5, RT 02/05", "Bandung"),
        ),
        (
            "Penerima: Ani, Alamat: Jl. Melati 5 Cirebon 45100, WA: 081234567890",
            Addressee("Ani", "081234567890", "Jl. Melati 5 Cirebon 45100", "Cirebon"),
        ),
        ("Ani, Jl. Melati 5", Addressee("Ani", "", "Jl. Melati 5")),
        (
            "Ani\n08123456789\n12 Ilir, Palembang",
            Addressee("Ani", "08123456789", "12 Ilir, Palembang", "Palembang"),
        ),
        (
            "penerima Ani, alamat Jl. Melati 5, hp 0812345678",
            Addressee("Ani", "0812345678", "Jl. Melati 5"),
        ),
        (
            "Kirim ke: Ani\nAlamat: Jl. Melati 5 Bandung\nHP 081234567890",
            Addressee("Ani", "081234567890", "Jl. Melati 5 Bandung", "Bandung"),
        ),
        (
            "kirim ke alamat Jl. Melati 5 Bandung, nama penerima Ani, no. WA 0812 3456 7890",
            Addressee("Ani", "081234567890", "Jl. Melati 5 Bandung", "Bandung"),
        ),
        (
            "Nama:\nAni\nHP/WA: 081234567890\nAlamat:\nJl. Melati 5, Kota Bandung",
            Addressee("Ani", "081234567890", "Jl. Melati 5, Kota Bandung", "Bandung"),
        ),
        (
            "Wa Ode Ani (0812 3456 7890) - Untung Suropati 5",
            Addressee("Wa Ode Ani", "081234567890", "Untung Suropati 5"),
        ),
        (
            "untuk Ani 081234567890, Jl. Melati 5, Bandung",
            Addressee("Ani", "081234567890", "Jl. Melati 5, Bandung", "Bandung"),
        ),
        ("Penerima: Ani, Jl. Melati 5", Addressee("Ani", "", "Jl. Melati 5")),
        ("Ani", Addressee("Ani")),
        ("", Addressee()),
    ],
)  # fmt: skip
def test_name_phone_address_and_city_are_read_from_one_message(text, read):
    assert read_recipient(text, ["Cirebon", "Bandung"]) == read


def test_the_last_known_city_in_an_address_counts():
    assert read_recipient("Ani, Jl. Bandung 5, Cirebon", ["Bandung", "Cirebon"]).city == "Cirebon"
    assert read_phone("tidak ada") == ""


def test_somebody_else_gets_it_and_pays_the_postage_of_her_city(talk, siti):
    talk.happens(PostageSet("Bandung", 20_000))

    shown = typed(siti, Awaits.RECIPIENT, ANI)

    assert (shown.ship_to, shown.postage) == ("Ani, Jl. Melati 5, Bandung", 20_000)
    assert shown.draft.particulars == Particulars(
        "", "M001", "Ani", "081234567890", "Jl. Melati 5, Bandung", "Bandung"
    )


def test_without_a_phone_only_the_phone_is_asked_for_and_may_be_left_out(siti):
    question = typed(siti, Awaits.RECIPIENT, "Ani, Jl. Melati 5, Bandung")
    assert (question.what, question.now) == (Awaits.PHONE, "Ani")
    assert siti.says("nanti").is_unread

    shown = siti.says("0812 3456 7890")

    assert shown.draft.particulars.phone == "081234567890"
    question = typed(siti, Awaits.RECIPIENT, "Budi, Jl. Mawar 1")
    assert press(siti, question, Verb.BASKET).ship_to == "Budi, Jl. Mawar 1"


def test_a_recipient_without_an_address_is_asked_again(siti):
    assert typed(siti, Awaits.RECIPIENT, "Ani").is_unread


def test_the_order_keeps_for_whom_it_is_and_no_fact_names_her(talk, siti):
    typed(siti, Awaits.RECIPIENT, ANI)
    recorded = siti.confirms()

    assert talk.book.particulars[recorded.order.no].recipient == "Ani"
    assert "Ani" not in repr(talk.decisions[-1].entries)
    assert talk.book.drafts["1"].particulars is None
    (told,) = [one for one in talk.notices[RATNA] if isinstance(one, NewOrder)]
    assert told.particulars is not None
    assert told.particulars.address == "Jl. Melati 5, Bandung"


def test_without_anything_beside_its_lines_an_order_keeps_nothing_personal(talk, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert talk.book.particulars == {}


def test_earlier_recipients_are_offered_newest_first_each_once_and_never_another_partners(talk, siti, budi):
    for who, text in (
        (siti, ANI),
        (siti, "Cici, 0811111111, Jl. A 1"),
        (siti, ANI),
        (budi, "Dodi, 0822222222, Jl. B 2"),
    ):
        asked(who, who.orders("sambal bawang 50" if who is budi else "sambal bawang 10"), Awaits.RECIPIENT)
        who.says(text)
        who.confirms()

    page = press(siti, siti.orders("sambal ijo 10"), Verb.RECIPIENT)
    assert isinstance(page, WhichRecipient)
    assert [one.recipient for _, one in page.earlier] == ["Ani", "Cici"]
    assert page.own == "Gang Contoh 3, Cirebon"

    shown = press(siti, page, Verb.RECIPIENT, quantity=page.earlier[1][0])
    assert shown.ship_to == "Cici, Jl. A 1"
    assert press(siti, shown, Verb.RECIPIENT, quantity=1).ship_to == "Gang Contoh 3, Cirebon"
    assert talk.book.partners["M003"].telegram_id == BUDI
    his = next(no for no, one in talk.book.particulars.items() if one.partner_id == "M003")
    assert press(siti, siti.screen, Verb.RECIPIENT, quantity=pointer(his)) == OldButton()


# -- how, when, how paid -----------------------------------------------------------------------


def test_what_is_fetched_costs_no_postage_and_may_be_paid_in_cash(siti):
    shown = siti.orders("sambal bawang 10")
    assert isinstance(press(siti, shown, Verb.DELIVERY), WhichDelivery)
    fetched = press(siti, shown, Verb.DELIVERY, quantity=3)
    assert (fetched.postage, fetched.draft.delivery) == (0, Delivery.FETCHED)

    ways = press(siti, fetched, Verb.PAY_METHOD)
    assert isinstance(ways, WhichPayment)
    assert PayMethod.CASH in ways.methods
    cash = press(siti, fetched, Verb.PAY_METHOD, quantity=1 + list(PayMethod).index(PayMethod.CASH))
    assert cash.draft.pay_method is PayMethod.CASH

    order = siti.confirms().order
    assert (order.delivery, order.pay_method, order.postage) == (Delivery.FETCHED, PayMethod.CASH, 0)


def test_credit_that_is_not_enough_is_no_button_but_its_reason_is_told(talk, siti):
    talk.happens(PartnerSet(replace(talk.book.partners["M001"], credit_limit=150_000)))

    few = press(siti, siti.orders("sambal bawang 5"), Verb.PAY_METHOD)
    many = press(siti, siti.orders("sambal bawang 10"), Verb.PAY_METHOD)

    assert (PayMethod.CREDIT in few.methods, few.over) == (True, None)
    assert (PayMethod.CREDIT in many.methods, many.over.left, many.over.over) == (False, 150_000, 60_000)


def test_a_way_to_pay_that_ends_with_the_way_to_get_there_is_left(siti):
    fetched = press(siti, siti.orders("sambal bawang 10"), Verb.DELIVERY, quantity=3)
    cash = press(siti, fetched, Verb.PAY_METHOD, quantity=1 + list(PayMethod).index(PayMethod.CASH))

    brought = press(siti, cash, Verb.DELIVERY, quantity=2)

    assert brought.draft.pay_method is PayMethod.TRANSFER
    cash_again = 1 + list(PayMethod).index(PayMethod.CASH)
    assert press(siti, brought, Verb.PAY_METHOD, quantity=cash_again) == OldButton()


def test_the_day_is_one_on_which_orders_are_sent(talk, siti):
    talk.happens(SettingSet("Hari kirim", "Selasa, Kamis"), SettingSet("Tutup pesanan", "08.00"))
    page = press(siti, siti.orders("sambal bawang 10"), Verb.SHIP_DAY)
    assert isinstance(page, WhichDay)
    assert page.days[:2] == (date(2026, 11, 26), date(2026, 12, 1))

    assert press(siti, page, Verb.SHIP_DAY, quantity=TUESDAY.toordinal()) == OldButton()
    shown = press(siti, page, Verb.SHIP_DAY, quantity=page.days[1].toordinal())

    assert shown.ship_on == date(2026, 12, 1)
    assert siti.confirms().order.ship_on == date(2026, 12, 1)
    shown = siti.orders("sambal bawang 10")
    assert press(siti, shown, Verb.SHIP_DAY, quantity=1).ship_on is None


@pytest.mark.parametrize(("text", "day"), [("besok", 25), ("28/11", 28), ("28 nov", 28)])
def test_another_day_is_typed(siti, text, day):
    assert typed(siti, Awaits.SHIP_DAY, text).ship_on == date(2026, 11, day)


@pytest.mark.parametrize("text", ["minggu depan entah", "23/11", "29/11"])
def test_a_day_that_is_not_possible_is_asked_again_with_the_next_ones(talk, siti, text):
    talk.happens(SettingSet("Libur", "29/11"))

    reply = typed(siti, Awaits.SHIP_DAY, text)

    assert reply.is_unread
    assert reply.days == (TUESDAY, date(2026, 11, 25))


def test_a_day_that_passed_meanwhile_is_told_before_anything_is_recorded(talk, siti):
    typed(siti, Awaits.SHIP_DAY, "besok")
    talk.passes(days=3)

    told = siti.presses(Verb.CONFIRM)

    assert isinstance(told, DraftShown)
    assert (told.news.day_passed, told.ship_on) == (date(2026, 11, 25), None)
    assert siti.confirms().order.ship_on is None


@pytest.mark.parametrize("verb", [Verb.DELIVERY, Verb.PAY_METHOD, Verb.RECIPIENT, Verb.SHIP_DAY])
def test_a_choice_that_is_not_there_changes_nothing(siti, verb):
    shown = siti.orders("sambal bawang 10")

    assert press(siti, shown, verb, quantity=10**7) == OldButton()
    assert siti.asks(Pressed(verb, 99, 1)) == OldButton()


# -- what is no answer -------------------------------------------------------------------------


@pytest.mark.parametrize("what", [Awaits.NOTE, Awaits.SENDER])
def test_words_long_after_a_note_was_asked_for_are_a_message_of_their_own(talk, siti, what):
    asked(siti, siti.orders("sambal bawang 10"), what)
    talk.passes(minutes=16)

    assert siti.says("krupuk udang 20").draft.lines == (DraftLine("KRP-01", 20),)


@pytest.mark.parametrize("what", [Awaits.SENDER, Awaits.PHONE, Awaits.RECIPIENT])
def test_a_clear_order_is_no_name_no_number_and_no_address(talk, siti, what):
    asked(siti, siti.orders("sambal bawang 10"), what)

    shown = siti.says("krupuk udang 20, sambal ijo 10")

    assert shown.draft.lines == (DraftLine("KRP-01", 20), DraftLine("SMB-02", 10))


@pytest.mark.parametrize("what", [Awaits.SENDER, Awaits.PHONE, Awaits.RECIPIENT])
def test_that_she_paid_is_no_answer_either(siti, what):
    siti.orders("sambal bawang 10")
    siti.confirms()
    asked(siti, siti.orders("sambal bawang 10"), what)

    assert isinstance(siti.says("sudah transfer 210rb ya kak"), SendProof)


def test_a_note_may_say_anything(siti):
    shown = typed(siti, Awaits.NOTE, "sudah transfer, sambal bawang 10 dibungkus sendiri")

    assert shown.draft.particulars.note == "sudah transfer, sambal bawang 10 dibungkus sendiri"


@pytest.mark.parametrize("what", [Awaits.RECIPIENT, Awaits.PHONE, Awaits.SHIP_DAY])
def test_what_has_a_shape_of_its_own_is_taken_later_too_and_nothing_else(talk, siti, what):
    asked(siti, siti.orders("sambal bawang 10"), what)
    talk.passes(hours=2)

    assert isinstance(siti.says("halo kak"), Unknown)
    assert isinstance(siti.says({Awaits.RECIPIENT: ANI, Awaits.SHIP_DAY: "besok"}.get(what, "0812 3456 7890")),
                      DraftShown)  # fmt: skip


@pytest.mark.parametrize("what", [Awaits.NOTE, Awaits.QUANTITY])
def test_a_picture_of_the_owners_is_no_answer(ratna, what):
    asked(ratna, opened(ratna, "/order untuk Bu Tini"), what)
    photo = SentFile(FileKind.PHOTO, "f", "u")

    assert isinstance(ratna.asks(Said("", "", 7, file=photo)), PictureUseless)
