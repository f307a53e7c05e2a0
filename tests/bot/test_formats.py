"""Figures and days as wording.md section 1 shows them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.formats import Formats, number, percent, rupiah
from bot.wording import ENGLISH, INDONESIAN
from bot.wording.words import Words

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "Rp0"), (999, "Rp999"), (20000, "Rp20.000"), (18450000, "Rp18.450.000"), (-12000, "-Rp12.000")],
)
def test_rupiah_has_dots_and_no_cents(value: int, text: str) -> None:
    assert rupiah(value) == text


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        (INDONESIAN, 18450000, "Rp18,45 juta"),
        (INDONESIAN, 2000000, "Rp2 juta"),
        (INDONESIAN, 1500000, "Rp1,5 juta"),
        (INDONESIAN, 999999, "Rp999.999"),
        (INDONESIAN, -1234567, "-Rp1,23 juta"),
        (ENGLISH, 18450000, "Rp18.45 million"),
    ],
)
def test_big_sums_in_reports_may_be_short(language: Words, value: int, text: str) -> None:
    assert Formats(language, NOW).about(value) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 4, "25%"), (1, 3, "33%"), (2, 3, "67%"), (5, 0, "0%")]
)
def test_shares_are_whole_percents(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


@pytest.mark.parametrize(
    ("language", "at", "text"),
    [
        (INDONESIAN, (2026, 11, 24, 14, 5), "hari ini 14.05"),
        (INDONESIAN, (2026, 11, 25, 14, 5), "besok (Rab 25 Nov), 14.05"),
        (INDONESIAN, (2026, 11, 26, 8, 0), "Kam 26 Nov, 08.00"),
        (INDONESIAN, (2027, 8, 8, 0, 0), "Min 8 Agu 2027, 00.00"),
        (ENGLISH, (2026, 11, 24, 14, 5), "today 14:05"),
        (ENGLISH, (2026, 11, 25, 14, 5), "tomorrow (Wed 25 Nov), 14:05"),
        (ENGLISH, (2026, 11, 26, 8, 0), "Thu 26 Nov, 08:00"),
    ],
)
def test_a_moment_is_a_day_and_an_hour(
    language: Words, at: tuple[int, int, int, int, int], text: str
) -> None:
    assert Formats(language, NOW).moment(datetime(*at, tzinfo=JAKARTA)) == text


def test_days_and_months_have_their_short_names() -> None:
    id_days = [Formats(INDONESIAN, NOW).day(date(2026, month, 24)) for month in range(1, 13)]

    assert " ".join(id_days) == (
        "Sab 24 Jan Sel 24 Feb Sel 24 Mar Jum 24 Apr Min 24 Mei Rab 24 Jun "
        "Jum 24 Jul Sen 24 Agu Kam 24 Sep Sab 24 Okt Sel 24 Nov Kam 24 Des"
    )
    assert Formats(INDONESIAN, NOW).month(date(2026, 10, 1)) == "Oktober"
    assert Formats(ENGLISH, NOW).month(date(2025, 10, 1)) == "October 2025"


def test_counts_have_the_products_own_unit() -> None:
    assert Formats(INDONESIAN, NOW).count(1200, "botol") == "1.200 botol"
    assert Formats(ENGLISH, NOW).count(1, "botol") == "1 bottle"
    assert Formats(ENGLISH, NOW).count(2, "botol") == "2 bottles"
    assert Formats(ENGLISH, NOW).count(2, "ember") == "2 ember"
    assert number(1234567) == "1.234.567"
