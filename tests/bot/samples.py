"""One of each reply that the inside can give."""

from datetime import datetime
from zoneinfo import ZoneInfo

from commands.asks import Verb
from commands.drafts import OpenQuestion
from commands.faults import Fault, Reason
from commands.qris import Qris
from commands.replies import Reply
from commands.replies.asking import ChangeOrNew, PartnerChoice, PriceAsked, WhoseOrder
from commands.replies.audience import Audience
from commands.replies.bills import AllBills, Bill, MyBills
from commands.replies.drafts import (
    AlreadyRecorded,
    DraftDropped,
    DraftEmpty,
    NotConfirmable,
    OldButton,
    OrderRecorded,
)
from commands.replies.orders import (
    BillReady,
    HigherTierReached,
    MyOrders,
    NewOrder,
    OpenOrders,
    OrderNews,
    OwnerOrders,
    PostageChanged,
    WhichPartner,
)
from commands.replies.people import (
    GoPrivate,
    Help,
    InviteRefusal,
    InviteRefused,
    Joined,
    JoinedTeam,
    OwnersOnly,
    PartnershipRests,
    PartnersOnly,
    Unknown,
    Welcome,
)
from commands.replies.pictures import (
    PictureTrouble,
    PictureUseless,
    QrisChanged,
    QrisFound,
    QrisInForce,
    QrisLeft,
)
from commands.replies.prices import NothingForSale, ProductPrices, UnknownProduct
from commands.replies.reports import PeriodUnknown
from commands.replies.sheet import (
    CellFaults,
    EditKind,
    EditTold,
    HeldAnswer,
    LinesAnswer,
    LinesAnswered,
    LinesGone,
    OrderRowAnswered,
    OrderRowGone,
    PriceDecided,
    PricesDecided,
    PricesHeldBack,
    RoadNews,
    RoadState,
    RowAnswer,
    SheetNews,
)
from commands.replies.stock import (
    BackInStock,
    NoLaterDay,
    NoSwap,
    StockForOwner,
    StockForPartner,
    StockRow,
    WillTell,
)
from commands.replies.troubles import AskSetAside, NothingRecorded, PollingNews, SomethingBroke, TooFast
from commands.rules.guard import Doubt
from commands.rules.orders import Delivery, OrderStatus
from commands.rules.quotes import Quote
from tests.bot.change_samples import CHANGES
from tests.bot.clock_samples import TIME
from tests.bot.example import BAWANG, IJO, NOW, SITI, SITI_ROHMAH, order, priced, quoted, shown
from tests.bot.money_samples import MONEY
from tests.bot.paper_samples import PAPERS
from tests.bot.shopping_samples import SHOPPING, SHOWN
from tests.bot.test_render_drafts import BELOW, READY
from tests.bot.test_render_orders import HERS as HER_REPORT
from tests.bot.test_render_orders import owners
from tests.bot.test_render_others import held
from tests.bot.test_render_prices import HERS as HER_PRICES

_SINCE = datetime(2026, 11, 24, 10, 12, tzinfo=ZoneInfo("Asia/Jakarta"))

SAMPLES: list[Reply] = [
    HER_PRICES,
    ProductPrices(Audience.PARTNER, "Sambal Ibu", "reseller", priced(BAWANG, (10, 20000, "reseller"))),
    NothingForSale("reseller"),
    UnknownProduct("rendang", ("Sambal Bawang",)),
    READY,
    shown(quoted(BAWANG, 5, 25000, BELOW)),
    shown(questions=(OpenQuestion("sambal", 10, ("SMB-01", "SMB-02")),), choices=((BAWANG, IJO),)),
    shown(quoted(BAWANG, 5, 25000), questions=(OpenQuestion("rendang", 2),), choices=((),)),
    shown(questions=(OpenQuestion("10 botol", 10),), choices=((),)),
    DraftDropped(),
    DraftEmpty(),
    OrderRecorded(order(), "Siti", "BCA 1", _SINCE),
    AlreadyRecorded("P261124-007"),
    AlreadyRecorded("P261124-007", Verb.WISH_EDIT),
    ChangeOrNew("P261124-007", (("Sambal Bawang", 10),), Verb.WISH_EDIT, READY.draft),
    OldButton(),
    NotConfirmable(),
    MyOrders("Siti", (order(),)),
    MyOrders("Siti", (order(),), 3, 5),
    OpenOrders(((order(), "Siti"),)),
    WhichPartner("bu", ("Bu Tini",)),
    HER_REPORT,
    owners(),
    PeriodUnknown("kapan"),
    Welcome(Audience.PARTNER, "Sambal Ibu", "Siti", "reseller"),
    Joined("Sambal Ibu", "Siti", "reseller"),
    JoinedTeam("Sambal Ibu", "Ratna"),
    InviteRefused(InviteRefusal.USED, "0812"),
    Help(Audience.PARTNER, ("harga", "order")),
    PartnersOnly("0812"),
    PartnershipRests("0812"),
    OwnersOnly(("harga",)),
    OwnerOrders(),
    Unknown(Audience.PARTNER, "sambal bawang 10", "0812"),
    TooFast(),
    NothingRecorded(),
    SomethingBroke(),
    AskSetAside("tg:7:42", _SINCE, "KeyError", "Siti", "sambal bawang 10"),
    AskSetAside("tg:7:42", _SINCE, "KeyError"),
    PollingNews(_SINCE, is_over=False),
    PollingNews(_SINCE, is_over=True),
    NewOrder(order(), SITI, SITI_ROHMAH, (HigherTierReached("Sambal", "agen", 1),), ("Krupuk",)),
    CellFaults((Fault("Harga", "E3", "Harga", "dua puluh", Reason.NOT_RUPIAH),)),
    held(20000, 25, Doubt.LOST_THOUSANDS, 25000),
    PriceDecided("Sambal Bawang", "reseller", 20000),
    PricesHeldBack(5, 12, (held(20000, 25, Doubt.LOST_THOUSANDS, 25000),), all_have_suggestions=True),
    PricesHeldBack(5, 12, (held(None, 25, Doubt.UNDER_COST, None),), all_have_suggestions=False),
    *(PricesDecided(12, answer) for answer in HeldAnswer),
    OrderRowGone(261124007, 1, order(), "Siti Rohmah", may_cancel=True),
    OrderRowGone(261124007, 1, order(), "Siti Rohmah", may_cancel=False),
    *(OrderRowAnswered("P261124-007", answer) for answer in RowAnswer),
    LinesGone(261124007, 1, "P261124-007", ("Sambal Bawang", "Krupuk Udang")),
    *(LinesAnswered("P261124-007", answer) for answer in LinesAnswer),
    SheetNews((EditTold(EditKind.PARTNER_GONE, "Siti Rohmah"),)),
    SheetNews((EditTold(EditKind.TAB_RENAMED, "Harga", "Harga", "Harga baru"),)),
    OrderNews("P1", OrderStatus.SHIPPED, "JNE", "R1", by="Ratna", contact="0812"),
    OrderNews("P1", OrderStatus.SHIPPED, "Adi", delivery=Delivery.BROUGHT, cash=488_000),
    OrderNews("P1", OrderStatus.SHIPPED, delivery=Delivery.FETCHED, cash=488_000),
    BillReady(order(), "Siti", "BCA 0 a.n. Ratna", NOW),
    PostageChanged(order(postage=15000), "Siti", 10000, "BCA 0 a.n. Ratna", NOW),
    *(PictureUseless(trouble) for trouble in PictureTrouble),
    QrisFound(7, Qris("x", "Sambal Ibu", "Cirebon"), Qris("y", "Dapur", "")),
    QrisFound(7, Qris("x", "Sambal Ibu", "")),
    QrisInForce("Sambal Ibu"),
    QrisInForce("Sambal Ibu", is_new=False),
    QrisLeft("Sambal Ibu"),
    QrisLeft(""),
    QrisChanged("Sambal Ibu", "Mbak Ani"),
    RoadNews(RoadState.AWAY, _SINCE, 3),
    RoadNews(RoadState.POISON, _SINCE, detail="Pesanan, P261124-007", quote="Invalid requests[3]: no."),
    RoadNews(RoadState.POISON, _SINCE, detail="Pesanan, P261124-007", too_long=("Isi",)),
    GoPrivate("order"),
    MyBills("Siti", (Bill(order()), Bill(order(), overdue=3)), 976_000, 12_000),
    AllBills((Bill(order(), 3, "Siti"),), 488_000, 488_000, 1, 15),
    *CHANGES,
    *MONEY,
    *TIME,
    WillTell("Sambal Ijo"),
    NoSwap("Sambal Ijo"),
    NoLaterDay("Lapis", "loyang", 10),
    NoLaterDay("Lapis", "loyang", 0),
    BackInStock(7, IJO, 60, 10),
    BackInStock(7, IJO, 60, 10, "Bu Tini"),
    StockForPartner("Siti", (StockRow(IJO, 6),), next_page=15),
    StockForOwner((StockRow(IJO, 6, 16, 10),)),
    *PAPERS,
    *SHOPPING,
    *SHOWN,
    PriceAsked(
        audience=Audience.PARTNER,
        quote=Quote("reseller", (quoted(BAWANG, 20, 20000),)),
        left=(140,),
        offered=READY.draft,
    ),
    WhoseOrder(READY.draft, ((BAWANG, 10),), (PartnerChoice(7, "Siti Rohmah"),), 8, "bu tinni"),
]
