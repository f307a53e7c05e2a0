"""getMe, logOut, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json


def _get_me(call: Call) -> Json:
    return {
        **call.bot.shape,
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _true(_: Call) -> bool:
    return True


METHODS: dict[str, Method] = {"getMe": _get_me, "logOut": _true, "close": _true}
