"""What is written into a typed cell is read back as the same value."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.rules.catalog import Pack
from sheets import cells
from sheets.cells import shown
from sheets.layout import Layout
from sheets.tabs import TABS
from sheets.writing import Value, new_row, source_of

JAKARTA = ZoneInfo("Asia/Jakarta")
TODAY = date(2026, 11, 24)
DATES = st.dates(date(2000, 1, 2), date(2199, 12, 30))
WORD = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


def read_back(written: dict[str, Any]) -> Any:
    """An unformatted read gives the typed value; an empty cell gives nothing."""
    return next(iter(written.values()), None)


@given(st.integers(-(10**9), 10**9) | st.none())
def test_rupiah_and_pieces_come_back(number: int | None) -> None:
    assert cells.read_rupiah(read_back(cells.write_number(number)), None) == number
    assert cells.read_count(read_back(cells.write_number(number)), None) == number


@given(DATES)
def test_a_date_comes_back_as_the_same_day(day: date) -> None:
    assert cells.read_date(read_back(cells.write_date(day)), TODAY) == day


@given(st.datetimes(datetime(2001, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_a_moment_comes_back_rounded_to_the_second(moment: datetime) -> None:
    back = cells.read_time(read_back(cells.write_time(moment, JAKARTA)), JAKARTA)

    assert back is not None
    assert abs(back - moment) <= timedelta(milliseconds=500)
    assert back.microsecond == 0


def test_a_moment_is_written_as_the_wall_clock_of_the_businesss_zone() -> None:
    seven_in_the_evening_utc = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)

    written = cells.write_time(seven_in_the_evening_utc, JAKARTA)

    assert written == {"numberValue": 46351 + 2 / 24}


def test_nothing_is_written_as_an_empty_cell() -> None:
    nothing = (cells.write_number(None), cells.write_date(None), cells.write_time(None, JAKARTA))

    assert nothing == ({}, {}, {})
    assert cells.write_text("") == cells.write_id(None) == {}


@given(st.integers(-(2**62), 2**62))
def test_a_telegram_id_is_text_and_keeps_every_digit(number: int) -> None:
    written = cells.write_id(number)

    assert written == {"stringValue": str(number)}
    assert cells.read_id(read_back(written)) == number


@given(st.lists(WORD, unique=True, max_size=4).map(tuple))
def test_a_list_of_names_comes_back(names: tuple[str, ...]) -> None:
    assert cells.read_list(read_back(cells.write_list(names))) == names


@given(st.lists(st.builds(Pack, WORD, st.integers(1, 999)), max_size=3, unique=True).map(tuple))
def test_packs_come_back(packs: tuple[Pack, ...]) -> None:
    assert cells.read_packs(read_back(cells.write_packs(packs))) == packs


@given(st.booleans())
def test_yes_and_no_come_back(value: bool) -> None:  # noqa: FBT001 - given by Hypothesis
    assert cells.read_yes_no(read_back(cells.write_yes_no(value))) is value


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+62812", "@SUM(A1)", "007", "1/2"])
def test_whatever_a_text_looks_like_it_is_written_as_text(text: str) -> None:
    assert cells.write_text(text) == {"stringValue": text}
    assert cells.read_text(text) == text


@pytest.mark.parametrize(
    ("cell", "text"), [(20000.0, "20000"), (0.5, "0,5"), (True, "TRUE"), (None, ""), ("  a ", "a"), (7, "7")]
)
def test_a_cell_is_quoted_as_its_owner_sees_it(cell: Any, text: str) -> None:
    assert shown(cell) == text


def test_a_new_row_is_typed_by_its_columns_wherever_they_stand() -> None:
    layout = Layout.of(TABS["Pembayaran"], ["hers", *reversed(TABS["Pembayaran"].headers)])
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    payment: dict[str, Value] = {
        "ID": "B0012",
        "Waktu": at,
        "Nama": "=SUM(1)",
        "No pesanan": "P261124-007",
        "Jumlah": 488000,
    }

    row = new_row(layout, payment, JAKARTA, dressed=True)["values"]

    assert row[0] == {}
    assert {h: row[layout.positions[h]]["userEnteredValue"] for h in payment} == {
        "ID": {"stringValue": "B0012"},
        "Waktu": {"numberValue": 46350 + 10 / 24},
        "Nama": {"stringValue": "=SUM(1)"},
        "No pesanan": {"stringValue": "P261124-007"},
        "Jumlah": {"numberValue": 488000},
    }
    assert row[layout.positions["Jumlah"]]["userEnteredFormat"]["numberFormat"]["pattern"] == '"Rp"#,##0'


def test_a_value_without_a_column_or_of_another_kind_is_refused() -> None:
    layout = Layout.of(TABS["Pembayaran"], ["ID", "Jumlah"])

    with pytest.raises(KeyError):
        new_row(layout, {"Nama": "Siti"}, JAKARTA)
    with pytest.raises(TypeError):
        new_row(layout, {"Jumlah": "488rb"}, JAKARTA)


def test_each_kind_of_column_takes_its_own_kind_of_value() -> None:
    layout = Layout.of(TABS["Produk"], TABS["Produk"].headers)
    product: dict[str, Value] = {"Nama": "Nastar", "SKU": 12, "PO": TODAY, "Aktif": True, "Stok": 7}

    row = new_row(layout, product, JAKARTA)["values"]

    assert {header: row[layout.positions[header]]["userEnteredValue"] for header in product} == {
        "Nama": {"stringValue": "Nastar"},
        "SKU": {"stringValue": "12"},
        "PO": {"numberValue": 46350},
        "Aktif": {"stringValue": "ya"},
        "Stok": {"numberValue": 7},
    }


def test_a_suggesting_dropdown_follows_the_column_that_it_shows() -> None:
    moved = Layout.of(TABS["Produk"], ["SKU", "Cek", "Nama"])
    offers = TABS["Harga"].column("Produk").offers
    assert offers is not None
    source = source_of("Produk Ibu's", moved, offers.header)
    assert source == "'Produk Ibu''s'!$C$2:$C"
    assert source_of("Produk", moved, "Kelompok") is None
