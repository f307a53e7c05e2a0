"""What a command asks, and in which language it speaks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.wording import LANGUAGES
from bot.wording.sheet_recovery import IN_ENGLISH, IN_INDONESIAN, RecoverySentences
from bot.wording.words import Words
from commands.book import Kind
from config.settings import Settings
from config.terminal import JOURNAL_TROUBLES, journal_trouble, language_for, says_yes
from sheets.journal import Journal, Outcome

INDONESIAN, ENGLISH = LANGUAGES


def asked(words: RecoverySentences, *answers: str) -> tuple[bool, list[str]]:
    """What it was taken for, and what was said besides the question."""
    typed, said = iter(answers), list[str]()

    def ask(_: str) -> str:
        for answer in typed:
            return answer
        raise EOFError

    return says_yes("Tambahkan 2 baris?", words, ask, said.append), said


@pytest.mark.parametrize("answer", ["ya", "Y", " iya "])
def test_yes_is_said_in_her_own_words(answer: str) -> None:
    assert asked(IN_INDONESIAN, answer) == (True, [])


@pytest.mark.parametrize("answer", ["tidak", "T", "n", "", "  "])
def test_so_is_no_and_enter_means_no(answer: str) -> None:
    assert asked(IN_INDONESIAN, answer) == (False, [])


def test_anything_else_is_asked_again_with_one_sentence() -> None:
    assert asked(IN_INDONESIAN, "mungkin", "yes", "ya") == (True, [IN_INDONESIAN.ask_again] * 2)
    assert asked(IN_ENGLISH, "ya", "no") == (False, [IN_ENGLISH.ask_again])


def test_where_nobody_can_answer_nothing_is_done() -> None:
    assert asked(IN_INDONESIAN) == (False, [""])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", database_url=None)


def speaks(settings: Settings, typed: str) -> None:
    """The owner typed it into `Bahasa`."""
    journal = Journal.open(settings.data_dir)
    journal.commit([Outcome("look", datetime.now(UTC), changes=((Kind.SETTING, "Bahasa", typed),))])
    journal.close()


@pytest.mark.parametrize(
    ("typed", "language"), [("English", ENGLISH), ("Indonesia", INDONESIAN), ("", INDONESIAN)]
)
def test_the_terminal_speaks_as_the_network_does(settings: Settings, typed: str, language: Words) -> None:
    speaks(settings, typed)

    assert language_for(settings) is language
    assert language_for(settings, english=True) is ENGLISH


def test_where_nothing_is_known_it_speaks_indonesian(settings: Settings) -> None:
    assert language_for(settings) is INDONESIAN


@pytest.mark.parametrize(("typed", "language"), [("English", ENGLISH), ("Indonesia", INDONESIAN)])
def test_a_second_bot_on_one_folder_is_told_so_in_that_language(
    settings: Settings, typed: str, language: Words
) -> None:
    speaks(settings, typed)
    first = Journal.open(settings.data_dir)

    with pytest.raises(JOURNAL_TROUBLES) as locked:
        Journal.open(settings.data_dir)

    said = journal_trouble(locked.value, settings, language_for(settings))
    words = IN_ENGLISH if language is ENGLISH else IN_INDONESIAN
    assert said == words.locked.format(found=settings.data_dir)
    first.close()


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
def test_a_missing_a_newer_and_a_broken_journal_are_told_apart(settings: Settings, language: Words) -> None:
    def said() -> str:
        with pytest.raises(JOURNAL_TROUBLES) as trouble:
            Journal.open_to_read(settings.data_dir)
        return journal_trouble(trouble.value, settings, language)

    words = IN_ENGLISH if language is ENGLISH else IN_INDONESIAN
    assert said() == words.no_journal.format(found=settings.data_dir)
    made = Journal.open(settings.data_dir)
    made.set_meta("schema", "999")
    made.close()
    assert said() == words.newer_journal.format(found=settings.data_dir)
    assert language_for(settings) is INDONESIAN


def test_a_database_url_is_never_shown(settings: Settings) -> None:
    apart = settings.model_copy(update={"database_url": "postgresql://mitra:rahasia@127.0.0.1:1/mitra"})

    with pytest.raises(JOURNAL_TROUBLES) as trouble:
        Journal.open_to_read(apart.data_dir, apart.database_url)

    said = journal_trouble(trouble.value, apart, INDONESIAN)
    assert "MITRA_DATABASE_URL" in said
    assert "rahasia" not in said
