"""What a confirmed order takes from what can be sold: two partners never both get the last piece."""

from zoneinfo import ZoneInfo

from commands.asks import Verb
from commands.entries.catalog import ProductSet
from commands.entries.stock import StockKind, StockMoved
from commands.replies.drafts import DraftShown, NotConfirmable
from commands.rules.catalog import Product
from commands.rules.quotes import OverStock
from tests.commands.network import counted

JAKARTA = ZoneInfo("Asia/Jakarta")


def test_two_partners_never_both_get_the_last_piece(talk, siti, budi):
    siti.orders("sambal ijo 96")
    budi.orders("sambal ijo 50")
    siti.confirms()

    shown = budi.presses(Verb.CONFIRM)
    assert isinstance(shown, DraftShown)
    assert shown.quote.lines[0].problem == OverStock(0, None)
    assert shown.moved == ()  # it is sold out, which is not the same as not sold any more
    assert budi.presses(Verb.CONFIRM) == NotConfirmable()
    assert talk.book.available("SMB-02") == 0
    assert len(talk.book.orders) == 1


def test_unknown_stock_sells_and_the_owner_is_told(talk, ratna, siti):
    siti.orders("sambal terasi 10, krupuk bawang 10")
    siti.confirms()

    assert ratna.hears[0].unknown_stock == ("Sambal Terasi",)
    assert talk.book.available("SMB-03") is None
    assert talk.book.reserved == {"SMB-03": 10}


def test_a_bundle_reserves_its_parts(talk, siti):
    assert talk.book.available("PKT-01") == 20
    siti.orders("paket hemat 3, sambal bawang 10")
    recorded = siti.confirms()

    assert recorded.order.reserves == (("SMB-01", 3), ("KRP-01", 6), ("SMB-01", 10))
    assert talk.book.reserved == {"SMB-01": 13, "KRP-01": 6}
    assert talk.book.available("PKT-01") == 17
    stock = [e for e in talk.decisions[-1].entries if isinstance(e, StockMoved)]
    assert [(e.id, e.sku, e.quantity, e.kind, e.ref) for e in stock] == [
        ("P261124-001/1", "SMB-01", -3, StockKind.ORDERED, "P261124-001"),
        ("P261124-001/2", "KRP-01", -6, StockKind.ORDERED, "P261124-001"),
        ("P261124-001/3", "SMB-01", -10, StockKind.ORDERED, "P261124-001"),
    ]


def test_a_bundle_of_unknown_parts_sells_and_each_part_is_told_once(talk, ratna, siti):
    parts = (Product("SMB-01", "Sambal Bawang", "botol", "sambal", tracks_stock=True),)
    talk.happens(*(ProductSet(part) for part in parts))
    talk.book.shelf.pop("SMB-01")
    siti.orders("paket hemat 3, sambal bawang 10")
    siti.confirms()

    assert ratna.hears[0].unknown_stock == ("Sambal Bawang",)


def test_a_bundle_whose_parts_are_all_unknown_has_no_limit(talk):
    talk.book.shelf.clear()

    assert talk.book.available("PKT-01") is None


def test_what_is_oversold_leaves_nothing_to_sell(talk):
    talk.happens(counted("SMB-01", -150))

    assert (talk.book.available("SMB-01"), talk.book.available("PKT-01")) == (0, 0)
