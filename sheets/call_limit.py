"""The longest that one call may take, however slowly its bytes come.

The read timeout of requests counts anew with each byte, so a server that sends one now and then is waited for
without end: https://requests.readthedocs.io/en/latest/user/advanced/#timeouts
Here a timer shuts the sockets of the call, whatever it is reading: a handshake, headers or a body.
"""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR, socket
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import ReadTimeout
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class CallLimit:
    """Watches the sockets of one thread's calls; `cut` may come from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cut = threading.Event()
        self._calls = 0
        self._is_late = False
        self._watched: list[tuple[HTTPConnection, socket]] = []
        """Each connection with a twin of its socket, which stays what it is when TLS takes the other over."""

    @property
    def is_over(self) -> bool:
        """The call under way took too long, or all calls were ended."""
        return self._is_late or self._cut.is_set()

    @contextmanager
    def call(self, seconds: float) -> Iterator[None]:
        """Whatever is sent and read within ends after so many seconds."""
        with self._lock:
            self._calls += 1
            self._is_late = False
        timer = threading.Timer(seconds, self._end, (self._calls,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._calls += 1
                self._release(lambda connection: getattr(connection, "sock", None) is None)

    def cut(self) -> None:
        """End the call under way, and every later one before it begins."""
        self._cut.set()
        self._end(math.inf)

    def wait(self, seconds: float) -> None:
        """Sleep, unless calls are ended meanwhile."""
        self._cut.wait(seconds)

    def close(self) -> None:
        """Give back what is watched; the connections themselves are closed by their session."""
        with self._lock:
            self._release(lambda _: True)

    def watch(self, connection: HTTPConnection, made: socket) -> socket:
        """Take in a new connection's socket. Raises TimeoutError when the call is over by now."""
        with self._lock:
            if self.is_over:
                made.close()
                raise TimeoutError
            self._watched.append((connection, made.dup()))
        return made

    def _end(self, call: float) -> None:
        """A timer that comes too late ends nothing: its call is over, and the sockets serve another one."""
        with self._lock:
            if call < self._calls:
                return
            self._is_late = True
            for _, twin in self._watched:
                with suppress(OSError):
                    twin.shutdown(SHUT_RDWR)

    def _release(self, is_done: Any) -> None:
        """A twin would keep a connection open that everybody else closed."""
        for connection, twin in self._watched:
            if is_done(connection):
                twin.close()
        self._watched = [pair for pair in self._watched if pair[1].fileno() >= 0]


class LimitedAdapter(HTTPAdapter):
    """Requests' adapter, its connections under a limit. Never repeats anything."""

    def __init__(self, limit: CallLimit) -> None:
        self._limit = limit
        self._pools = _pools(limit)
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """As there, with connections that the limit knows."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> PoolManager:
        """As there, with connections that the limit knows."""
        manager: PoolManager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Raises ReadTimeout when the call is over before it is sent: a token may have taken all of its time."""
        if self._limit.is_over:
            raise ReadTimeout(request=request)
        return super().send(request, *args, **kwargs)


def _pools(limit: CallLimit) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket:
            return limit.watch(self, super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket:
            return limit.watch(self, super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
