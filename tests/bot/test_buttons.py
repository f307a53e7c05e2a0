"""Callback data: what is drawn is what is pressed, and nothing else is ever understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import LONGEST, decode, encode
from bot.links import proof_link, start_link, start_payload, whatsapp_link
from commands.asks import Pressed, PressedUnknown, Verb

numbers = st.integers(min_value=0, max_value=2**64)
presses = st.builds(
    Pressed,
    st.sampled_from(Verb),
    subject=numbers,
    version=numbers,
    line=numbers,
    quantity=numbers,
    message_id=st.none() | st.integers(),
)


@given(presses)
def test_a_button_comes_back_as_it_was_drawn(pressed: Pressed) -> None:
    data = encode(pressed)

    assert decode(data, pressed.message_id) == pressed
    assert decode(data.encode(), pressed.message_id) == pressed
    assert len(data.encode()) <= LONGEST


@given(st.binary(max_size=80) | st.text(max_size=80))
def test_any_data_is_a_press_or_a_button_of_another_age(data: bytes | str) -> None:
    pressed = decode(data)

    assert isinstance(pressed, Pressed | PressedUnknown)
    if isinstance(pressed, Pressed):
        text = data.decode() if isinstance(data, bytes) else data
        assert encode(pressed) in (text, text.rstrip(":0") or text)


@pytest.mark.parametrize(
    ("pressed", "data"),
    [
        (Pressed(Verb.START_ORDER), "ps"),
        (Pressed(Verb.CONFIRM, 37, 2), "ko:11:2"),
        (Pressed(Verb.RAISE, 1, 1, 0, 10), "na:1:1:0:a"),
        (Pressed(Verb.MORE_PRICES, quantity=15), "hl:0:0:0:f"),
    ],
)
def test_data_is_short_and_the_same_for_ever(pressed: Pressed, data: str) -> None:
    assert encode(pressed) == data


@pytest.mark.parametrize(
    "data", ["", "zz", "KO:1", "ko:", "ko:-1", "ko:01", "ko:1:2:3:4:5", "ko: 1", "ko:1_0", "order:7", "ko:１"]
)
def test_data_of_another_age_is_not_guessed_at(data: str) -> None:
    assert decode(data) == PressedUnknown()


@pytest.mark.parametrize("number", [-1, 36**13])
def test_a_number_that_does_not_fit_is_a_bug_and_says_so(number: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(Pressed(Verb.CONFIRM, number))


def test_start_links_carry_only_what_telegram_allows() -> None:
    assert start_link("mitra_bot", "AbC-1_2") == "https://t.me/mitra_bot?start=AbC-1_2"
    assert start_link("mitra_bot") == "https://t.me/mitra_bot"
    assert proof_link("mitra_bot", "B261124-003") == "https://t.me/mitra_bot?start=bukti_B261124-003"
    with pytest.raises(ValueError, match="payload"):
        start_link("mitra_bot", "siti rohmah")
    assert start_payload(" AbC-1_2 ") == "AbC-1_2"
    assert start_payload("x" * 65) == ""


@pytest.mark.parametrize(
    ("phone", "url"),
    [
        ("0812-3456-7890", "https://wa.me/6281234567890"),
        ("+62 812 3456 7890", "https://wa.me/6281234567890"),
        ("chat Bu Ratna", ""),
        ("", ""),
    ],
)
def test_a_phone_as_people_type_it_becomes_a_whatsapp_link(phone: str, url: str) -> None:
    assert whatsapp_link(phone) == url
