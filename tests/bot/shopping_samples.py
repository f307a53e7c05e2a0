"""One of each reply of ordering by buttons, on a draft of two lines."""

from dataclasses import replace
from datetime import date

from commands.drafts import Awaits, Draft, DraftLine
from commands.replies.drafts import DraftNews, LeftOut
from commands.replies.shopping import (
    ChangeWhat,
    GroupOffered,
    NothingAgain,
    Offered,
    ProductShown,
    ShopGroups,
    ShopPage,
    ShoppingReply,
    SureToEmpty,
    TypeIt,
    WhichDay,
    WhichDelivery,
    WhichPayment,
    WhichRecipient,
)
from commands.rules.catalog import Pack
from commands.rules.network import Particulars
from commands.rules.orders import PayMethod
from commands.terms import Hindrance, Term
from tests.bot.example import BAWANG, IJO, KRUPUK_BAWANG, UDANG, priced, quoted, shown

DAYS = (date(2026, 11, 24), date(2026, 11, 26))
EMPTY = Draft(37, "M001", 101, 2, numbers=("SMB-01", "SMB-02", "KRP-02"))
FULL = replace(EMPTY, lines=(DraftLine("SMB-01", 10), DraftLine("KRP-01", 24)))
ANI = Particulars("P261124-003", "M001", "Ani", "081200000000", "Jl. Melati 5", "Bandung")
CRATES = replace(BAWANG, packs=(Pack("dus", 24),))

BAWANG_HERS = Offered(0, priced(CRATES, (1, 25000, "retail"), (10, 20000, "reseller"), left=140), has=10)
IJO_OUT = Offered(1, priced(IJO, (1, 25000, "retail"), (10, 20000, "reseller")), is_out=True)
FIVES = Offered(2, priced(replace(KRUPUK_BAWANG, max_per_order=100), (1, 15000, "reseller")))

LIST = ShopPage(EMPTY, "Siti Rohmah", "reseller", None, "", (replace(BAWANG_HERS, has=0), IJO_OUT, FIVES))
GROUPS = ShopGroups(EMPTY, "Siti Rohmah", (GroupOffered(0, "sambal", 12), GroupOffered(2, "", 1)))
PRODUCT = ProductShown(FULL, "reseller", BAWANG_HERS, (10, 12, 24))
OTHERS = DraftNews(
    added=(("Sambal Ijo", 5),),
    aside=(("Nastar", 2),),
    again="P261120-001",
    gone=("Kastengel",),
    postage_moved=(10000, 12000),
    day_passed=DAYS[0],
)
DROPSHIP = replace(ANI, sender="Dapur Siti", note="kirim sore ya")

SHOPPING: list[ShoppingReply] = [
    LIST,
    ShopPage(
        FULL, "Siti Rohmah", "reseller", 1, "sambal", (BAWANG_HERS,), before=0, after=16, left_for="Bu Wati"
    ),
    replace(LIST, group=3),
    GROUPS,
    replace(GROUPS, draft=FULL, before=0, after=16),
    PRODUCT,
    ProductShown(EMPTY, "reseller", FIVES, (5, 10)),
    ProductShown(EMPTY, "reseller", IJO_OUT, ()),
    ProductShown(EMPTY, "reseller", replace(BAWANG_HERS, has=0), ()),
    ChangeWhat(FULL, ((0, "Sambal Bawang", 10), (3, "Krupuk Udang", 24))),
    SureToEmpty(FULL, 2),
    WhichRecipient(FULL, "Kesambi, Cirebon", ((261124000003, ANI),)),
    WhichRecipient(FULL, "", ()),
    WhichDelivery(FULL),
    WhichDay(FULL, DAYS),
    WhichPayment(FULL, (PayMethod.TRANSFER, PayMethod.CASH)),
    WhichPayment(FULL, (PayMethod.TRANSFER,), Term(PayMethod.CREDIT, Hindrance.OVER_LIMIT, 100_000, 20_000)),
    *(TypeIt(FULL, what, is_unread=unread) for what in Awaits for unread in (False, True)),
    TypeIt(FULL, Awaits.QUANTITY, BAWANG, 0),
    TypeIt(FULL, Awaits.QUANTITY, CRATES, 0),
    TypeIt(FULL, Awaits.NOTE, now="kirim sore"),
    TypeIt(FULL, Awaits.SENDER, now="Dapur Siti"),
    TypeIt(FULL, Awaits.PHONE, now="Ani"),
    TypeIt(FULL, Awaits.SHIP_DAY, days=DAYS, is_unread=True),
    NothingAgain("P261124-007", ("Nastar",)),
]
SHOWN = [
    shown(quoted(BAWANG, 10, 20000), quoted(UDANG, 24, 12000), news=OTHERS),
    shown(
        quoted(BAWANG, 10, 20000),
        news=replace(OTHERS, left=(("Nastar", 3),), aside_of="Bu Wati", postage_moved=(None, None)),
    ),
    shown(quoted(BAWANG, 10, 20000), news=DraftNews(postage_moved=(None, 12000), ship_moved=DAYS)),
    shown(quoted(BAWANG, 10, 20000), news=DraftNews(left_moved=("Sambal Ijo",), not_recorded=True)),
    shown(
        quoted(BAWANG, 10, 20000), news=DraftNews(left_out=LeftOut("Siti Rohmah", ("Bu Tini", "<b>Ani</b>")))
    ),
    shown(quoted(BAWANG, 10, 20000), news=DraftNews(ship_moved=(None, DAYS[1]))),
    shown(quoted(BAWANG, 10, 20000), news=DraftNews(ship_moved=(DAYS[1], None))),
]
