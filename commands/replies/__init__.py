"""Every answer as a value: figures and names, no words. `bot/say.py` gives it words and buttons."""

from commands.replies.asking import AskingReply
from commands.replies.bills import BillReply
from commands.replies.changes import ChangeReply
from commands.replies.clock import ClockReply
from commands.replies.drafts import DraftReply
from commands.replies.money import MoneyReply
from commands.replies.orders import OrderReply
from commands.replies.papers import PaperReply
from commands.replies.people import PeopleReply
from commands.replies.pictures import PictureReply
from commands.replies.prices import PriceReply
from commands.replies.reports import ReportReply
from commands.replies.sheet import SheetReply
from commands.replies.shopping import ShoppingReply
from commands.replies.stock import StockReply
from commands.replies.troubles import TroubleReply

AboutOrders = (
    AskingReply
    | DraftReply
    | ShoppingReply
    | OrderReply
    | ChangeReply
    | MoneyReply
    | BillReply
    | ClockReply
    | PaperReply
    | StockReply
)
Reply = AboutOrders | PriceReply | ReportReply | PeopleReply | TroubleReply | SheetReply | PictureReply
