"""/report: a partner's own figures; the owner's of the whole business; an admin's without cost."""

from datetime import date

import pytest

from commands.asks import Pressed, Verb
from commands.book import Kind
from commands.entries.catalog import ProductEnded, SettingSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderMoved
from commands.periods import PERIODS, days_of, period_named
from commands.replies.drafts import OldButton
from commands.replies.people import PartnersOnly
from commands.replies.reports import Amount, OwnerReport, PartnerReport, Period, PeriodUnknown
from commands.rules.orders import Order, OrderStatus
from tests.commands.network import NOW, counted
from tests.commands.talk import Speaker, Talk


def order(speaker: Speaker, words: str) -> Order:
    speaker.orders(words)
    return speaker.confirms().order


def hers(speaker: Speaker, words: str = "") -> PartnerReport:
    reply = speaker.says(f"/report {words}")
    assert isinstance(reply, PartnerReport)
    return reply


def owners(speaker: Speaker, words: str = "") -> OwnerReport:
    reply = speaker.says(f"/laporan {words}")
    assert isinstance(reply, OwnerReport)
    return reply


def test_a_partner_sees_what_she_bought_and_would_earn(talk, siti, budi):
    bought = order(siti, "sambal bawang 10, krupuk bawang 10")
    order(budi, "sambal bawang 50")
    talk.happens(PaymentRecorded("B1", "M001", bought.no, 100_000, "transfer", NOW, "1"))

    assert hers(siti) == PartnerReport(
        called="Siti Rohmah",
        period=Period.MONTH,
        first=date(2026, 11, 1),
        last=date(2026, 11, 24),
        orders=1,
        pieces=20,
        purchases=320_000,
        margin=10 * 5_000 + 10 * 3_000,
        unpaid=320_000 + 10_000 - 100_000,
        target=1_000_000,
        by_product=(Amount("Sambal Bawang", 200_000, 10), Amount("Krupuk Bawang", 120_000, 10)),
    )


def test_what_has_no_retail_price_is_left_out_of_the_margin(talk, budi):
    assert hers(budi).margin is None
    order(budi, "nastar 5")
    assert hers(budi).margin is None

    order(budi, "sambal ijo 50, nastar 5")
    assert hers(budi).margin == 50 * 7_000

    talk.happens(ProductEnded("SMB-02"))
    assert hers(budi).margin == 50 * 7_000

    talk.book.put(Kind.PRODUCT, "SMB-02", None)
    assert hers(budi).margin is None


def test_the_target_is_a_months(siti):
    assert [hers(siti, words).target for words in ("hari ini", "minggu", "bulan ini", "bulan lalu")] == [
        None,
        None,
        1_000_000,
        1_000_000,
    ]


def test_cancelled_orders_count_nowhere(talk, siti, ratna):
    talk.happens(OrderMoved(order(siti, "sambal bawang 10").no, OrderStatus.NEW, OrderStatus.CANCELLED, "1"))

    assert (hers(siti).orders, hers(siti).purchases, hers(siti).unpaid) == (0, 0, 0)
    assert (owners(ratna).turnover, owners(ratna).unpaid_orders) == (0, 0)


def test_the_owner_sees_the_whole_business(talk, siti, budi, ratna):
    order(siti, "sambal bawang 10, krupuk bawang 10")
    order(budi, "sambal bawang 50")
    talk.happens(counted("KRP-01", 0), counted("SMB-01", -60), SettingSet("Batas satu mitra", "55 %"))

    assert owners(ratna) == OwnerReport(
        period=Period.MONTH,
        first=date(2026, 11, 1),
        last=date(2026, 11, 24),
        orders=2,
        turnover=320_000 + 900_000,
        cost=60 * 12_000,
        uncosted=120_000,
        unpaid=330_000 + 900_000,
        unpaid_orders=2,
        by_product=(Amount("Sambal Bawang", 1_100_000, 60), Amount("Krupuk Bawang", 120_000, 10)),
        by_partner=(Amount("Mas Budi Santoso", 900_000, 50), Amount("Siti Rohmah", 320_000, 20)),
        low_stock=(("Sambal Bawang", 20), ("Krupuk Udang", 40)),
        concentration_limit=55,
    )


def test_an_admin_sees_no_cost(talk, siti, adi, ratna):
    order(siti, "sambal bawang 10")

    assert (owners(ratna).cost, owners(adi).cost) == (120_000, None)
    assert owners(adi).turnover == owners(ratna).turnover == 200_000


def test_a_partner_who_was_forgotten_is_named_by_her_id(talk, siti, ratna):
    order(siti, "sambal bawang 10")
    talk.book.people.pop("M001")

    assert owners(ratna).by_partner == (Amount("M001", 200_000, 10),)


def test_a_product_that_rests_is_not_low(talk, ratna):
    assert owners(ratna).low_stock == (("Krupuk Udang", 40),)
    talk.happens(ProductEnded("KRP-01"))

    assert owners(ratna).low_stock == ()


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("", Period.MONTH),
        ("Hari  Ini", Period.TODAY),
        ("today", Period.TODAY),
        ("minggu", Period.WEEK),
        ("this week", Period.WEEK),
        ("bulan", Period.MONTH),
        ("bulan lalu", Period.LAST_MONTH),
        ("last month", Period.LAST_MONTH),
        ("abad ini", None),
    ],
)
def test_a_period_is_asked_by_words(words, period):
    assert period_named(words) is period


@pytest.mark.parametrize(
    ("today", "period", "first", "last"),
    [
        (date(2026, 11, 24), Period.TODAY, date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 24), Period.WEEK, date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 29), Period.WEEK, date(2026, 11, 23), date(2026, 11, 29)),
        (date(2026, 11, 24), Period.MONTH, date(2026, 11, 1), date(2026, 11, 24)),
        (date(2026, 1, 31), Period.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (date(2028, 3, 1), Period.LAST_MONTH, date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_the_days_of_a_period(today, period, first, last):
    assert days_of(period, today) == (first, last)


def test_only_the_orders_of_the_period_count(talk, siti):
    order(siti, "sambal bawang 10")
    talk.passes(days=7)

    purchases = [hers(siti, words).purchases for words in ("hari ini", "minggu", "bulan", "bulan lalu")]
    assert purchases == [0, 0, 0, 200_000]


@pytest.mark.parametrize("place", range(len(PERIODS)))
def test_a_button_asks_for_another_period(siti, ratna, place):
    partners, owner = (s.asks(Pressed(Verb.REPORT, quantity=place)) for s in (siti, ratna))

    assert isinstance(partners, PartnerReport)
    assert isinstance(owner, OwnerReport)
    assert partners.period is owner.period is PERIODS[place]


def test_a_period_that_is_none_is_said(siti, ratna):
    assert siti.says("/report kapan saja") == PeriodUnknown("kapan saja")
    assert ratna.says("/report kapan saja") == PeriodUnknown("kapan saja")
    assert siti.asks(Pressed(Verb.REPORT, quantity=len(PERIODS))) == OldButton()
    assert ratna.asks(Pressed(Verb.REPORT, quantity=-1)) == OldButton()


def test_strangers_get_no_figures(stranger, yuli):
    assert stranger.says("/report") == PartnersOnly("0800-0000-0000")
    assert yuli.says("/report kapan saja") == PartnersOnly("0800-0000-0000", is_waiting=True)
    assert stranger.asks(Pressed(Verb.REPORT)) == PartnersOnly("0800-0000-0000")


def test_totals_equal_the_orders_to_the_rupiah(talk, siti, budi, ratna):
    placed = [order(siti, "sambal bawang 13, krupuk udang 11"), order(budi, "sambal ijo 51, nastar 7")]
    report = owners(ratna)

    assert report.turnover == sum(one.subtotal for one in placed)
    assert report.unpaid == sum(one.total for one in placed)
    assert sum(amount.rupiah for amount in report.by_partner) == report.turnover
    assert sum(amount.rupiah for amount in report.by_product) == report.turnover


def test_the_largest_five_are_named(talk: Talk, budi, ratna):
    order(
        budi,
        "sambal bawang 50, sambal ijo 50, sambal terasi 50, krupuk udang 10, krupuk bawang 5, paket hemat 1",
    )
    named = [amount.name for amount in owners(ratna).by_product]

    assert len(named) == 5
    assert "Paket Hemat" not in named
