"""What the bot needs of the inside: it decides nothing and keeps nothing by itself."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.drawing import Draw
from commands.asks import Ask
from commands.messages import Message
from commands.ports import Handle, Handled, Inbox, Outbox
from commands.replies import Reply


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the bot is connected to. Callbacks may raise: that is logged and harms nobody else.

    `aside` gives words to a reply that no decision made (`TooFast`, `SomethingBroke`). `set_aside` takes an
    ask that ended the process three times, with the reason; `unreadable` the key and the fault of an update
    that is no ask; `delivered` the tag of a message that Telegram took; `polling` whether the trouble with a
    second poller is over. `opens_pictures` says of a sender (her Telegram id) whether QR codes are read in what
    she sends: nobody else's pictures are fetched. `draw` makes the files that hang on messages.
    """

    handle: Handle
    inbox: Inbox
    outbox: Outbox
    aside: Callable[[Ask, Reply], Sequence[Message]]
    unreachable: Callable[[int], Awaitable[None]]
    migrated: Callable[[int, int], Awaitable[None]]
    set_aside: Callable[[Ask, str], Awaitable[Handled]]
    unreadable: Callable[[str, str], Awaitable[None]]
    polling: Callable[[bool], Awaitable[None]]
    delivered: Callable[[str], Awaitable[None]]
    opens_pictures: Callable[[int], bool]
    draw: Draw
