"""One of each reply about an order that is changed."""

from dataclasses import replace
from datetime import UTC, datetime

from commands.amending import AmendRefusal, AmendRefused, Short
from commands.asks import Verb
from commands.changing import ChangeKind
from commands.files import Stored
from commands.replies import Reply
from commands.replies.changes import (
    ChangedLine,
    ChangeLeft,
    Choice,
    EditRefused,
    EditShown,
    JustChanged,
    MoveAsked,
    OrderCard,
    OrderChanged,
    OrderEdited,
    OrderExplained,
    OrderMovedOn,
    OrderStands,
    OrderUnknown,
    PaidBack,
    PartnerMoved,
    PayBackTask,
    RefundOff,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefusal,
    ReturnRefused,
    SurplusAsked,
    SurplusComesBack,
    SurplusKept,
    SurplusSettled,
    WhichToExplain,
    WishCame,
    WishDeclined,
    WishRefused,
    WishSent,
    WordsAsked,
    WordsUnclear,
)
from commands.replies.orders import OrderNews
from commands.rules.files import FileKind
from commands.rules.orders import Amendment, Correction, Order, OrderStatus
from commands.settings import Repricing
from tests.bot.example import SITI_ROHMAH, order

NO = "P261124-007"
AT = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
FEWER = ChangedLine("Sambal Bawang", "botol", 10, 8, 20_000, 20_000)
DEARER = ChangedLine("Sambal Ijo", "botol", 10, 10, 21_000, 20_000)
AWAY = ChangedLine("Krupuk Udang", "bungkus", 24, 0, None, 12_000)
MIXED = ChangedLine("Sambal Terasi", "botol", 4, 5, None, 20_000)


def returned_order() -> Order:
    """An order of which a bottle came back."""
    whole = order(paid=100_000)
    back = replace(whole.lines[0], quantity=-1)
    why = Correction(len(whole.lines), Amendment.RETURNED, AT, "1", "bocor")
    return replace(whole, lines=(*whole.lines, back), corrections=(why,))


CHANGES: list[Reply] = [
    OrderUnknown(NO),
    OrderUnknown("sambal", "ubah"),
    JustChanged(NO),
    OrderStands(NO, OrderStatus.SHIPPED),
    OrderStands(NO, OrderStatus.NEW, "0812-3456-7890", "Bu Ratna"),
    OrderCard(order(paid=5), (Verb.ACCEPT, Verb.CANCEL_ORDER), SITI_ROHMAH),
    OrderCard(order(), (Verb.WISH_EDIT,)),
    OrderCard(order(paid=5), (), SITI_ROHMAH, 5),
    OrderCard(order(paid=5), (), surplus=5),
    *(WordsAsked(kind, NO, 3) for kind in ChangeKind),
    WordsUnclear(ChangeKind.EDIT, NO, "entah", ("Sambal Bawang",)),
    WordsUnclear(ChangeKind.RETURN, NO, "entah"),
    MoveAsked(NO, OrderStatus.CANCELLED, 3, "cabai kosong", 488_000),
    MoveAsked(NO, OrderStatus.CANCELLED, total=488_000),
    MoveAsked(NO, OrderStatus.SHIPPED, 3, "JNE CONTOH00017", courier="JNE", tracking="CONTOH00017"),
    MoveAsked(NO, OrderStatus.SHIPPED, 3, "diantar Adi", courier="diantar Adi"),
    OrderNews(NO, OrderStatus.SHIPPED, tracking="CONTOH00017"),
    *(OrderMovedOn(NO, status, (Verb.SEND,), "Siti") for status in OrderStatus),
    PartnerMoved(NO, OrderStatus.CANCELLED, "Siti", 488_000, 488_000, 1),
    PartnerMoved(NO, OrderStatus.DONE, "Siti", 488_000),
    EditShown(
        NO, 3, 488_000, (Choice(Repricing.KEEP, 448_000, (FEWER, AWAY, MIXED)),), (Short("Ijo", 1, 2),)
    ),
    EditShown(NO, 3, 4, (Choice(Repricing.KEEP, 5, (FEWER,)), Choice(Repricing.ANEW, 4, (DEARER,)))),
    EditShown(NO, 3, 4, (Choice(Repricing.KEEP, 5, (FEWER,)),), wish="tambah sambal bawang 5 ya bu"),
    EditShown(NO, 3, 488_000, (Choice(Repricing.KEEP, 448_000, (FEWER,)),), from_sheet=True),
    *(EditRefused(NO, AmendRefused(why, ("Nastar",))) for why in AmendRefusal),
    OrderEdited(NO, 448_000, "Siti"),
    OrderEdited(NO, 448_000),
    OrderChanged(order(paid=488_000), (FEWER,), 500_000, 12_000, "Bu Ratna"),
    OrderChanged(order(paid=5), (DEARER,), 500_000),
    OrderChanged(order(), (DEARER,), 500_000, old_code=True),
    OrderChanged(order(postage=None), (DEARER,), 500_000),
    ReturnAsked(NO, 3, (FEWER,), 40_000, "bocor"),
    ReturnMoney(NO, 3, 40_000, 40_000, 448_000),
    ReturnMoney(NO, 3, 40_000, 0, 448_000),
    ReturnRefused(NO, ReturnRefusal.NOT_SENT),
    ReturnRefused(NO, ReturnRefusal.ALL_BACK),
    ReturnRefused(NO, ReturnRefusal.TOO_MANY, "Sambal Bawang", 2),
    ReturnRefused(NO, ReturnRefusal.TOO_MANY, "Sambal Bawang"),
    Returned(NO, (FEWER,), 40_000, 448_000, Verb.RETURN_MONEY, 40_000, for_owner=True),
    WishSent(NO),
    WishDeclined(NO, "Siti Rohmah"),
    WishDeclined(NO),
    WishRefused(NO, "sudah dikemas", "Bu Ratna", "0812-3456-7890"),
    WishRefused(NO, "", "Bu Ratna", ""),
    WishCame(NO, ChangeKind.WISH_EDIT, 3, "jadi 8 saja", SITI_ROHMAH),
    WishCame(NO, ChangeKind.WISH_RETURN, 3, "", SITI_ROHMAH, Stored("AgAC-1", FileKind.PHOTO)),
    WishCame(NO, ChangeKind.WISH_RETURN, 3, "2 bocor", replace(SITI_ROHMAH, phone="", username="siti")),
    SurplusAsked(NO, 12_000),
    SurplusAsked(NO, 12_000, "Bu Tini"),
    SurplusSettled(NO),
    SurplusSettled(""),
    SurplusKept(NO, 12_000),
    SurplusKept(NO, 12_000, "Bu Tini"),
    SurplusComesBack(NO, 12_000),
    PayBackTask("B261124-003", NO, 12_000, "Siti"),
    RefundOff(NO, 12_000, "Siti"),
    PaidBack(NO, 12_000, "Siti", 5_000),
    OrderEdited(NO, 448_000, "Siti", 12_000),
    OrderChanged(order(paid=488_000), (FEWER,), 400_000, by="Bu Ratna", not_back=12_000),
    PaidBack(NO, 12_000, "Siti"),
    PaidBack(NO, 12_000),
    ChangeLeft(NO),
    OrderExplained(order()),
    OrderExplained(returned_order(), is_placed_for=True, name="Siti"),
    WhichToExplain((NO, "P261124-008")),
    WhichToExplain((NO,), has_more=True),
    WhichToExplain(()),
    OrderNews(NO, OrderStatus.CANCELLED, by="Bu Ratna", reason="cabai kosong", surplus=488_000, to_check=1),
    OrderNews(NO, OrderStatus.CANCELLED, reason="cabai kosong"),
]
