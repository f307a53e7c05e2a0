"""The Bot API's error answers.

Source of the texts: tdlib/telegram-bot-api (Client.cpp) and tdlib/td; the HTTP status equals `error_code`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.local.wire import Json

TOO_MANY_REQUESTS = 429


class ApiError(Exception):
    """A refused call: what becomes `{"ok": false, "error_code": ..., "description": ...}`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Return the answer's JSON object."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """400: the call itself is at fault."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403: the chat does not want this bot."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409: two ways of taking updates at once."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """429: `retry_after` in whole seconds."""
    description = f"Too Many Requests: retry after {retry_after}"
    return ApiError(TOO_MANY_REQUESTS, description, {"retry_after": retry_after})


def upgraded(new_chat_id: int) -> ApiError:
    """400 for a basic group that has become a supergroup; the new id stands in the parameters."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, description, {"migrate_to_chat_id": new_chat_id})


UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")
