"""Sentences about the Sheet: complete in both languages, with the place and what is expected."""

from collections.abc import Mapping

import pytest

from bot.wording import LANGUAGES, sheet_en, sheet_id
from bot.wording.sheet_recovery import recovery_sentences_of
from bot.wording.words import Words
from commands.differences import Difference, Differs
from commands.faults import Fault, Finding, Problem, Reason

FAULT = Fault("Harga", "E3", "Harga", "dua puluh", Reason.NOT_RUPIAH)


def test_an_unreadable_price_is_explained_with_its_place_and_how_to_type_it() -> None:
    assert sheet_id.explain_fault(FAULT) == (
        'Tab Harga, kotak E3: "dua puluh" bukan angka. Tulis 20000 atau 20.000.'
    )
    assert sheet_en.explain_fault(FAULT) == (
        'Tab Harga, cell E3: "dua puluh" is not a number. Type 20000 or 20.000.'
    )


def test_a_sheet_that_is_not_shared_names_the_keys_address() -> None:
    finding = Finding(Problem.NOT_SHARED, email="mitra@contoh.example")

    assert sheet_id.SENTENCES.of_finding(finding) == (
        "Bot belum boleh membuka Sheet. Di Sheet tekan Bagikan, masukkan mitra@contoh.example, pilih Editor."
    )


@pytest.mark.parametrize("problem", [Problem.OLD_JOURNAL, Problem.OLD_VERSION])
def test_a_number_that_is_not_ours_names_the_cell_where_somebody_may_have_typed(problem: Problem) -> None:
    for language in (sheet_id, sheet_en):
        said_of_it = language.SENTENCES.of_finding(Finding(problem))
        assert "A1" in said_of_it
        assert "_mitra" in said_of_it


def test_an_unknown_name_offers_what_is_near_and_says_no_more_when_nothing_is() -> None:
    near = Fault("Harga", "A2", "Produk", "sambel", Reason.UNKNOWN_PRODUCT, ("Sambal Bawang", "Sambal Ijo"))
    far = Fault("Harga", "A2", "Produk", "rendang", Reason.UNKNOWN_PRODUCT)

    assert sheet_id.explain_fault(near) == (
        'Tab Harga, kotak A2: "sambel" tidak ada di tab Produk. Mungkin maksudnya Sambal Bawang, Sambal Ijo?'
    )
    assert sheet_id.explain_fault(far) == 'Tab Harga, kotak A2: "rendang" tidak ada di tab Produk.'


def test_a_missing_tab_and_a_missing_header_have_no_cell() -> None:
    tab = Fault("Harga", "", "", "", Reason.TAB_MISSING)
    header = Fault("Harga", "", "Min beli", "", Reason.HEADER_MISSING)

    assert sheet_id.explain_fault(tab).startswith("Tab Harga tidak ada di Sheet.")
    assert sheet_id.explain_fault(header).startswith('Tab Harga: judul kolom "Min beli" tidak ada')


def test_what_was_typed_is_quoted_as_it_is_even_with_braces() -> None:
    fault = Fault("Harga", "E3", "Harga", "{tab} {0}", Reason.NOT_RUPIAH)

    assert '"{tab} {0}"' in sheet_id.explain_fault(fault)
    assert '"{tab} {0}"' in sheet_en.explain_fault(fault)


@pytest.mark.parametrize(
    ("faults", "findings"),
    [(sheet_id.FAULTS, sheet_id.FINDINGS), (sheet_en.FAULTS, sheet_en.FINDINGS)],
    ids=["Indonesian", "English"],
)
def test_every_fault_and_every_finding_has_its_sentence(
    faults: Mapping[Reason, str], findings: Mapping[Problem, str]
) -> None:
    assert set(faults) == set(Reason)
    assert set(findings) == set(Problem)


def test_every_sentence_can_be_filled_in() -> None:
    for language in (sheet_id, sheet_en):
        for reason in Reason:
            assert language.explain_fault(Fault("T", "A1", "H", "x", reason, ("1",)))
        for problem in Problem:
            assert language.SENTENCES.of_finding(Finding(problem, "a@b", "p", "T", "H", ("A1",), "f", "e"))


@pytest.mark.parametrize("kind", Differs)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_is_said_with_its_place_and_a_phone_number_is_hidden(
    language: Words, kind: Differs
) -> None:
    words = recovery_sentences_of(language)
    one = Difference(kind, "Pesanan", "F7", "P261124-007", "HP", "0800", "0801")

    said = words.of_difference(one)

    assert ("Pesanan" in said) is (kind not in (Differs.OLD_VERSION, Differs.OTHER_NUMBER))
    assert "{" not in said
    if kind is Differs.CELL:
        assert "F7" in said
        assert "0800" not in said
        assert "0801" not in said
