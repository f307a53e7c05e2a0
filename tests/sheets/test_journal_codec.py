from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from commands.book import Kind
from commands.drafts import Draft, DraftLine, Source
from commands.entries import Entry
from commands.entries.catalog import PostageSet
from commands.messages import Message
from sheets.codec import (
    ENTRIES,
    STATE_TYPES,
    EntryCodec,
    JournalTooNewError,
    decode_message,
    decode_state,
    encode_message,
    encode_state,
    utc_text,
    utc_time,
)

_zones = st.just(UTC) | st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
_moments = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=_zones)  # noqa: DTZ001 - bounds
st.register_type_strategy(datetime, _moments)


@given(st.one_of(*(st.from_type(entry) for entry in get_args(Entry))))
def test_every_entry_comes_back_as_it_went_in(entry):
    row = ENTRIES.encode(entry)
    assert ENTRIES.decode(row.type, row.version, row.data) == entry


@given(st.sampled_from(Kind).flatmap(lambda kind: st.tuples(st.just(kind), st.from_type(STATE_TYPES[kind]))))
def test_every_piece_of_state_comes_back_as_it_went_in(piece):
    kind, value = piece
    assert decode_state(kind.value, encode_state(kind, value)) == (kind, value)


@given(st.from_type(Message))
def test_every_message_comes_back_as_it_went_in(message):
    assert decode_message(encode_message(message)) == message


def test_a_draft_of_before_keeps_the_message_that_made_it():
    kept = '{"id": 3, "partner_id": "M001", "made_by": 9, "lines": [{"sku": "A", "quantity": 10}], '
    told = Draft(3, "M001", 9, lines=(DraftLine("A", 10),))

    of_one = decode_state("draft", kept + '"source_message": 7}')
    assert of_one == (Kind.DRAFT, replace(told, sources=(Source(7, (("A", 10),)),)))
    assert decode_state("draft", kept + '"source_message": null}') == (Kind.DRAFT, told)


def test_every_kind_of_state_has_a_type():
    assert set(STATE_TYPES) == set(Kind)


def test_json_of_another_type_is_refused_and_not_bent():
    with pytest.raises(ValidationError):
        ENTRIES.decode("postage_set", 1, '{"city": "Solo", "fee": "9000"}')


@pytest.mark.parametrize(("kind", "version"), [("postage_set", 2), ("postage_by_drone", 1)])
def test_an_entry_of_a_newer_program_is_refused(kind, version):
    with pytest.raises(JournalTooNewError, match=kind):
        ENTRIES.decode(kind, version, "{}")


def test_state_of_a_newer_program_is_refused():
    with pytest.raises(JournalTooNewError, match="hologram"):
        decode_state("hologram", "1")


def test_an_old_version_is_lifted_step_by_step():
    codec = EntryCodec(
        versions={"postage_set": 3},
        lifters={
            ("postage_set", 1): lambda old: {"city": old["town"], "fee": old["fee"]},
            ("postage_set", 2): lambda old: old | {"fee": old["fee"] * 1_000},
        },
    )
    assert codec.decode("postage_set", 1, '{"town": "Solo", "fee": 9}') == PostageSet("Solo", 9_000)
    assert codec.decode("postage_set", 2, '{"city": "Solo", "fee": 9}') == PostageSet("Solo", 9_000)
    assert codec.encode(PostageSet("Solo", 9_000)).version == 3


@given(_moments, _moments)
def test_moments_sort_as_text_as_they_do_in_time(one, other):
    assert (utc_text(one) < utc_text(other)) == (one < other)
    assert utc_time(utc_text(one)) == one


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        utc_text(datetime(2026, 11, 24))  # noqa: DTZ001 - what is refused
