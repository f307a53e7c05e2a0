"""The people's side of the local Telegram server, as a synchronous client that works across processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from bot.local.door_client import DoorClient
from bot.local.group import Group, group_of
from bot.local.person import Person
from bot.local.views import Arrival, RequestSeen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.local.faults import FaultKind

DEFAULT_TOKEN = "7000000001:local-token-of-the-example-bot"  # noqa: S105 (opens nothing but this local server)


class People:
    """Makes bots, people and groups; orders faults; reads what the server saw."""

    def __init__(self, url: str) -> None:
        self._door = DoorClient(url)

    def add_bot(
        self,
        token: str = DEFAULT_TOKEN,
        username: str = "mitra_contoh_bot",
        name: str = "Mitra",
        *,
        privacy: bool = True,
    ) -> int:
        """Register a bot (once); return its id. `privacy` is BotFather's setting for groups."""
        bot_id: int = self._door.ask("add_bot", token=token, username=username, name=name, privacy=privacy)
        return bot_id

    def user(
        self,
        id: int,  # noqa: A002 (Telegram's own name for it)
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "id",
    ) -> Person:
        """Return a person with that account id, made if she is new, renamed if not."""
        names: dict[str, Any] = {"first_name": first_name, "last_name": last_name, "username": username}
        self._door.ask("user", id=id, language_code=language_code, **names)
        return Person(id, first_name, self._door)

    def group(
        self,
        title: str,
        *,
        members: Sequence[Person],
        kind: Literal["group", "supergroup"] = "group",
        topics: Sequence[str] = (),
        with_bot: bool = True,
    ) -> Group:
        """Open a group; its first member owns it. The bot comes last, unless `with_bot` is off."""
        ids = [person.id for person in members]
        fields: dict[str, Any] = {
            "title": title,
            "members": ids,
            "kind": kind,
            "topics": list(topics),
            "with_bot": with_bot,
        }
        return group_of(self._door, self._door.ask("group", **fields))

    def fault(self, method: str, *, kind: FaultKind, times: int = 1, **opts: Any) -> None:
        """Order a fault for the next `times` calls of a method ("*": of any).

        Options for kind `status`: `status`, `description`, `html`, and `retry_after` (of a 429, in body and
        header); for `hang`: `seconds`; for all: `chat_id`, to meet calls for one chat only.
        """
        self._door.ask("fault", method=method, kind=kind, times=times, **opts)

    def no_faults(self) -> None:
        """Take back all faults that have not happened yet."""
        self._door.ask("no_faults")

    def faults_left(self) -> int:
        """Return how many ordered faults have not happened yet."""
        left: int = self._door.ask("faults_left")
        return left

    def duplicate_next_update(self) -> None:
        """Deliver the next new update a second time, after the bot has confirmed it."""
        self._door.ask("duplicate")

    def update(self, kind: str, payload: dict[str, Any]) -> None:
        """Send the bot an update of whatever shape, as one that its library does not know yet."""
        self._door.ask("update", kind=kind, payload=payload)

    def conflict(self) -> None:
        """Behave as if a second poller had appeared: the waiting or else the next getUpdates gets 409."""
        self._door.ask("conflict")

    def limits(self, *, on: bool) -> None:
        """Switch Telegram's pace on or off (off at the start), with all buckets empty."""
        self._door.ask("limits", on=on)

    def latency(self, seconds: float) -> None:
        """Let each answer of the Bot API take so much longer."""
        self._door.ask("tune", latency=seconds)

    def tune(self, **seconds: float) -> None:
        """Set `latency`, `callback_lifetime` (until a query is too old), `webhook_retry` (first delay)."""
        self._door.ask("tune", **seconds)

    def requests(self) -> list[RequestSeen]:
        """Return the calls that came in, oldest first (the newest 200,000)."""
        return [RequestSeen(*request) for request in self._door.ask("requests")]

    def reset_requests(self) -> None:
        """Forget calls, counters and arrivals."""
        self._door.ask("reset_requests")

    def counters(self) -> dict[str, int]:
        """Return how often each method was called."""
        counted: dict[str, int] = self._door.ask("counters")
        return counted

    def arrivals(self) -> list[Arrival]:
        """Return when each message of a bot reached its chat (the newest 200,000)."""
        return [Arrival(**arrival) for arrival in self._door.ask("arrivals")]

    def pending(self) -> int:
        """Return how many updates the bot has not confirmed."""
        number: int = self._door.ask("pending")
        return number

    def unanswered(self) -> list[str]:
        """Return the ids of callback queries that no bot has answered."""
        ids: list[str] = self._door.ask("unanswered")
        return ids

    def inject(self, updates: Sequence[dict[str, Any]]) -> int:
        """Let many people act at once, in private chats; who is new is made. Returns how many acted.

        Each item is `{"user": id, "text": ...}` or `{"user": id, "press": callback_data}` (on the newest
        message with that button, or on `"message_id"`).
        """
        done: int = self._door.ask("inject", wait=60.0, updates=list(updates))
        return done
