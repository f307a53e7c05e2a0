"""The sentences about the Sheet, by language."""

from bot.wording.english import ENGLISH
from bot.wording.sheet_en import SENTENCES as IN_ENGLISH
from bot.wording.sheet_id import SENTENCES as IN_INDONESIAN
from bot.wording.sheet_sentences import SheetSentences
from bot.wording.words import Words


def sentences_of(language: Words) -> SheetSentences:
    """The sentences that go with a language's words."""
    return IN_ENGLISH if language is ENGLISH else IN_INDONESIAN
