"""What is wrong in the Sheet is told once, also when the telling failed and over a restart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commands.faults import Fault, Reason
from sheets.journal import Journal
from sheets.watch.complaints import Complaints
from sheets.watch.memory import Timing

WORDS = Fault("Harga", "E4", "Harga", "dua puluh", Reason.NOT_RUPIAH)
EMPTY = Fault("Produk", "B7", "Nama", "", Reason.REQUIRED)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path)
    yield opened
    opened.close()


def complaints(journal: Journal, quiet: float = 0) -> Complaints:
    return Complaints(Timing(complaint=quiet), lambda: 0.0, journal)


def test_what_could_not_be_told_is_due_again(journal: Journal) -> None:
    ours = complaints(journal)

    assert ours.due([WORDS]) == (WORDS,)
    assert ours.due([WORDS]) == (WORDS,)
    ours.told([WORDS])
    assert ours.due([WORDS]) == ()


def test_a_restart_repeats_nothing(journal: Journal) -> None:
    before = complaints(journal)
    before.told(before.due([WORDS]))

    assert complaints(journal).due([WORDS, EMPTY]) == (EMPTY,)


def test_a_fault_that_was_mended_is_told_when_it_comes_back(journal: Journal) -> None:
    ours = complaints(journal)
    ours.told(ours.due([WORDS]))
    ours.told(ours.due([]))

    assert ours.due([WORDS]) == (WORDS,)


def test_what_was_told_stays_told_while_its_rows_are_still_looked_for(journal: Journal) -> None:
    before = complaints(journal)
    before.told(before.due([WORDS, EMPTY]))
    after = complaints(journal)

    after.told(after.due([]), ["Harga"])

    assert after.due([WORDS, EMPTY]) == (EMPTY,)


def test_nothing_is_told_while_the_owner_types(journal: Journal) -> None:
    assert complaints(journal, quiet=30).due([WORDS]) == ()


def test_the_same_slip_in_two_rows_names_both_cells_and_a_later_third_one_alone(journal: Journal) -> None:
    ours = complaints(journal)
    second, third = replace(WORDS, cell="E7"), replace(WORDS, cell="E9")

    assert ours.due([WORDS, second]) == (WORDS, second)
    ours.told([WORDS, second])
    assert ours.due([WORDS, second, third]) == (third,)
    ours.told([third])
    assert ours.due([WORDS, second, third]) == ()
