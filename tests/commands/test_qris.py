"""The shop's QRIS: which codes are one, and what a code with an amount keeps of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.qris import MOST, Qris, QrisRefusal, read_qris, with_amount
from tests.commands.qris_codes import checksum, code, sealed, static_codes, taken_apart


def test_the_checksum_of_these_tests_is_the_specifications_own() -> None:
    assert checksum("123456789") == "29B1"


def test_a_shops_code_says_whose_it_is() -> None:
    assert read_qris(f" {code()}\n") == Qris(code(), "Sambal Ibu", "Cirebon", "ID2023000000123")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", QrisRefusal.NOT_QRIS),
        ("https://contoh.example/menu", QrisRefusal.NOT_QRIS),
        ("=IMPORTXML(A1)", QrisRefusal.NOT_QRIS),
        ("0812-3456-7890", QrisRefusal.NOT_QRIS),
        ("5802ID", QrisRefusal.NOT_QRIS),
        (sealed([("01", "11"), ("58", "ID"), ("53", "360")]), QrisRefusal.NOT_QRIS),
        (sealed([("00", "01"), ("58", "SG"), ("53", "702")]), QrisRefusal.NOT_QRIS),
        (code(poi="12", more=[("54", "25000")]), QrisRefusal.ONE_TIME),
        (code(more=[("54", "25000")]), QrisRefusal.ONE_TIME),
        (code(poi="12"), QrisRefusal.ONE_TIME),
        (code()[:-1] + "Z", QrisRefusal.DAMAGED),
        (code()[:-20], QrisRefusal.DAMAGED),
        (code().replace("Sambal Ibu", "Sambal Ibi"), QrisRefusal.DAMAGED),
        (code().replace("5802ID", "5802MY"), QrisRefusal.DAMAGED),
        (code(more=[("55", "02")]), QrisRefusal.DAMAGED),
        (code(merchant="x" * 26), QrisRefusal.DAMAGED),
    ],
)
def test_what_is_no_shops_code_is_refused_with_its_reason(text: str, why: QrisRefusal) -> None:
    assert read_qris(text) is why
    with pytest.raises(ValueError, match="QRIS"):
        Qris.of(text)


@given(static_codes(), st.integers(1, MOST))
def test_a_code_with_an_amount_differs_in_nothing_else(payload: str, rupiah: int) -> None:
    """Fees, tips, merchants, order of tags: only 01, 54 and the checksum are new."""
    before, after = taken_apart(payload), taken_apart(with_amount(Qris.of(payload), rupiah))

    assert dict(after)["01"] == "12"
    assert dict(after)["54"] == str(rupiah)
    assert after[-1] == ("63", checksum("".join(f"{t}{len(v):02}{v}" for t, v in after[:-1]) + "6304"))
    assert _merchants(after) == _merchants(before)


@given(static_codes(), st.integers(1, MOST))
def test_a_code_with_an_amount_is_for_one_payment(payload: str, rupiah: int) -> None:
    assert read_qris(with_amount(Qris.of(payload), rupiah)) is QrisRefusal.ONE_TIME


@given(static_codes(), st.data())
def test_a_code_with_one_wrong_character_is_never_taken_for_another(
    payload: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from("0123456789ABCDEFXYZ").filter(lambda one: one != payload[place]))

    assert not isinstance(read_qris(payload[:place] + other + payload[place + 1 :]), Qris)


@pytest.mark.parametrize("rupiah", [0, -1, MOST + 1])
def test_an_amount_that_no_code_holds_is_refused(rupiah: int) -> None:
    with pytest.raises(ValueError, match="amount"):
        with_amount(Qris.of(code()), rupiah)


def _merchants(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [part for part in parts if part[0] not in ("01", "54", "63")]
