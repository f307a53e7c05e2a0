"""Pages that are sent: as they are drawn, and what they are about."""

from dataclasses import dataclass
from datetime import date

from commands.files import Page
from commands.papers.values import Nota


@dataclass(frozen=True, slots=True)
class NotaSent:
    """An order's nota, as a picture or to print."""

    no: str
    page: Page


@dataclass(frozen=True, slots=True)
class NotaText:
    """The same as text to paste into WhatsApp."""

    nota: Nota


@dataclass(frozen=True, slots=True)
class LabelSent:
    """An order's shipping label, or those of a day."""

    numbers: tuple[str, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class PackingSent:
    """What is to be packed for a day, with the recap of what that takes."""

    day: date
    orders: int
    page: Page
    has_labels: bool


@dataclass(frozen=True, slots=True)
class NothingToPack:
    """No order waits to be sent on that day."""

    day: date


@dataclass(frozen=True, slots=True)
class DayUnknown:
    """The words behind `/siapkan` are no day."""

    said: str


@dataclass(frozen=True, slots=True)
class WhichNota:
    """`/nota` alone: her open and newest orders as buttons."""

    numbers: tuple[str, ...]
    has_more: bool = False


PaperReply = NotaSent | NotaText | LabelSent | PackingSent | NothingToPack | DayUnknown | WhichNota
