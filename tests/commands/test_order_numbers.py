"""The number that an order gets by the business's own day, and the clock of its payment."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from commands.billing import pay_until
from commands.entries.catalog import SettingSet
from commands.rules.orders import PayMethod
from tests.commands.network import NOW
from tests.commands.talk import Speaker, Talk

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("rule", "postage", "has_clock"),
    [("gratis", 0, True), ("per kota", 10_000, True), ("dihitung dulu", None, False)],
)
def test_no_clock_runs_before_postage_is_known(talk, siti, rule, postage, has_clock):
    talk.happens(SettingSet("Ongkir", rule), SettingSet("Batas bayar", "12 jam"))
    siti.orders("sambal bawang 10")
    recorded = siti.confirms()

    assert recorded.order.postage == postage
    expected = datetime(2026, 11, 24, 21, 0, tzinfo=JAKARTA) if has_clock else None
    assert recorded.pay_until == expected


@pytest.mark.parametrize(
    ("method", "has_clock"),
    [
        (PayMethod.TRANSFER, True),
        (PayMethod.QRIS, True),
        (PayMethod.CASH, False),
        (PayMethod.AT_DOOR, False),
        (PayMethod.CREDIT, False),
    ],
)
def test_only_transfer_and_qris_have_a_clock(talk, siti, method, has_clock):
    siti.orders("sambal bawang 10")
    order = replace(siti.confirms().order, pay_method=method)

    assert (pay_until(talk.book, order, order.placed_at) is not None) is has_clock


def ordered_at(talk: Talk, speaker: Speaker, at: datetime) -> str:
    talk.clock = at
    speaker.orders("krupuk bawang 10")
    return speaker.confirms().order.no


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [("WIB", 17), ("wita", 16), ("WIT", 15), ("", 17), ("UTC", 17)],
)
def test_numbers_begin_anew_at_the_businesss_midnight(talk, siti, budi, zone, midnight):
    talk.happens(SettingSet("Zona waktu", zone))
    before = datetime(2026, 11, 24, midnight - 1, 59, 59, tzinfo=UTC)
    after = datetime(2026, 11, 24, midnight, 0, 0, tzinfo=UTC)

    assert ordered_at(talk, siti, before) == "P261124-001"
    assert ordered_at(talk, budi, before) == "P261124-002"
    assert ordered_at(talk, siti, after) == "P261125-001"
    assert ordered_at(talk, budi, before) == "P261124-003"


def test_the_thousandth_order_of_a_day_has_four_digits(talk, siti):
    talk.book.counters["261124"] = 999

    assert ordered_at(talk, siti, NOW) == "P261124-1000"
