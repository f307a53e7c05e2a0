"""Every phrase that a person reads, as typed fields: a language that lacks one does not type-check.

Phrases are `str.format` templates with named fields. Values go in as text that is ready to show.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.wording.asking import AskingWords
from bot.wording.bills import BillWords
from bot.wording.changes import ChangeWords
from bot.wording.clock import ClockWords
from bot.wording.money import MoneyWords
from bot.wording.pages import PageWords
from bot.wording.paper import PaperWords
from bot.wording.pictures import PictureWords
from bot.wording.shopping import ShoppingWords
from bot.wording.stock import StockWords
from commands.faults import Fault
from commands.replies.sheet import EditTold


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Days and hours as people say them. Patterns are CLDR's, https://cldr.unicode.org."""

    locale: str
    clock: str
    today: str
    tomorrow: str
    today_at: str
    day_at: str


@dataclass(frozen=True, slots=True)
class CountWords:
    """Quantities. `units`: the Sheet's unit -> how it is said of one and of several."""

    count: str
    millions: str
    decimal_point: str
    units: Mapping[str, tuple[str, str]]
    pieces: str
    orders: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ButtonWords:
    """Labels, up to 24 characters."""

    order: str
    prices: str
    see_prices: str
    my_prices: str
    more: str
    confirm: str
    cancel: str
    raise_to: str
    raise_to_short: str
    keep: str
    keep_short: str
    take: str
    remove: str
    skip: str
    skip_short: str
    see_list: str
    whatsapp: str
    open_sheet: str
    open_private: str
    today: str
    week: str
    month: str
    last_month: str
    price: str
    keep_price: str
    typed_price: str
    all_meant: str
    all_old: str
    all_typed: str
    cancel_order: str
    restore_row: str
    leave_rows: str


@dataclass(frozen=True, slots=True)
class PriceWords:
    """`/harga`."""

    for_her: str
    for_all: str
    minimum: str
    mixed: str
    section: str
    no_group: str
    item: str
    left: str
    from_quantity: str
    promo_until: str
    below: str
    below_any: str
    group_note: str
    stranger_note: str
    one_product: str
    one_break: str
    one_price: str
    tier_price: str
    general_price: str
    nothing: str
    unknown: str
    nearest: str


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The draft, its problems and questions."""

    check: str
    line: str
    below_minimum: str
    total: str
    without_postage: str
    free_postage: str
    postage: str
    ship_to: str
    pay: str
    pay_methods: Mapping[str, str]
    below: str
    below_any: str
    nothing_reached: str
    cannot_raise: str
    add_flavour: str
    choose: str
    choose_for: str
    asked_then: str
    saver: str
    saver_same: str
    next_break: str
    next_saver: str
    hint_for: str
    multiple_both: str
    multiple_one: str
    multiple_none: str
    maximum: str
    out_of_stock: str
    not_enough: str
    not_sold: str
    which: str
    how_many: str
    another_number: str
    amount_unclear: str
    near: str
    not_listed: str
    of_what: str
    others: str
    dropped: str
    emptied: str
    moved: str
    moved_gone: str
    not_recorded: str
    total_now: str
    total_now_only: str
    not_confirmable: str


@dataclass(frozen=True, slots=True)
class OrderWords:
    """Orders that stand, and what happens to them."""

    recorded: str
    pay_to: str
    kept_until: str
    pay_cash: str
    pay_at_door: str
    recorded_without_postage: str
    recorded_credit: str
    recorded_credit_open: str
    already: str
    old_button: str
    mine: str
    mine_more: str
    mine_none: str
    mine_line: str
    open: str
    open_none: str
    open_line: str
    all_back: str
    more: str
    statuses: Mapping[str, str]
    payments: Mapping[str, str]
    which_partner: str
    no_partner: str
    partner_missing: str
    owner_help: str
    news_new: str
    bill: str
    postage_more: str
    postage_less: str
    postage_total: str
    postage_left: str
    proof_first: str
    news_in_progress: str
    news_shipped: str
    news_courier: str
    news_tracking: str
    news_brought: str
    news_brought_by: str
    news_only_tracking: str
    news_ready: str
    cash_at_door: str
    cash_fetched: str
    news_done: str
    news_cancelled: str
    news_cancelled_by: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """`/report`, for a partner and for the owner."""

    today: str
    week: str
    month: str
    whole_month: str
    purchases: str
    nothing_bought: str
    margin: str
    unpaid: str
    target: str
    target_missing: str
    target_met: str
    products: str
    partners: str
    amount: str
    owner_sums: str
    owner_turnover: str
    owner_nothing: str
    uncosted: str
    concentration: str
    concentration_high: str
    unpaid_orders: str
    low_stock: str
    period_unknown: str


@dataclass(frozen=True, slots=True)
class HelpWords:
    """Greetings, help and refusals."""

    welcome_stranger: str
    welcome_partner: str
    welcome_owner: str
    welcome_group: str
    joined: str
    joined_team: str
    invite_unknown: str
    invite_expired: str
    invite_used: str
    invite_taken: str
    invite_ask: str
    help: str
    help_line: str
    partners_only: str
    partners_only_ask: str
    partners_only_waiting: str
    rests: str
    owners_only: str
    go_private: str
    unknown: str
    unknown_example: str
    unknown_stranger: str
    too_fast: str
    nothing_recorded: str
    something_broke: str


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """What the owner's team is told."""

    new_order: str
    new_order_by: str
    new_order_by_city: str
    new_order_sum: str
    note: str
    postage_open: str
    higher_tier: str
    unknown_stock: str
    warning: str
    more_faults: str
    held: str
    held_new: str
    held_meant: str
    held_under_cost: str
    held_old_rules: str
    held_none_rules: str
    decided: str
    decided_none: str
    held_many: str
    held_one: str
    held_one_new: str
    held_many_rules: str
    decided_all_meant: str
    decided_all_old: str
    decided_all_typed: str
    move_refused: str
    stock_difference: str
    rows_gone: str
    partner_gone: str
    order_gone: str
    order_gone_which: str
    order_gone_shown: str
    row_cancelled: str
    row_returns: str
    row_stands: str
    lines_gone: str
    lines_gone_which: str
    lines_return: str
    lines_stand: str
    lines_left: str
    tab_renamed: str


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """The bot itself is in trouble, for the owner only."""

    set_aside: str
    set_aside_said: str
    set_aside_pressed: str
    set_aside_unread: str
    set_aside_mend: str
    two_pollers: str
    two_pollers_over: str


@dataclass(frozen=True, slots=True)
class RoadWords:
    """The road to the Sheet, for the owner only."""

    away: str
    away_idle: str
    """Nothing waits."""
    back: str
    back_idle: str
    not_shared: str
    gone: str
    key_refused: str
    structure: str
    other_writer: str
    old_journal: str
    copy: str
    old_version: str
    poison: str
    poison_too_long: str
    poison_quote: str
    """Behind `poison`: what Google says."""
    stopped: str
    locked: str
    open: str
    full: str


@dataclass(frozen=True, slots=True)
class Words:
    """A language."""

    code: str
    """ISO 639-1, as Telegram names a user's language."""
    times: TimeWords
    counts: CountWords
    buttons: ButtonWords
    prices: PriceWords
    drafts: DraftWords
    orders: OrderWords
    reports: ReportWords
    help: HelpWords
    owner: OwnerWords
    road: RoadWords
    trouble: TroubleWords
    stock: StockWords
    asking: AskingWords
    bills: BillWords
    clock: ClockWords
    pages: PageWords
    paper: PaperWords
    pictures: PictureWords
    shopping: ShoppingWords
    money: MoneyWords
    changes: ChangeWords
    menu: Mapping[str, str]
    """Command -> its line in Telegram's menu and in /bantuan."""
    explain_fault: Callable[[Fault], str]
    explain_edit: Callable[[EditTold], str]

    def menu_line(self, command: str) -> str:
        """What a command is for; a command without words shows its own name."""
        return self.menu.get(command, command)
