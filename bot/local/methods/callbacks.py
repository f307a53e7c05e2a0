"""answerCallbackQuery: what a person sees after pressing a button; it must come soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.local.errors import bad_request
from bot.local.world import Alert

if TYPE_CHECKING:
    from bot.local.call import Call, Method

_MAX_TEXT = 200


def _answer_callback_query(call: Call) -> bool:
    text = call.params.text("text")
    if len(text) > _MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.world.queries.get(call.params.text("callback_query_id"))
    expired = query is None or time.time() - query.pressed > call.world.tuning.callback_lifetime
    if query is None or query.bot_id != call.bot.id or expired:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    url = call.params.text("url")
    if text or url:
        shown = call.params.flag("show_alert")
        call.world.alerts.append(Alert(query.user_id, query.bot_id, text, shown, url))
    return True


METHODS: dict[str, Method] = {"answerCallbackQuery": _answer_callback_query}
