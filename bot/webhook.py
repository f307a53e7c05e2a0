"""Updates that Telegram brings by itself: a small HTTP handler. 200 is said only after the inbox has them.

Telegram sends an update again until it hears 2xx, https://core.telegram.org/bots/api#setwebhook.
"""

import hmac
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from bot.inbox import InboxBot
from bot.incoming import read
from bot.intake import Intake

if TYPE_CHECKING:
    import asyncio

_LOG = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_LARGEST_BODY = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """`url` is public (HTTPS); the handler listens on `host:port` behind a proxy, at the path of `url`."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 8080

    @classmethod
    def of(cls, url: str, secret: str, listen: str) -> "WebhookSettings":
        """Read `host:port` or `[v6]:port`; a port alone listens on loopback. ValueError if unreadable."""
        host, _, port = listen.rpartition(":")
        return cls(url, secret, host.strip("[]") or "127.0.0.1", int(port))

    @property
    def path(self) -> str:
        """Where requests arrive."""
        return urlsplit(self.url).path or "/"


class Webhook:
    """Serves one path; updates go to the inbox, then to the application's queue."""

    def __init__(
        self, settings: WebhookSettings, bot: InboxBot, intake: Intake, queue: "asyncio.Queue[object]"
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._intake = intake
        self._queue = queue
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; OSError where the address is taken."""
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_post(self._settings.path, self._receive)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._settings.host, self._settings.port).start()

    async def stop(self) -> None:
        """Finish requests under way and close the door."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        """403 for a wrong secret, 400 for no update, 500 (sent again later) where nothing could be kept."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._settings.secret.encode()):
            return web.Response(status=403)
        try:
            one = read(await request.json(), self._bot)
        except ValueError:
            one = None
        if one is None:
            return web.Response(status=400)
        try:
            await self._intake.accept([one], self._bot.identity)
        except Exception:  # noqa: BLE001 - whatever the inbox's database raises
            _LOG.exception("update %s could not be kept; Telegram sends it again", one.update_id)
            return web.Response(status=500)
        await self._queue.put(one.update)
        return web.Response()
