"""Which words belong to which reply: a reply without words does not type-check (`assert_never`)."""

from typing import assert_never

from bot import (
    render_draft,
    render_help,
    render_orders,
    render_owner,
    render_prices,
    render_reports,
    render_trouble,
)
from bot.talk import Talk, Voice
from commands.replies import (
    AlreadyRecorded,
    AskSetAside,
    BillReady,
    CellFaults,
    DraftDropped,
    DraftEmpty,
    DraftShown,
    GoPrivate,
    Help,
    InviteRefused,
    Joined,
    JoinedTeam,
    LinesAnswered,
    LinesGone,
    MyOrders,
    NewOrder,
    NotConfirmable,
    NothingForSale,
    NothingRecorded,
    OldButton,
    OpenOrders,
    OrderHelp,
    OrderNews,
    OrderRecorded,
    OrderRowAnswered,
    OrderRowGone,
    OwnerOrders,
    OwnerReport,
    OwnersOnly,
    PartnerReport,
    PartnershipRests,
    PartnersOnly,
    PeriodUnknown,
    PollingNews,
    PriceDecided,
    PriceHeldBack,
    PriceList,
    PricesDecided,
    PricesHeldBack,
    ProductPrices,
    Reply,
    RoadNews,
    SheetNews,
    SomethingBroke,
    TooFast,
    Unknown,
    UnknownProduct,
    Welcome,
    WhichPartner,
)


def talk_of(voice: Voice, reply: Reply) -> Talk:
    """Text and buttons of a reply."""
    match reply:
        case PriceList() | ProductPrices() | NothingForSale() | UnknownProduct():
            return _about_prices(voice, reply)
        case (
            DraftShown()
            | OrderHelp()
            | DraftDropped()
            | DraftEmpty()
            | OrderRecorded()
            | AlreadyRecorded()
            | OldButton()
            | NotConfirmable()
        ):
            return _about_a_draft(voice, reply)
        case MyOrders() | OpenOrders() | OrderNews() | BillReady() | WhichPartner() | OwnerOrders():
            return _about_orders(voice, reply)
        case PartnerReport():
            return render_reports.partner_report(voice, reply)
        case OwnerReport():
            return render_reports.owner_report(voice, reply)
        case PeriodUnknown():
            return render_reports.period_unknown(voice, reply)
        case TooFast() | NothingRecorded() | SomethingBroke() | AskSetAside() | PollingNews():
            return _about_trouble(voice, reply)
        case NewOrder() | CellFaults() | PriceHeldBack() | PriceDecided() | SheetNews() | RoadNews():
            return _for_the_owner(voice, reply)
        case PricesHeldBack():
            return render_owner.prices_held(voice, reply)
        case PricesDecided():
            return render_owner.prices_decided(voice, reply)
        case OrderRowGone():
            return render_owner.order_row_gone(voice, reply)
        case OrderRowAnswered():
            return render_owner.order_row_answered(voice, reply)
        case LinesGone():
            return render_owner.lines_gone(voice, reply)
        case LinesAnswered():
            return render_owner.lines_answered(voice, reply)
        case _:
            return _greeting_or_refusal(voice, reply)


def _about_trouble(
    voice: Voice, reply: TooFast | NothingRecorded | SomethingBroke | AskSetAside | PollingNews
) -> Talk:
    match reply:
        case TooFast():
            return Talk(voice.words.help.too_fast)
        case NothingRecorded():
            return Talk(voice.words.help.nothing_recorded)
        case SomethingBroke():
            return Talk(voice.words.help.something_broke)
        case AskSetAside():
            return render_trouble.set_aside(voice, reply)
        case PollingNews():
            return render_trouble.polling(voice, reply)
        case _:
            assert_never(reply)


def _about_prices(voice: Voice, reply: PriceList | ProductPrices | NothingForSale | UnknownProduct) -> Talk:
    match reply:
        case PriceList():
            return render_prices.price_list(voice, reply)
        case ProductPrices():
            return render_prices.product_prices(voice, reply)
        case NothingForSale():
            return render_prices.nothing_for_sale(voice, reply)
        case UnknownProduct():
            return render_prices.unknown_product(voice, reply)
        case _:
            assert_never(reply)


def _about_a_draft(
    voice: Voice,
    reply: DraftShown
    | OrderHelp
    | DraftDropped
    | DraftEmpty
    | OrderRecorded
    | AlreadyRecorded
    | OldButton
    | NotConfirmable,
) -> Talk:
    match reply:
        case DraftShown():
            return render_draft.draft_shown(voice, reply)
        case OrderHelp():
            return render_orders.order_help(voice, reply)
        case DraftDropped():
            return Talk(voice.words.drafts.dropped, is_page=True)
        case DraftEmpty():
            return Talk(voice.words.drafts.emptied, is_page=True)
        case OrderRecorded():
            return render_orders.recorded(voice, reply)
        case AlreadyRecorded() | OldButton() | NotConfirmable():
            return Talk(alert_of(voice, reply))
        case _:
            assert_never(reply)


def _about_orders(
    voice: Voice, reply: MyOrders | OpenOrders | OrderNews | BillReady | WhichPartner | OwnerOrders
) -> Talk:
    match reply:
        case MyOrders():
            return render_orders.my_orders(voice, reply)
        case OpenOrders():
            return render_orders.open_orders(voice, reply)
        case OrderNews():
            return render_orders.order_news(voice, reply)
        case BillReady():
            return render_orders.bill_ready(voice, reply)
        case WhichPartner():
            return render_orders.which_partner(voice, reply)
        case OwnerOrders():
            return Talk(voice.words.orders.owner_help)
        case _:
            assert_never(reply)


def _for_the_owner(
    voice: Voice,
    reply: NewOrder | CellFaults | PriceHeldBack | PriceDecided | SheetNews | RoadNews,
) -> Talk:
    match reply:
        case NewOrder():
            return render_owner.new_order(voice, reply)
        case CellFaults():
            return render_owner.cell_faults(voice, reply)
        case PriceHeldBack():
            return render_owner.price_held(voice, reply)
        case PriceDecided():
            return render_owner.price_decided(voice, reply)
        case SheetNews():
            return render_owner.sheet_news(voice, reply)
        case RoadNews():
            return render_owner.road_news(voice, reply)
        case _:
            assert_never(reply)


def _greeting_or_refusal(
    voice: Voice,
    reply: Welcome
    | Joined
    | JoinedTeam
    | InviteRefused
    | Help
    | PartnersOnly
    | PartnershipRests
    | OwnersOnly
    | GoPrivate
    | Unknown,
) -> Talk:
    match reply:
        case Welcome():
            return render_help.welcome(voice, reply)
        case Joined():
            return render_help.joined(voice, reply)
        case JoinedTeam():
            return render_help.joined_team(voice, reply)
        case InviteRefused():
            return render_help.invite_refused(voice, reply)
        case Help():
            return render_help.help_text(voice, reply)
        case PartnersOnly():
            return render_help.partners_only(voice, reply)
        case PartnershipRests():
            return render_help.rests(voice, reply)
        case OwnersOnly():
            return render_help.owners_only(voice, reply)
        case GoPrivate():
            return render_help.go_private(voice, reply)
        case Unknown():
            return render_help.unknown(voice, reply)
        case _:
            assert_never(reply)


def alert_of(voice: Voice, reply: Reply) -> str:
    """What is said on the button itself; nothing for replies that deserve a message."""
    match reply:
        case AlreadyRecorded(no):
            return voice.words.orders.already.format(no=no)
        case OldButton():
            return voice.words.orders.old_button
        case NotConfirmable():
            return voice.words.drafts.not_confirmable
        case _:
            return ""
