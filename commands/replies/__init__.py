"""Every answer as a value: figures and names, no words. `bot/say.py` gives it words and buttons."""

from commands.replies.changes import ChangeReply
from commands.replies.drafts import DraftReply
from commands.replies.orders import OrderReply
from commands.replies.people import PeopleReply
from commands.replies.prices import PriceReply
from commands.replies.reports import ReportReply
from commands.replies.sheet import SheetReply
from commands.replies.troubles import TroubleReply

Reply = (
    PriceReply | DraftReply | OrderReply | ReportReply | PeopleReply | TroubleReply | SheetReply | ChangeReply
)
