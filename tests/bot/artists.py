"""Who draws in tests: as in the product, in Indonesian. A process for pages starts with the first one only."""

from bot.artist import Artist
from bot.paper.press import Press
from bot.wording import INDONESIAN

ARTIST = Artist(Press(), lambda: INDONESIAN)
