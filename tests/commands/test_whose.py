"""The owner pastes a partner's order, says whose it is, and confirms it for her."""

import pytest

from commands.asks import Pressed, Verb
from commands.entries.people import MemberSet, PartnerSet
from commands.replies.asking import WhoseOrder
from commands.replies.drafts import AlreadyRecorded, DraftShown, LeftOut, OldButton
from commands.replies.orders import WhichPartner
from commands.replies.people import OwnersOnly, Unknown
from commands.rules.network import Member, Partner, Person, Role, Standing
from tests.commands.network import ADI, RATNA


def pasted(speaker, text, *, message_id=None, edits=False):
    reply = speaker.says(text, message_id=message_id, edits=edits)
    assert isinstance(reply, WhoseOrder)
    return reply


def names(reply):
    return [choice.name for choice in reply.choices]


def choose(speaker, reply, name):
    number = next(choice.number for choice in reply.choices if choice.name == name)
    return speaker.asks(Pressed(Verb.WHOSE, reply.offered.id, reply.offered.version, quantity=number))


def test_a_pasted_order_is_asked_about_and_becomes_the_partners_order(talk, ratna):
    reply = pasted(ratna, "Order ya kak\nsambal bawang 10\nkrupuk udang 2 lusin\nmakasih")

    assert [(one.sku, many) for one, many in reply.goods] == [("SMB-01", 10), ("KRP-01", 24)]
    assert names(reply) == ["Bu Tini", "Mas Budi Santoso", "Siti Rohmah"]
    assert talk.book.draft_of == {}

    shown = choose(ratna, reply, "Bu Tini")
    assert isinstance(shown, DraftShown)
    assert (shown.called, shown.quote.total, shown.draft.made_by) == ("Bu Tini", 488_000, RATNA)
    assert ratna.confirms().order.partner_id == "M002"


def test_who_speaks_in_the_pasted_chat_comes_first_and_then_who_ordered_last(ratna, siti):
    siti.orders("sambal bawang 10")
    siti.confirms()

    assert names(pasted(ratna, "[24/11 10.05] Bu Tini: sambal bawang 10")) == [
        "Bu Tini",
        "Siti Rohmah",
        "Mas Budi Santoso",
    ]
    assert names(pasted(ratna, "Budi Santosa: sambal bawang 50"))[0] == "Mas Budi Santoso"
    assert names(pasted(ratna, "sambal bawang 10"))[0] == "Siti Rohmah"


def test_a_name_may_be_typed_instead(talk, ratna):
    pasted(ratna, "sambal bawang 10")
    shown = ratna.says("bu tini")

    assert isinstance(shown, DraftShown)
    assert shown.called == "Bu Tini"
    assert isinstance(ratna.says("bu tini"), Unknown)


def test_a_typo_in_the_name_offers_who_is_called_alike(ratna):
    pasted(ratna, "sambal bawang 10")
    near = ratna.says("siti rohma")
    assert isinstance(near, DraftShown | WhoseOrder)

    pasted(ratna, "sambal bawang 10")
    alike = ratna.says("sity rohmat")
    assert isinstance(alike, WhoseOrder)
    assert names(alike) == ["Siti Rohmah"]
    nobody = ratna.says("zzz qqq")
    assert isinstance(nobody, WhoseOrder)
    assert (nobody.said, len(nobody.choices)) == ("zzz qqq", 3)
    assert isinstance(ratna.says("kak ini tadi siapa ya yang kirim pesan"), Unknown)


def test_the_same_holds_after_order_untuk(ratna):
    reply = ratna.says("/order untuk Sity Rohmat: sambal bawang 10")

    assert isinstance(reply, WhoseOrder)
    assert names(reply)[0] == "Siti Rohmah"
    assert isinstance(ratna.says("/order untuk zzz qqq: sambal bawang 10"), WhichPartner)
    assert isinstance(ratna.says("/order untuk Bu Tini: sambal bawang 10"), DraftShown)


def test_part_of_a_word_names_nobody_but_is_asked_about(talk, ratna):
    """`Bu Ani` is perhaps a partner without a row yet: Bu Anita must not get her order unasked."""
    talk.book.people["M002"] = Person("M002", "Bu Anita")

    reply = ratna.says("/order untuk Bu Ani: sambal bawang 10")
    assert isinstance(reply, WhoseOrder)
    assert names(reply)[0] == "Bu Anita"
    typed = ratna.says("bu ani")
    assert isinstance(typed, WhoseOrder)
    assert names(typed) == ["Bu Anita"]
    assert isinstance(choose(ratna, typed, "Bu Anita"), DraftShown)


def test_a_word_that_several_share_is_asked_about(talk, ratna):
    talk.book.people["M001"] = Person("M001", "Bu Siti")

    reply = ratna.says("/order untuk bu: sambal bawang 10")
    assert isinstance(reply, WhoseOrder)
    assert sorted(names(reply)[:2]) == ["Bu Siti", "Bu Tini"]


def test_what_is_open_in_the_words_is_asked_after_the_partner(ratna):
    shown = choose(ratna, pasted(ratna, "sambal bawang 10, sambal 5"), "Bu Tini")

    assert isinstance(shown, DraftShown)
    assert [question.said for question in shown.draft.questions] == ["sambal"]


def test_more_names_than_one_page_holds_are_turned(talk, ratna):
    for number in range(10, 22):
        partner = Partner(f"M{number:03}", "reseller", Standing.ACTIVE)
        talk.happens(PartnerSet(partner))
        talk.book.people[partner.id] = Person(partner.id, f"Warung {number}")
    first = pasted(ratna, "sambal bawang 10")
    assert (len(first.choices), first.next_page) == (8, 8)

    more = ratna.asks(Pressed(Verb.MORE_WHOSE, first.offered.id, first.offered.version, quantity=8))
    assert isinstance(more, WhoseOrder)
    assert (names(more)[0], more.next_page) == ("Warung 15", None)
    over = ratna.asks(Pressed(Verb.MORE_WHOSE, first.offered.id, first.offered.version, quantity=99))
    assert isinstance(over, WhoseOrder)
    assert names(over) == names(first)


def test_buttons_belong_to_who_pasted_and_work_once(talk, ratna, adi, siti):
    reply = pasted(ratna, "sambal bawang 10")

    assert isinstance(choose(siti, reply, "Bu Tini"), OwnersOnly)
    assert choose(adi, reply, "Bu Tini") == OldButton()
    assert ratna.asks(Pressed(Verb.WHOSE, reply.offered.id, reply.offered.version, quantity=5)) == OldButton()
    assert ratna.asks(Pressed(Verb.CONFIRM, reply.offered.id, reply.offered.version)) == OldButton()
    assert isinstance(choose(ratna, reply, "Bu Tini"), DraftShown)
    assert choose(ratna, reply, "Siti Rohmah") == OldButton()
    assert talk.book.draft_of[RATNA] == reply.offered.id


def test_who_left_the_team_names_nobody_any_more(talk, adi):
    reply = pasted(adi, "sambal bawang 10")
    talk.happens(MemberSet(Member("T2", Role.ADMIN, None)))

    assert isinstance(choose(adi, reply, "Bu Tini"), OwnersOnly)
    assert not isinstance(adi.says("bu tini"), DraftShown)
    assert ADI not in talk.book.draft_of


def test_an_edited_paste_changes_what_it_made(talk, ratna):
    first = pasted(ratna, "sambal bawang 10", message_id=5)
    again = pasted(ratna, "sambal bawang 12", message_id=5, edits=True)

    assert again.offered.id == first.offered.id
    assert choose(ratna, first, "Bu Tini") == OldButton()
    choose(ratna, again, "Bu Tini")
    shown = ratna.says("sambal bawang 15", message_id=5, edits=True)
    assert isinstance(shown, DraftShown)
    assert [(line.sku, line.quantity) for line in shown.draft.lines] == [("SMB-01", 15)]
    assert shown.called == "Bu Tini"
    no = ratna.confirms().order.no
    assert ratna.says("sambal bawang 20", message_id=5, edits=True) == AlreadyRecorded(no, Verb.EDIT)
    assert len(talk.book.orders) == 1


@pytest.mark.parametrize("text", ["halo", "laku sambal bawang 10", "sambal bawang enak ya"])
def test_other_words_of_the_team_ask_nothing(ratna, text):
    assert not isinstance(ratna.says(text), WhoseOrder)


def test_the_same_words_twice_make_no_second_order(talk, siti):
    siti.says("sambal bawang 10", message_id=1)
    shown = siti.says("sambal bawang 10", message_id=2)

    assert isinstance(shown, DraftShown)
    assert [(line.sku, line.quantity) for line in shown.draft.lines] == [("SMB-01", 10)]
    siti.confirms()
    assert isinstance(siti.says("sambal bawang 10", message_id=3), DraftShown)
    assert len(talk.book.orders) == 1


def bawang(quantity):
    return [("SMB-01", quantity)]


def goods(reply):
    return [(one.sku, many) for one, many in reply.goods]


def test_what_the_seller_repeats_in_a_pasted_chat_is_ordered_once(ratna):
    reply = pasted(
        ratna,
        "[24/11 09.00] Siti Rohmah: kak sambal bawang 10\n"
        "[24/11 09.05] Ratna: siap, sambal bawang 10 ya\n"
        "[24/11 09.06] Siti Rohmah: iya kak",
    )

    assert (goods(reply), names(reply)[0], reply.left_out) == (bawang(10), "Siti Rohmah", None)


@pytest.mark.parametrize("seller", ["Adi", "Bu Ratna"])
def test_what_the_seller_wrote_otherwise_is_left_out_and_said(ratna, seller):
    reply = pasted(
        ratna,
        f"24/11/26 09.00 - Siti Rohmah: sambal bawang 10\n24/11/26 09.01 - {seller}: sambal bawang 12 ya",
    )

    assert (goods(reply), reply.left_out) == (bawang(10), LeftOut("Siti Rohmah", (seller,)))


@pytest.mark.parametrize(
    "text",
    [
        "[24/11 09.00] Siti Rohmah: sambal bawang 10\n[24/11 09.05] Bu Tini: sambal bawang 10",
        "Siti Rohmah: sambal bawang 10\nBu Tini: sambal bawang 12",
        "Pesanan hari ini\nSiti Rohmah: sambal bawang 10\nBu Tini: sambal ijo 12\n",
    ],
)
def test_the_orders_of_two_partners_never_become_one(ratna, text):
    reply = pasted(ratna, text)

    assert (goods(reply), reply.left_out) == (bawang(10), LeftOut("Siti Rohmah", ("Bu Tini",)))
    shown = choose(ratna, reply, "Siti Rohmah")
    assert isinstance(shown, DraftShown)
    assert [(line.sku, line.quantity) for line in shown.draft.lines] == bawang(10)


def test_several_messages_of_one_partner_are_one_order(ratna):
    reply = pasted(
        ratna,
        "[24/11 09.00] Siti Rohmah: sambal bawang 10\n[24/11 09.01] Ratna: ok\n"
        "[24/11 09.02] Siti Rohmah: sama sambal ijo 12",
    )

    assert (goods(reply), reply.left_out) == ([("SMB-01", 10), ("SMB-02", 12)], None)


def test_what_only_the_seller_put_into_words_is_the_order(ratna):
    reply = pasted(
        ratna,
        "[24/11 09.00] Siti Rohmah: kak mau pesan\n[24/11 09.05] Ratna: sambal bawang 10 ya\n"
        "[24/11 09.06] Siti Rohmah: iya",
    )

    assert (goods(reply), reply.left_out) == (bawang(10), None)


def test_a_partner_pastes_the_chat_with_her_customer_and_her_own_answer_does_not_count(siti):
    shown = siti.says(
        "[24/11 09.00] Ani: kak sambal bawang 10\n[24/11 09.05] Siti: siap, sambal bawang 10 ya"
    )

    assert isinstance(shown, DraftShown)
    assert [(line.sku, line.quantity) for line in shown.draft.lines] == bawang(10)
    assert shown.news.left_out is None


def test_a_partner_pastes_two_customers_and_reads_whose_words_were_taken(siti):
    shown = siti.orders("[24/11 09.00] Ani: sambal bawang 10\n[24/11 09.05] Bella: sambal ijo 12")

    assert [(line.sku, line.quantity) for line in shown.draft.lines] == bawang(10)
    assert shown.news.left_out == LeftOut("Ani", ("Bella",))


def test_a_partner_lists_her_customers_and_all_of_it_is_her_order(siti):
    shown = siti.orders("Bu Tini: sambal bawang 10\nMas Budi: sambal bawang 12")

    assert [(line.sku, line.quantity) for line in shown.draft.lines] == bawang(22)


def test_a_pasted_chat_that_is_edited_after_it_was_recorded_changes_nothing(siti):
    text = "[24/11 09.00] Ani: sambal bawang 10\n[24/11 09.05] Bella: sambal bawang 10"
    siti.says(text, message_id=9)
    no = siti.confirms().order.no

    reply = siti.says(f"{text} ya", message_id=9, edits=True)
    assert isinstance(reply, AlreadyRecorded)
    assert reply.no == no


def test_more_for_a_partner_joins_the_draft_that_stands_open_for_her(ratna):
    choose(ratna, pasted(ratna, "sambal bawang 10, krupuk udang 20", message_id=1), "Bu Tini")
    reply = choose(ratna, pasted(ratna, "tambah sambal ijo 10", message_id=2), "Bu Tini")

    assert [(one.sku, one.quantity) for one in reply.draft.lines] == [
        ("SMB-01", 10),
        ("KRP-01", 20),
        ("SMB-02", 10),
    ]
    assert reply.news.added == (("Sambal Ijo", 10),)
