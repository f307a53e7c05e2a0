"""What waits for one chat: answers before notices, order kept in each lane, notices joined into one."""

from collections import deque
from dataclasses import dataclass, field, replace

from bot.deliver import LONGEST_TEXT, parts_of
from commands.messages import Kind, Lane, Message

GAP = "\n\n"
"""Between notices that were joined."""


@dataclass(slots=True)
class Job:
    """One message on its way: its outbox ids (several if joined, none if not kept) and what is left of it."""

    ids: tuple[int, ...]
    message: Message
    parts: deque[Message] = field(default_factory=deque)
    """Pieces not sent yet; empty until it is first tried."""
    attempts: int = 0

    @property
    def lane(self) -> Lane:
        """Which lane it waits in."""
        return self.message.lane

    def next_part(self) -> Message:
        """The piece to send now."""
        if not self.parts:
            self.parts.extend(parts_of(self.message))
        return self.parts[0]

    def to_chat(self, chat_id: int) -> "Job":
        """The same for a group's new id: ids of messages and topics there begin anew."""
        return Job(
            self.ids, _rehoused(self.message, chat_id), deque(_rehoused(p, chat_id) for p in self.parts)
        )


def _rehoused(message: Message, chat_id: int) -> Message:
    kind = Kind.SEND if message.kind is Kind.EDIT else message.kind
    return replace(message, chat_id=chat_id, kind=kind, message_id=None, reply_to=None, topic_id=None)


@dataclass(slots=True)
class Lanes:
    """The two lanes of a chat."""

    answers: deque[Job] = field(default_factory=deque)
    notices: deque[Job] = field(default_factory=deque)

    def __len__(self) -> int:
        return len(self.answers) + len(self.notices)

    @property
    def next_lane(self) -> Lane:
        """Where the next message comes from."""
        return Lane.ANSWER if self.answers else Lane.NOTICE

    def add(self, job: Job) -> None:
        """Put it at the end of its lane."""
        self._lane(job.lane).append(job)

    def put_back(self, job: Job) -> None:
        """Put it in front again: it is tried once more."""
        self._lane(job.lane).appendleft(job)

    def take(self) -> Job | None:
        """The next message, with the notices behind it that may be joined to it."""
        if self.answers:
            return self.answers.popleft()
        return self._joined() if self.notices else None

    def empty(self) -> list[Job]:
        """Take all out, answers first."""
        jobs = [*self.answers, *self.notices]
        self.answers.clear()
        self.notices.clear()
        return jobs

    def _lane(self, lane: Lane) -> deque[Job]:
        return self.answers if lane is Lane.ANSWER else self.notices

    def _joined(self) -> Job:
        first = self.notices.popleft()
        texts, ids, length = [first.message.text], [*first.ids], len(first.message.text)
        while self.notices and _may_join(first, self.notices[0]):
            length += len(GAP) + len(self.notices[0].message.text)
            if length > LONGEST_TEXT:
                break
            job = self.notices.popleft()
            texts.append(job.message.text)
            ids.extend(job.ids)
        if len(texts) == 1:
            return first
        return Job(tuple(ids), replace(first.message, text=GAP.join(texts)))


def _may_join(first: Job, other: Job) -> bool:
    """Plain notices for the same topic that nobody has begun to send."""
    return (
        all(
            job.message.joins
            and job.message.kind is Kind.SEND
            and not job.message.buttons
            and job.message.attachment is None
            and not job.message.tag
            and not job.parts
            for job in (first, other)
        )
        and first.message.topic_id == other.message.topic_id
    )
