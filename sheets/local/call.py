"""One call of one method: what a handler is given. A logged call can be carried out again with the same result."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.local.errors import JSON
    from sheets.local.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """A call with everything that its result depends on, besides the world."""

    operation: str
    path: dict[str, str]
    query: dict[str, list[str]]
    body: JSON
    email: str
    now: float  # seconds since 1970, UTC
    seed: int
    as_of: float | None = None  # a read that answers from the past
    ways: tuple[str, ...] = ()  # in which it is carried out otherwise than by Google, see `faults.WAYS`
    random: random.Random = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "random", random.Random(self.seed))  # noqa: S311 - ids that a log repeats

    @property
    def moment(self) -> datetime:
        """When it came, UTC."""
        return datetime.fromtimestamp(self.now, UTC)

    def option(self, name: str) -> str | None:
        """Return one query parameter."""
        values = self.query.get(name)
        return values[-1] if values else None

    def flag(self, name: str) -> bool:
        """Return a boolean query parameter; absent is false."""
        return self.option(name) in ("true", "True", "1", "")

    def as_json(self) -> dict[str, Any]:
        """Write the call for the log."""
        return {
            "op": self.operation,
            "path": self.path,
            "query": self.query,
            "body": self.body,
            "email": self.email,
            "now": self.now,
            "seed": self.seed,
            "ways": self.ways,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Call:
        """Read a call from the log."""
        return cls(
            data["op"],
            data["path"],
            data["query"],
            data["body"],
            data["email"],
            data["now"],
            data["seed"],
            ways=tuple(data.get("ways", ())),
        )


if TYPE_CHECKING:
    Handler = Callable[[World, Call], Any]
