from datetime import UTC, datetime

import pytest

from sheets.local.cells import Formula
from sheets.local.display import shown
from sheets.local.locales import conventions
from sheets.local.serials import from_serial, to_serial
from sheets.local.typed import typed

ID, US = conventions("id_ID"), conventions("en_US")
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "indonesian", "american"),
    [
        ("20.000", 20000, 20),
        ("20,5", 20.5, "20,5"),
        ("20.5", "20.5", 20.5),
        ("2,000,000.01", "2,000,000.01", 2000000.01),
        ("2.000.000,01", 2000000.01, "2.000.000,01"),
        ("0042", 42, 42),
        ("-7", -7, -7),
        ("Rp20.000", 20000, "Rp20.000"),
        ("Rp 20.000", 20000, "Rp 20.000"),
        ("$20.50", "$20.50", 20.5),
        ("50%", 0.5, 0.5),
        ("20rb", "20rb", "20rb"),
        ("3_1_0", "3_1_0", "3_1_0"),
        ("TRUE", True, True),
        ("false", False, False),
        ("'0812", "0812", "0812"),
        ("=4/2", Formula("=4/2"), Formula("=4/2")),
        ("25/01/2023", 44951, "25/01/2023"),
        ("01/25/2023", "01/25/2023", 44951),
        ("2020-01-01", 43831, 43831),
        ("24/11", 46350, "24/11"),
        ("24 Nov 2026", 46350, 46350),
        ("24 November", 46350, 46350),
        ("19.30", 0.8125, 19.3),
        ("19:30", 0.8125, 0.8125),
        ("30/02/2026", "30/02/2026", "30/02/2026"),
        ("dua puluh", "dua puluh", "dua puluh"),
        ("", "", ""),
    ],
)
def test_what_is_typed_is_read_by_the_files_locale(text: str, indonesian: object, american: object):
    found = (typed(text, ID, NOW).value, typed(text, US, NOW).value)

    assert found == (indonesian, american)
    assert [type(value) for value in found] == [type(indonesian), type(american)]


@pytest.mark.parametrize(
    ("value", "kind", "pattern", "indonesian", "american"),
    [
        (20000, "CURRENCY", '"Rp"#,##0', "Rp20.000", "Rp20,000"),
        (-1500, "CURRENCY", '"Rp"#,##0', "-Rp1.500", "-Rp1,500"),
        (0, "CURRENCY", '"Rp"#,##0', "Rp0", "Rp0"),
        (1234.5, "NUMBER", "#,##0.00", "1.234,50", "1,234.50"),
        (0.255, "PERCENT", "0.0%", "25,5%", "25.5%"),
        (7, "NUMBER", "000", "007", "007"),
        (2.50, "NUMBER", "0.##", "2,5", "2.5"),
        (43831, "DATE", "dd/mm/yyyy", "01/01/2020", "01/01/2020"),
        (43831, "DATE", "", "01/01/2020", "1/1/2020"),
        (43831, "DATE", "d mmmm yyyy", "1 Januari 2020", "1 January 2020"),
        (43831.8125, "DATE_TIME", "yyyy-mm-dd hh:mm", "2020-01-01 19:30", "2020-01-01 19:30"),
        (0.8125, "TIME", "h:mm am/pm", "7:30 PM", "7:30 PM"),
        (20.5, "", "", "20,5", "20.5"),
        (46, "TEXT", "@", "46", "46"),
    ],
)
def test_numbers_are_shown_by_format_and_locale(
    value: float, kind: str, pattern: str, indonesian: str, american: str
):
    number_format = {"type": kind, "pattern": pattern} if kind else None

    assert (shown(value, number_format, ID), shown(value, number_format, US)) == (indonesian, american)


def test_booleans_and_text_are_shown_as_they_are():
    assert (shown(True, None, ID), shown("=1+1", None, ID), shown(None, None, ID)) == ("TRUE", "=1+1", "")


def test_a_serial_counts_days_from_the_end_of_1899():
    moment = datetime(2026, 11, 24, 19, 30)  # noqa: DTZ001 - the grid's dates have no zone

    assert to_serial(moment) == 46350.8125
    assert from_serial(46350.8125) == moment
    assert from_serial(1e12) is None
