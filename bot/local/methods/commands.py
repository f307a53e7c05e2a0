"""setMyCommands, getMyCommands, deleteMyCommands, by scope and language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.lookup import known_chat
from bot.local.params import Params

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_MAX_COMMANDS = 100
_MAX_DESCRIPTION = 256
_NAME = re.compile(r"^[a-z0-9_]{1,32}$")
_LANGUAGE = re.compile(r"^(?:[a-z]{2})?$")
_PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}


def scope_key(kind: str, chat_id: int = 0, user_id: int = 0) -> str:
    """Return the key under which the commands of a scope are kept."""
    if kind in _PLAIN_SCOPES:
        return kind
    return f"{kind}:{chat_id}:{user_id}" if kind == "chat_member" else f"{kind}:{chat_id}"


def _key(call: Call) -> tuple[str, str]:
    language = call.params.text("language_code")
    if not _LANGUAGE.match(language):
        raise bad_request("invalid language code specified")
    scope = call.params.tree("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _PLAIN_SCOPES:
        return str(kind), language
    if kind not in _CHAT_SCOPES:
        raise bad_request("unsupported type specified")
    inner = Params(scope)
    chat = known_chat(replace(call, params=inner))
    return scope_key(str(kind), chat.id, inner.integer("user_id")), language


def _set_my_commands(call: Call) -> bool:
    commands = call.params.tree("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > _MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _key(call)
    call.bot.commands[key] = [_command(command) for command in commands]
    if not commands:
        del call.bot.commands[key]
    return True


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not _NAME.match(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _get_my_commands(call: Call) -> list[Json]:
    """Return what was set for exactly this scope and language."""
    return call.bot.commands.get(_key(call), [])


def _delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_key(call), None)
    return True


METHODS: dict[str, Method] = {
    "setMyCommands": _set_my_commands,
    "getMyCommands": _get_my_commands,
    "deleteMyCommands": _delete_my_commands,
}
