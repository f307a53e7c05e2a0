import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.local import a1
from sheets.local.ranges import Box

TITLES = st.text(min_size=1, max_size=20)


@given(st.integers(0, a1.MAX_COLUMNS - 1))
def test_a_columns_letters_name_it(index: int):
    assert a1.column_index(a1.column_letters(index)) == index


@given(TITLES, st.integers(0, 9999), st.integers(0, 500), st.integers(1, 50), st.integers(1, 50))
def test_a_written_range_reads_back_whatever_the_title(
    title: str, top: int, left: int, height: int, width: int
):
    box = Box(top, top + height, left, left + width)

    found = a1.parse(a1.write(title, box))

    assert found == a1.A1(title, box.top, box.bottom, box.left, box.right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1", a1.A1(None, 0, 1, 0, 1)),
        ("Sheet1!A:C", a1.A1("Sheet1", None, None, 0, 3)),
        ("Sheet1!2:3", a1.A1("Sheet1", 1, 3, None, None)),
        ("Sheet1!A5:A", a1.A1("Sheet1", 4, None, 0, 1)),
        ("D4:A1", a1.A1(None, 0, 4, 0, 4)),
        ("$B$2:C3", a1.A1(None, 1, 3, 1, 3)),
        ("'D3'!A1:D4", a1.A1("D3", 0, 4, 0, 4)),
        ("'it''s'", a1.A1("it's")),
        ("C", a1.A1(None, None, None, 2, 3)),
        ("Pesanan", None),
        ("Sheet1!A0", None),
        ("Sheet1!bogus", None),
    ],
)
def test_ranges_are_read_as_google_reads_them(text: str, expected: a1.A1 | None):
    assert a1.parse(text) == expected


def test_a_title_that_looks_like_a_cell_or_holds_spaces_is_quoted():
    assert [a1.quoted(title) for title in ("Sheet1", "D3", "Item Pesanan", "it's", "_mitra")] == [
        "Sheet1",
        "'D3'",
        "'Item Pesanan'",
        "'it''s'",
        "_mitra",
    ]
