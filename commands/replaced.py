"""Settings that a person of the team changed in chat: what their cells may show until the bot has written them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replaced:
    """Texts that no longer count when a look finds one of them: the bot has yet to write what took their place.

    Any other text is newer than the answer in chat, and wins.
    """

    texts: tuple[str, ...]
