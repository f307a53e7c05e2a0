"""The menu of commands that Telegram shows beside the text field: for private chats, groups and owners.

It is display only; rights are looked up at every ask.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.wording.words import Words

_LOG = logging.getLogger(__name__)
MOST = 6
"""Entries of the menu: more are not read."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Names of commands, without slash, for whom they are shown. `owner_chats` are Telegram ids."""

    private: tuple[str, ...]
    group: tuple[str, ...]
    owner: tuple[str, ...]
    owner_chats: tuple[int, ...] = ()

    def scopes(self) -> Iterator[tuple[BotCommandScope, Sequence[str]]]:
        """Each scope and its commands."""
        yield BotCommandScopeAllPrivateChats(), self.private[:MOST]
        yield BotCommandScopeAllGroupChats(), self.group[:MOST]
        for chat_id in self.owner_chats:
            yield BotCommandScopeChat(chat_id), self.owner[:MOST]


async def show_menu(bot: Bot, menu: Menu, default: Words, by_language: Sequence[Words]) -> None:
    """Set the menus, in the network's language for everybody and in each language for its speakers.

    A chat that does not exist yet (an owner who never pressed Start) is left out.
    """
    for scope, names in menu.scopes():
        for words, code in ((default, None), *((words, words.code) for words in by_language)):
            commands = [BotCommand(name, words.menu_line(name)) for name in names]
            try:
                await bot.set_my_commands(commands, scope, code)
            except TelegramError as error:
                _LOG.warning("a menu of commands could not be set: %s", error.message)
                break
