"""What somebody writes of an order that she names by its number is about that order, and never a new one."""

import pytest

from commands.asks import Verb
from commands.entries.orders import OrderMoved
from commands.replies.changes import (
    EditShown,
    OrderCard,
    OrderStands,
    OrderUnknown,
    WishCame,
    WishSent,
)
from commands.replies.drafts import DraftShown
from commands.replies.money import SendProof
from commands.replies.people import PartnersOnly
from commands.rules.orders import OrderStatus
from tests.commands.test_money_talks import A, last, on


@pytest.fixture
def ordered(talk, siti):
    """Siti's first order."""
    siti.orders("sambal bawang 10")
    siti.confirms()
    return talk


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        (f"{A} tambah krupuk udang 10", "tambah krupuk udang 10"),
        (f"pesanan {A.lower()} jadi 12 aja", "pesanan  jadi 12 aja"),
        (f"bu {A} diganti sambal ijo ya", "bu  diganti sambal ijo ya"),
        (f"{A} sambal ijo 5", "sambal ijo 5"),
        (f"{A} sambal 5", "sambal 5"),
    ],
)
def test_what_shall_be_in_it_goes_to_the_owner_and_makes_no_draft(ordered, siti, ratna, said, passed):
    assert siti.says(said) == WishSent(A)

    wish = last(ratna)
    assert isinstance(wish, WishCame)
    assert wish.words == " ".join(passed.split())
    assert siti.sender.telegram_id not in ordered.book.draft_of


@pytest.mark.parametrize(
    "said", [A, f"{A} kapan dikirim?", f"batalkan {A}", f"minta nota {A} dong", f"mau pesan lagi kayak {A}"]
)
def test_everything_else_shows_the_order_with_its_buttons(ordered, siti, said):
    card = siti.says(said)

    assert isinstance(card, OrderCard)
    assert card.order.no == A
    assert Verb.CANCEL_ORDER in card.ways


def test_that_it_is_paid_asks_for_the_photo_whatever_else_she_writes(ordered, siti):
    assert siti.says(f"{A} sudah lunas ya") == SendProof(A, 210_000)
    assert siti.says(f"sudah tf buat {A}, sambal bawang 10") == SendProof(A, 210_000)


def test_of_an_order_that_is_in_work_she_hears_how_it_stands(ordered, siti, ratna):
    on(ratna, Verb.ACCEPT, A)

    assert isinstance(siti.says(f"{A} tambah krupuk udang 10"), OrderStands)


def test_what_came_back_of_an_order_goes_to_the_owner_too(ordered, siti):
    ordered.happens(OrderMoved(A, OrderStatus.NEW, OrderStatus.SHIPPED, "Sheet"))

    assert siti.says(f"{A} sambal bawang 2 bocor") == WishSent(A)
    assert isinstance(siti.says(f"{A} tambah sambal bawang 5"), OrderStands)


def test_the_owner_who_writes_what_shall_be_in_it_is_shown_it(ordered, ratna):
    assert isinstance(ratna.says(f"{A} tambah krupuk udang 10"), EditShown)


def test_an_order_of_somebody_else_is_as_unknown_as_one_that_never_was(ordered, budi):
    assert budi.says(f"{A} tambah krupuk udang 10") == OrderUnknown(A)


def test_an_order_that_is_over_is_found_too(ordered, siti):
    on(siti, Verb.SURE_CANCEL, A)

    assert isinstance(siti.says(f"{A} tambah krupuk udang 10"), OrderStands)


def test_a_stranger_learns_nothing_of_it(ordered, stranger):
    assert isinstance(stranger.says(f"{A} tambah krupuk udang 10"), PartnersOnly)


def test_a_draft_follows_its_message_that_is_edited_although_it_names_an_order_now(ordered, siti):
    siti.says("sambal bawang 10", message_id=7)

    assert isinstance(siti.says(f"seperti {A}, sambal bawang 20", message_id=7, edits=True), DraftShown)


def test_that_a_paid_order_is_paid_shows_it(ordered, siti, ratna):
    on(ratna, Verb.TAKE_ALL, A, quantity=210_000)

    assert isinstance(siti.says(f"{A} sudah dibayar tunai, tambah apa lagi ya"), OrderCard)
