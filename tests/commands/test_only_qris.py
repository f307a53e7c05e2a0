"""A business that is paid by QRIS: nothing says transfer, and what is to be paid comes with its code."""

from dataclasses import replace

import pytest

from commands.asks import Verb
from commands.edits.seen import OrderSeen
from commands.entries.catalog import SettingSet
from commands.entries.orders import OrderPlaced
from commands.replies.drafts import OrderRecorded
from commands.replies.money import TermsSet
from commands.replies.orders import BillReady, PostageChanged
from commands.rules.orders import OrderStatus, PayMethod
from tests.commands.looks import look, tab
from tests.commands.qris_codes import code
from tests.commands.talk import Speaker, Talk
from tests.commands.test_money_talks import WAYS, A, last, on, owes


@pytest.fixture
def shop(talk: Talk) -> Talk:
    """It has no account."""
    talk.happens(SettingSet("QRIS", code()), SettingSet("Rekening", ""), SettingSet("Ongkir", "gratis"))
    return talk


def test_a_draft_is_paid_by_qris_where_there_is_no_account_and_its_order_brings_the_code(shop, siti):
    shown = siti.orders("sambal bawang 10")
    assert shown.draft.pay_method is PayMethod.QRIS

    recorded = siti.confirms()

    assert recorded.qris is not None
    assert (recorded.qris.amount, recorded.qris.number) == (200_000, A)
    assert recorded.order.pay_method is PayMethod.QRIS


def test_what_she_chose_herself_stays(shop, siti):
    siti.orders("sambal bawang 10")
    siti.presses(Verb.DELIVERY, quantity=3)
    shown = siti.presses(Verb.PAY_METHOD, quantity=1 + WAYS.index(PayMethod.CASH))

    assert shown is not None
    recorded = siti.confirms()
    assert (recorded.order.pay_method, recorded.qris) == (PayMethod.CASH, None)


def test_by_transfer_no_code_hangs_on_the_order(shop, siti):
    shop.happens(SettingSet("Rekening", "BCA 123"))
    siti.orders("sambal bawang 10")

    recorded = siti.confirms()

    assert (recorded.order.pay_method, recorded.qris) == (PayMethod.TRANSFER, None)


def test_the_bill_with_its_postage_brings_the_code_and_so_does_another_postage(shop, siti):
    order = replace(owes(shop, postage=None), pay_method=PayMethod.QRIS)
    shop.happens(OrderPlaced(order))

    shop.sees(look(orders=tab({A: OrderSeen(A, OrderStatus.NEW, 15_000, "", "")})))
    bill = last(siti)
    assert isinstance(bill, BillReady)
    assert bill.qris is not None
    assert bill.qris.amount == 115_000

    shop.sees(look(orders=tab({A: OrderSeen(A, OrderStatus.NEW, 20_000, "", "")})))
    bill = last(siti)
    assert isinstance(bill, PostageChanged)
    assert bill.qris is not None
    assert bill.qris.amount == 120_000


def test_who_changes_to_qris_gets_the_code_and_the_team_does_not(shop, siti, ratna):
    owes(shop)

    told = on(siti, Verb.SET_TERMS, A, quantity=WAYS.index(PayMethod.QRIS))

    assert isinstance(told, TermsSet)
    assert told.qris is not None
    assert told.qris.amount == 100_000
    news = last(ratna)
    assert isinstance(news, TermsSet)
    assert news.qris is None


def test_without_its_postage_an_order_has_no_code_yet(shop, siti: Speaker):
    shop.happens(SettingSet("Ongkir", "dihitung dulu"))
    siti.orders("sambal bawang 10")

    recorded = siti.presses(Verb.CONFIRM)

    assert isinstance(recorded, OrderRecorded)
    assert recorded.qris is None
