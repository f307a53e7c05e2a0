"""Who is spoken to."""

from enum import StrEnum


class Audience(StrEnum):
    """Who is spoken to: decides what is shown and which commands are offered."""

    STRANGER = "stranger"
    PARTNER = "partner"
    OWNER = "owner"
    GROUP = "group"
