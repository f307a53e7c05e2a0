"""Stock as the owner types it: a number over `Stok` is a difference, `Tambah stok` is added."""

import pytest

from commands.asks import Verb
from commands.edits.seen import ProductSeen
from commands.edits.stock import added_cell, shelf_cell
from commands.entries.stock import ShelfForgotten, StockKind, StockMoved
from commands.replies.sheet import EditKind, EditTold, SheetNews
from tests.commands.looks import look, tab
from tests.commands.network import NOW, PRODUCTS, RATNA
from tests.commands.talk import Talk

BAWANG, TERASI = PRODUCTS[0], PRODUCTS[2]


@pytest.fixture
def shelf(talk: Talk) -> Talk:
    """7 Sambal Bawang at home, and the Sheet shows so."""
    talk.book.shelf["SMB-01"] = 7
    talk.book.shown[shelf_cell("SMB-01")] = "7"
    return talk


def typed(talk: Talk, stock: int | None, added: int | None = None, stamp: str = "77") -> list[int]:
    """The differences that this look books."""
    seen = look(products=tab({"SMB-01": ProductSeen(BAWANG, stock, added)}), stamp=stamp)
    return [entry.quantity for entry in talk.sees(seen).entries if isinstance(entry, StockMoved)]


def test_forty_over_seven_is_thirty_three_more(shelf):
    assert typed(shelf, 40) == [33]
    assert shelf.decisions[-1].entries == (
        StockMoved("S77k-SMB-01", "SMB-01", 33, StockKind.RECOUNTED, "", NOW, "Sheet"),
    )
    assert (shelf.book.shelf["SMB-01"], shelf.book.shown[shelf_cell("SMB-01")]) == (40, "40")
    assert shelf.notices[RATNA] == [
        SheetNews((EditTold(EditKind.STOCK_DIFFERENCE, "Sambal Bawang", "7", "40"),))
    ]
    assert typed(shelf, 40) == []


def test_what_was_sold_meanwhile_is_not_lost(shelf, siti):
    siti.orders("sambal bawang 5")
    siti.presses(Verb.KEEP)
    siti.presses(Verb.CONFIRM)

    assert typed(shelf, 40) == [33]
    assert (shelf.book.shelf["SMB-01"], shelf.book.available("SMB-01")) == (40, 35)


@pytest.mark.parametrize("seen", [7, 5])
def test_while_the_bot_writes_both_numbers_are_its_own(shelf, seen):
    shelf.book.shelf["SMB-01"] = 5
    shelf.book.shown[shelf_cell("SMB-01")] = "7>5"

    assert typed(shelf, seen) == []


@pytest.mark.parametrize(("seen", "then", "difference"), [(7, 5, -2), (5, 7, 2), (5, 9, 4)])
def test_once_one_of_both_numbers_was_seen_the_other_one_is_hers(shelf, seen, then, difference):
    """The bot's answer got lost, or it was killed: the look tells what its write had come to."""
    shelf.book.shelf["SMB-01"] = 5
    shelf.book.shown[shelf_cell("SMB-01")] = "7>5"
    typed(shelf, seen)

    assert typed(shelf, then, stamp="78") == [difference]


def test_a_count_typed_over_what_the_bot_was_about_to_replace_is_a_difference_to_that(shelf):
    """Two were sent, 5 was about to be written over 7, and she counted 40 first."""
    shelf.book.shelf["SMB-01"] = 5
    shelf.book.shown[shelf_cell("SMB-01")] = "7>5"

    assert typed(shelf, 40) == [33]
    assert shelf.book.shelf["SMB-01"] == 38


def test_an_emptied_cell_makes_the_stock_unknown_and_not_zero(shelf):
    assert typed(shelf, None) == [-7]
    assert shelf.decisions[-1].entries[-1] == ShelfForgotten("SMB-01")
    assert "SMB-01" not in shelf.book.shelf
    assert shelf.book.available("SMB-01") is None
    assert typed(shelf, None) == []

    assert typed(shelf, 12) == [12]
    assert shelf.book.available("SMB-01") == 12


def test_the_first_count_of_a_product_is_all_of_it_and_tells_nobody(talk):
    seen = look(products=tab({"SMB-03": ProductSeen(TERASI, stock=72)}))

    assert [entry.quantity for entry in talk.sees(seen).entries if isinstance(entry, StockMoved)] == [72]
    assert talk.book.available("SMB-03") == 72
    assert talk.notices == {}


def test_a_cell_emptied_while_nothing_was_known_books_nothing(talk):
    talk.book.shown[shelf_cell("SMB-03")] = "3"
    seen = look(products=tab({"SMB-03": ProductSeen(TERASI)}))

    assert talk.sees(seen).entries == ()
    assert talk.book.shown[shelf_cell("SMB-03")] == ""


def test_a_count_where_the_bot_has_shown_nothing_yet_is_added_to_what_it_knows(talk):
    talk.book.shelf["SMB-01"] = 10

    assert typed(talk, 40) == [40]


def test_newly_made_goods_are_added_once(shelf):
    assert typed(shelf, 7, added=10) == [10]
    assert shelf.decisions[-1].entries == (
        StockMoved("S77t-SMB-01", "SMB-01", 10, StockKind.RECEIVED, "", NOW, "Sheet"),
    )
    assert shelf.book.shelf["SMB-01"] == 17
    assert typed(shelf, 7, added=10) == []

    assert typed(shelf, 7, added=None) == []
    assert shelf.book.shown[added_cell("SMB-01")] == ""
    assert typed(shelf, 7, added=10, stamp="78") == [10]


def test_newly_made_goods_typed_over_before_they_were_emptied_count_with_the_difference(shelf):
    typed(shelf, 7, added=10)

    assert typed(shelf, 7, added=12, stamp="78") == [2]
    assert typed(shelf, 7, added=9, stamp="79") == [-3]


def test_a_cell_that_the_bot_could_not_empty_in_time_still_counts_with_the_difference(shelf):
    """It empties the cell only while it shows 10: a 12 there was typed over the 10."""
    typed(shelf, 7, added=10)
    shelf.book.shown[added_cell("SMB-01")] = "10>"

    assert typed(shelf, 7, added=12, stamp="78") == [2]


def test_the_same_number_typed_again_counts_again_once_the_cell_was_seen_empty(shelf):
    """The bot was killed after it emptied the cell and before it noted so."""
    typed(shelf, 7, added=10)
    shelf.book.shown[added_cell("SMB-01")] = "10>"

    assert typed(shelf, 7, added=None) == []
    assert typed(shelf, 7, added=10, stamp="78") == [10]


def test_nothing_made_is_no_movement(shelf):
    assert typed(shelf, 7, added=0) == []
    assert shelf.book.shown[added_cell("SMB-01")] == "0"


def test_count_and_newly_made_goods_may_come_together(shelf):
    assert typed(shelf, 40, added=10) == [33, 10]
    assert shelf.book.shelf["SMB-01"] == 50


def test_a_first_look_announces_nothing(shelf):
    shelf.sees(look(products=tab({"SMB-01": ProductSeen(BAWANG, 40)}), is_first=True))

    assert shelf.book.shelf["SMB-01"] == 40
    assert shelf.notices == {}
