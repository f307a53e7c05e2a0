"""reply_markup: what Telegram accepts as a keyboard.

Source: core.telegram.org/bots/api#inlinekeyboardmarkup; error texts of tdlib/telegram-bot-api and the server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.entities.marks import normalized_url
from bot.local.errors import bad_request

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.wire import Json

MAX_BUTTONS = 100
MAX_IN_ROW = 8
_MAX_DATA_BYTES = 64
_MAX_COPY_TEXT = 256
_WEB_SCHEMES = {"http", "https"}
_SCHEMES = _WEB_SCHEMES | {"tg", "ton", "tonsite"}
_ACTIONS = (
    *(
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
    ),
    *("switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"),
)
_DECORATION = ("style", "icon_custom_emoji_id")
_STYLES = {"danger", "success", "primary"}


def reply_markup(params: Params) -> Json | None:
    """Return the checked reply_markup of a call, or None."""
    markup = params.tree("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _reply_keyboard(markup)
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def has_web_app(markup: Json) -> bool:
    """Tell whether a keyboard opens a Mini App, which only private chats allow."""
    return any("web_app" in button for row in markup.get("inline_keyboard", ()) for button in row)


def inline_markup(params: Params) -> Json | None:
    """Return the checked inline keyboard of an edit, or None; an empty one is none."""
    markup = reply_markup(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup if markup and markup["inline_keyboard"] else None


def _rows(value: Any, name: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request("can't parse reply markup: row must be of type Array")
    rows = [row for row in value if row]
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _inline(value: Any) -> Json:
    rows = _rows(value, "inline_keyboard")
    return {"inline_keyboard": [[_inline_button(button) for button in row] for row in rows]}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Object expected")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "")]
    if not actions:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_action(button, actions[0])
    if button.get("style") is not None and button["style"] not in _STYLES:
        raise bad_request("invalid button style specified")
    return {name: button[name] for name in ("text", *actions, *_DECORATION) if button.get(name) is not None}


def _check_action(button: Json, action: str) -> None:
    value = button[action]
    if action == "callback_data":
        size = len(value.encode()) if isinstance(value, str) else 0
        if not 1 <= size <= _MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        _check_url(str(value))
    elif action == "copy_text":
        text = value.get("text", "") if isinstance(value, dict) else ""
        if not 1 <= len(text) <= _MAX_COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action == "web_app":
        url = value.get("url", "") if isinstance(value, dict) else ""
        if not str(url).startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )


def _check_url(url: str) -> None:
    scheme = url.partition("://")[0].lower() if "://" in url else "http"
    if scheme not in _SCHEMES:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if scheme in _WEB_SCHEMES and normalized_url(url) is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _reply_keyboard(markup: Json) -> Json:
    rows = _rows(markup["keyboard"], "keyboard")
    return {**markup, "keyboard": [[_reply_button(button) for button in row] for row in rows]}


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    return button
