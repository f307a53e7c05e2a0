"""The HTTP transport of python-telegram-bot, over aiohttp.

The library's own httpx transport becomes slow with many requests at once (its pool looks at every
connection for each of them). This one keeps its promises to `BaseRequest`: a timeout is `TimedOut`,
any other failure of the wire `NetworkError`, an HTTP answer of whatever status is returned.
No exception text holds a URL, since the bot's token is part of it.
"""

from typing import TYPE_CHECKING
from urllib.request import getproxies

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

_FORM = "application/x-www-form-urlencoded"


class AiohttpRequest(BaseRequest):
    """Keep-alive connections to one API origin. All timeouts are in seconds."""

    __slots__ = ("_connect", "_connections", "_media_write", "_pool", "_read", "_session", "_write")

    def __init__(
        self,
        *,
        connections: int = 256,
        read_timeout: float = 10.0,
        write_timeout: float = 10.0,
        media_write_timeout: float = 60.0,
        connect_timeout: float = 10.0,
        pool_timeout: float = 10.0,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._media_write = media_write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a call says nothing else."""
        return self._read

    async def initialize(self) -> None:
        """Open the session (again, after a shutdown)."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=bool(getproxies()),  # else aiohttp reads ~/.netrc in a thread at each call
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        write_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        connect_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
        pool_timeout: "ODVInput[float]" = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; return the status and the body."""
        if self._session is None or self._session.closed:
            raise RuntimeError("this request object is not initialized")
        has_files = request_data is not None and bool(request_data.multipart_data)
        timeout = _timeout(
            read=_given(read_timeout, self._read),
            write=_given(write_timeout, self._media_write if has_files else self._write),
            connect=_given(connect_timeout, self._connect),
            pool=_given(pool_timeout, self._pool),
            is_bounded=method == "POST",
        )
        body, headers = _body(request_data, has_files=has_files)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}{_why(error)}") from None


def _given(value: "ODVInput[float]", otherwise: float) -> float | None:
    """A call's own timeout, or this object's."""
    return otherwise if isinstance(value, DefaultValue) else value


def _timeout(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None, is_bounded: bool
) -> aiohttp.ClientTimeout:
    """Translate the four timeouts; aiohttp has none for writing, so a call as a whole has an end.

    A download (GET) has no such end: it may be long as long as it goes on.
    """
    waiting = None if connect is None or pool is None else connect + pool
    total = None if waiting is None or read is None or write is None else waiting + read + write
    return aiohttp.ClientTimeout(
        total=total if is_bounded else None, connect=waiting, sock_connect=connect, sock_read=read
    )


def _body(
    data: RequestData | None, *, has_files: bool
) -> tuple[str | aiohttp.FormData | None, dict[str, str]]:
    """Form fields, or a multipart body where files are sent."""
    if data is None:
        return None, {}
    if not has_files:
        return data.url_encoded_parameters(), {"Content-Type": _FORM}
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows a file's name as it is sent
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime_type) in (data.multipart_data or {}).items():
        printable = "".join(character for character in file_name if character.isprintable())
        form.add_field(name, content, filename=printable, content_type=mime_type)
    return form, {}


def _why(error: Exception) -> str:
    """The reason where the text cannot hold the URL."""
    return f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
