"""Every word that a person reads, one module a language; the first is the default."""

from bot.wording.english import ENGLISH
from bot.wording.indonesian import INDONESIAN

LANGUAGES = (INDONESIAN, ENGLISH)

__all__ = ["ENGLISH", "INDONESIAN", "LANGUAGES"]
