"""The bot's name, descriptions and menu button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.lookup import known_chat

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_ALL_CHATS = 0
_BUTTONS = {"commands", "default", "web_app"}


def _set(field: str, call: Call) -> bool:
    value = call.params.text(field)
    if len(value) > _LIMITS[field]:
        raise bad_request(f"{field.replace('_', ' ')} is too long")
    call.bot.profile[field, call.params.text("language_code")] = value
    return True


def _get(field: str, call: Call) -> Json:
    """Return the text for a language, else the one for all languages."""
    profile = call.bot.profile
    general = profile.get((field, "")) or (call.bot.name if field == "name" else "")
    return {field: profile.get((field, call.params.text("language_code"))) or general}


def _chat_key(call: Call) -> int:
    return known_chat(call).id if call.params.has("chat_id") else _ALL_CHATS


def _set_chat_menu_button(call: Call) -> bool:
    button = call.params.tree("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise bad_request("MenuButton has unsupported type")
    call.bot.menu_buttons[_chat_key(call)] = button
    return True


def _get_chat_menu_button(call: Call) -> Json:
    """Return a chat's button, else the bot's own, else the list of commands."""
    for key in (_chat_key(call), _ALL_CHATS):
        button = call.bot.menu_buttons.get(key, {"type": "default"})
        if button["type"] != "default":
            return button
    return {"type": "commands"}


METHODS: dict[str, Method] = {
    "setMyName": partial(_set, "name"),
    "getMyName": partial(_get, "name"),
    "setMyDescription": partial(_set, "description"),
    "getMyDescription": partial(_get, "description"),
    "setMyShortDescription": partial(_set, "short_description"),
    "getMyShortDescription": partial(_get, "short_description"),
    "setChatMenuButton": _set_chat_menu_button,
    "getChatMenuButton": _get_chat_menu_button,
}
