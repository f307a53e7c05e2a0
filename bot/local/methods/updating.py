"""getUpdates and webhooks: the two ways of taking updates, never both at once."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from bot.local.errors import bad_request, conflict
from bot.local.webhooks import Webhook

if TYPE_CHECKING:
    from bot.local.call import Call, Method
    from bot.local.wire import Json

_MAX_LIMIT = 100
_MAX_WAIT = 50
_MAX_CONNECTIONS = 100
_DEFAULT_CONNECTIONS = 40
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")


def _allowed_updates(call: Call) -> None:
    """Keep allowed_updates if given; the setting sticks until the next call that gives it."""
    if call.params.has("allowed_updates"):
        kinds = call.params.tree("allowed_updates")
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed updates JSON object")
        call.bot.queue.allow([str(kind) for kind in kinds])


async def _get_updates(call: Call) -> list[Json]:
    if call.bot.webhook is not None:
        raise conflict(_WEBHOOK_ACTIVE)
    _allowed_updates(call)
    limit = call.params.integer("limit", _MAX_LIMIT)
    seconds = min(max(call.params.integer("timeout"), 0), _MAX_WAIT)
    return await call.bot.queue.take(
        call.params.integer("offset"),
        limit if 1 <= limit <= _MAX_LIMIT else _MAX_LIMIT,
        seconds,
    )


async def _set_webhook(call: Call) -> bool:
    url, secret = call.params.text("url"), call.params.text("secret_token")
    if not url:
        return await _delete_webhook(call)
    # Plain HTTP is for loopback only, as the real server allows in its local mode.
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    await _stop(call)
    _allowed_updates(call)
    if call.params.flag("drop_pending_updates"):
        call.bot.queue.clear()
    connections = call.params.integer("max_connections", _DEFAULT_CONNECTIONS)
    call.bot.webhook = Webhook(
        url=url,
        secret=secret,
        max_connections=min(max(connections, 1), _MAX_CONNECTIONS),
        queue=call.bot.queue,
        first_delay=call.world.tuning.webhook_retry,
        on_answer=partial(call.world.answer_webhook, call.bot) if call.world.answer_webhook else None,
    )
    call.bot.webhook.start()
    return True


async def _delete_webhook(call: Call) -> bool:
    await _stop(call)
    if call.params.flag("drop_pending_updates"):
        call.bot.queue.clear()
    return True


async def _stop(call: Call) -> None:
    webhook, call.bot.webhook = call.bot.webhook, None
    if webhook is not None:
        await webhook.stop()


def _get_webhook_info(call: Call) -> Json:
    webhook = call.bot.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.queue),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
    if call.bot.queue.allowed:
        info["allowed_updates"] = call.bot.queue.allowed
    return info


METHODS: dict[str, Method] = {
    "getUpdates": _get_updates,
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _get_webhook_info,
}
