"""One of each reply about pages."""

from datetime import date

from commands.files import Page
from commands.papers.values import Form
from commands.replies import Reply
from commands.replies.papers import (
    DayUnknown,
    LabelSent,
    NotaSent,
    NotaText,
    NothingToPack,
    PackingSent,
    WhichNota,
)
from tests.paper import papers

NO = "P261124-007"
DAY = date(2026, 11, 25)
_PAGE = Page(papers.unpaid(), Form.PNG, "nota")

PAPERS: list[Reply] = [
    NotaSent(NO, _PAGE),
    NotaText(papers.unpaid()),
    LabelSent((NO,), _PAGE),
    PackingSent(DAY, 2, _PAGE, has_labels=True),
    NothingToPack(DAY),
    DayUnknown("nanti"),
    WhichNota((NO,)),
    WhichNota((NO,), has_more=True),
]
