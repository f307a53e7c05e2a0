"""How the commands speak: the network's language, what is wrong with its journal, and a question."""

from collections.abc import Callable

from bot.render import language_named
from bot.wording import LANGUAGES
from bot.wording.sheet_recovery import RecoverySentences, recovery_sentences_of
from bot.wording.words import Words
from config.settings import Settings
from sheets.journal import (
    Journal,
    JournalLockedError,
    JournalTooNewError,
    JournalUnavailableError,
    NoJournalError,
)

JOURNAL_TROUBLES = (JournalLockedError, JournalTooNewError, JournalUnavailableError)


def language_for(settings: Settings, *, english: bool = False) -> Words:
    """English if it is asked for, else the network's language as its journal has it; Indonesian without one."""
    if english:
        return LANGUAGES[1]
    try:
        journal = Journal.open_to_read(settings.data_dir, settings.database_url)
    except (JournalTooNewError, JournalUnavailableError):
        return language_named("")
    try:
        return language_named(journal.setting("Bahasa"))
    finally:
        journal.close()


def journal_trouble(error: Exception, settings: Settings, language: Words) -> str:
    """Say why a journal (one of JOURNAL_TROUBLES) cannot be worked with. A database's URL is never shown."""
    words = recovery_sentences_of(language)
    found = "MITRA_DATABASE_URL" if settings.database_url else str(settings.data_dir)
    match error:
        case JournalLockedError():
            return words.locked.format(found=settings.data_dir)
        case NoJournalError():
            return words.no_journal.format(found=found)
        case JournalTooNewError():
            return words.newer_journal.format(found=found)
        case _:
            return words.journal_away.format(found=found, why=error)


def says_yes(
    question: str, words: RecoverySentences, ask: Callable[[str], str], say: Callable[[str], None]
) -> bool:
    """Ask until a word for yes or no is typed; Enter, or nobody there (`ask` raises EOFError), means no."""
    while True:
        try:
            answer = ask(f"{question} ").strip().casefold()
        except EOFError:
            say("")
            return False
        if answer in words.yes:
            return True
        if answer in ("", *words.no):
            return False
        say(words.ask_again)
