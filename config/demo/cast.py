"""Who plays in the demo: the partners of the example network who have Telegram, the owner, a stranger."""

import re
from dataclasses import dataclass

from bot.local.people import People
from bot.local.person import Person
from config.demo.csv_files import Row, read_rows
from config.demo.network import OWNER_ID, OWNER_NAME
from sheets.tabs import MITRA

OWNER, STRANGER = "ratna", "tamu"
_STRANGER_ID = 900_000_000_000_199

_NOT_A_NAME = frozenset(
    "bu pak mas mbak teh kang cak haji warung pojok berkah nasi kopi jajan".split()  # noqa: SIM905 - reads best
)


@dataclass(frozen=True, slots=True)
class Role:
    """One of the cast: how the terminal calls her, her name as in `Mitra`, and what she is."""

    nickname: str
    name: str
    what: str
    telegram_id: int


def roles() -> list[Role]:
    """All roles: the owner, the partners with Telegram in the order of the Sheet, a stranger."""
    partners = [
        Role(nickname_of(row["Nama"]), row["Nama"], _what(row), int(row["Telegram ID"]))
        for row in read_rows(MITRA)
        if row["Telegram ID"]
    ]
    owner = Role(OWNER, OWNER_NAME, "pemilik", OWNER_ID)
    return [owner, *partners, Role(STRANGER, "Rudi", "belum terdaftar", _STRANGER_ID)]


def nickname_of(name: str) -> str:
    """The first word of a name that is no title, in small letters.

    >>> nickname_of("Bu Wati Kurniasih"), nickname_of("Pak Ma'ruf"), nickname_of("Warung Berkah Bu Sumi")
    ('wati', 'maruf', 'sumi')
    """
    words = [re.sub(r"[^a-z]", "", word) for word in name.lower().split()]
    return next(word for word in words if word and word not in _NOT_A_NAME)


def cast_in(people: People) -> dict[str, Person]:
    """Give everybody a Telegram account; by nickname."""
    return {role.nickname: people.user(role.telegram_id, role.name) for role in roles()}


def _what(row: Row) -> str:
    standing = "" if row["Status"] == "aktif" else f", {row['Status']}"
    return f"{row['Tingkat']}, {row['Kota']}{standing}"
