"""`/stok`: a partner hears what she can order now, the owner what stands at home and is promised."""

from commands.asks import Pressed, Verb
from commands.entries.catalog import ProductSet
from commands.replies.drafts import OldButton
from commands.replies.people import GoPrivate, PartnershipRests, PartnersOnly
from commands.replies.stock import StockForOwner, StockForPartner
from commands.rules.catalog import Product
from commands.stok import PAGE
from tests.commands.network import SHOP, SITI


def test_a_partner_sees_what_is_left_of_what_is_sold_to_her(siti):
    shown = siti.says("/stok")

    assert isinstance(shown, StockForPartner)
    assert {row.product.sku: row.left for row in shown.rows} == {
        "SMB-01": 140,
        "SMB-02": 96,
        "SMB-03": None,
        "KRP-01": 40,
        "KRP-02": None,
        "PKT-01": 20,
    }
    assert all(row.shelf is None and not row.reserved for row in shown.rows)


def test_the_owner_sees_home_and_promised_with_the_scarce_first(siti, ratna):
    siti.orders("krupuk udang 30")
    siti.confirms()

    shown = ratna.says("/stok")

    assert isinstance(shown, StockForOwner)
    assert [(r.product.sku, r.left, r.shelf, r.reserved) for r in shown.rows] == [
        ("KRP-01", 10, 40, 30),
        ("SMB-03", None, None, 0),
        ("PKT-01", 5, None, 0),
        ("SMB-01", 140, 140, 0),
        ("SMB-02", 96, 96, 0),
    ]


def test_nobody_else_hears_of_stock(talk, stranger, rina, yuli):
    assert stranger.says("/stok") == PartnersOnly("0800-0000-0000")
    assert yuli.says("/stok") == PartnersOnly("0800-0000-0000", is_waiting=True)
    assert rina.says("/stok") == PartnershipRests("0800-0000-0000")
    assert talk.in_group(SITI, SHOP).says("/stok") == GoPrivate("stok")


def test_a_long_list_goes_on_by_a_button(talk, ratna):
    talk.happens(
        *(ProductSet(Product(f"N-{n:02}", f"Nastar {n:02}", tracks_stock=True)) for n in range(PAGE))
    )

    first = ratna.says("/stok")
    rest = ratna.asks(Pressed(Verb.MORE_STOCK, quantity=first.next_page))

    assert len(first.rows) == PAGE
    assert len(first.rows) + len(rest.rows) == PAGE + 5
    assert rest.next_page is None
    assert ratna.asks(Pressed(Verb.MORE_STOCK, quantity=99)) == OldButton()
