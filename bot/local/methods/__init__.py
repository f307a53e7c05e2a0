"""The Bot API's methods, a file per group; each file offers a table of its own, merged here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.methods import (
    account,
    albums,
    callbacks,
    chats,
    commands,
    copying,
    editing,
    files,
    members,
    profile,
    removing,
    sending,
    topics,
    updating,
)

if TYPE_CHECKING:
    from bot.local.call import Method

_MODULES = (
    *(account, albums, callbacks, chats, commands, copying, editing, files, members, profile),
    *(removing, sending, topics, updating),
)


def _table() -> dict[str, tuple[str, Method]]:
    table: dict[str, tuple[str, Method]] = {}
    for module in _MODULES:
        for name, method in module.METHODS.items():
            table[name.lower()] = (name, method)
    return table


# By name in lower case, since method names are case-insensitive: the name as documented, and the method.
METHODS = _table()
