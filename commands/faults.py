"""What is wrong with the Sheet, as values: cells that cannot be read, and what keeps the bot from the Sheet.

No sentences here: each language words them by itself.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a cell, a row or a header of the Sheet is not in force. What `options` holds stands beside it."""

    REQUIRED = "required"  # an empty cell that must hold something
    NOT_RUPIAH = "not_rupiah"
    NOT_A_COUNT = "not_a_count"  # not a whole number
    NOT_PERCENT = "not_percent"
    NOT_A_DATE = "not_a_date"
    RELATIVE_DATE = "relative_date"  # "besok" where only a date will do
    NOT_YES_NO = "not_yes_no"
    NOT_A_CHOICE = "not_a_choice"  # the words allowed
    NOT_PACKS = "not_packs"
    NOT_AN_ORDER = "not_an_order"  # something else among the order numbers
    NO_LINES = "no_lines"  # an order without a row in `Item Pesanan`
    NOT_AN_ID = "not_an_id"  # a Telegram or chat id with other characters
    DIGITS_LOST = "digits_lost"  # a number too long for a number cell
    TOO_SMALL = "too_small"  # the least allowed
    TOO_LARGE = "too_large"  # the most allowed
    TOO_LONG = "too_long"  # how many characters are allowed
    FORMULA_ERROR = "formula_error"  # "#REF!" and its like
    UNKNOWN_TIER = "unknown_tier"  # tiers there are
    UNKNOWN_PRODUCT = "unknown_product"  # products and groups that are near
    UNKNOWN_PARTNER = "unknown_partner"
    SEVERAL_PARTNERS = "several_partners"  # their IDs
    UNKNOWN_ORDER = "unknown_order"  # no open order of this partner's
    OVER_BALANCE = "over_balance"  # more goes out than the partner's balance, which stands here
    OVER_PAID = "over_paid"  # more goes out than came in for the order, which stands here
    LOST_ID = "lost_id"  # a row that the bot filled in, without an ID that it knows
    UNKNOWN_SETTING = "unknown_setting"
    AMBIGUOUS = "ambiguous"  # the names that it could mean
    ENDS_BEFORE_START = "ends_before_start"
    ITSELF_INSIDE = "itself_inside"  # a bundle that holds itself
    DUPLICATE_KEY = "duplicate_key"  # cells of the other rows with this key
    BOTS_ROWS = "bots_rows"  # a row of hers in a tab whose rows the bot makes
    NOT_QRIS = "not_qris"
    QRIS_ONE_TIME = "qris_one_time"  # a QRIS code, but made for one payment
    QRIS_DAMAGED = "qris_damaged"
    TAB_MISSING = "tab_missing"
    HEADER_MISSING = "header_missing"
    HEADER_DUPLICATE = "header_duplicate"  # all cells with this header


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell of the owner's that cannot be used. Its row stays as it last was."""

    tab: str
    cell: str
    """`E3`; empty where there is no cell: a missing tab or header."""
    header: str
    typed: str
    """What stands in the cell, as the owner sees it; cut at 60 characters."""
    reason: Reason
    options: tuple[str, ...] = ()


class Problem(StrEnum):
    """What keeps the bot from its Sheet, or makes the Sheet another one than expected."""

    KEY_MISSING = "key_missing"
    KEY_UNREADABLE = "key_unreadable"
    KEY_NOT_JSON = "key_not_json"
    KEY_NOT_SERVICE_ACCOUNT = "key_not_service_account"
    KEY_OPEN_TO_OTHERS = "key_open_to_others"
    KEY_REFUSED = "key_refused"  # Google gives no token for it
    NOT_SHARED = "not_shared"
    NOT_FOUND = "not_found"
    API_DISABLED = "api_disabled"
    OVER_QUOTA = "over_quota"
    NO_CONNECTION = "no_connection"
    GOOGLE_AWAY = "google_away"
    REFUSED = "refused"  # anything else that Google said no to; detail: its reason
    MARKER_NOT_UNIQUE = "marker_not_unique"  # the same metadata id was accepted twice
    COMPARE_AND_SET_FAILED = "compare_and_set_failed"
    GUARDS_FAILED = "guards_failed"  # Google does not refuse to write into a column that was moved
    COPIES_FAILED = "copies_failed"  # Google does not copy what stands in a cell before it is set
    NOT_SET_UP = "not_set_up"  # no `_mitra` yet, or an emptied one
    FOREIGN_COPY = "foreign_copy"  # `_mitra` names another spreadsheet
    FOREIGN_NETWORK = "foreign_network"  # `_mitra` names another network
    OLD_VERSION = "old_version"  # the Sheet was put back through its history
    OTHER_WRITER = "other_writer"  # another bot wrote into the Sheet
    OLD_JOURNAL = "old_journal"  # the Sheet is further than the journal
    TAB_MISSING = "tab_missing"
    COLUMN_MISSING = "column_missing"
    HEADER_DUPLICATE = "header_duplicate"
    LOCALE_DIFFERS = "locale_differs"
    ZONE_DIFFERS = "zone_differs"
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a problem's name
    TELEGRAM_AWAY = "telegram_away"
    RESTORE_NOT_EMPTY = "restore_not_empty"  # somebody's cells stand in the file that is to be filled
    RESTORE_SAME_SHEET = "restore_same_sheet"
    RESTORE_DONE = "restore_done"
    RESTORE_UNFINISHED = "restore_unfinished"  # the file is only half filled
    WEBHOOK_SET = "webhook_set"  # though the bot polls; found: its address

    @property
    def is_only_a_warning(self) -> bool:
        """The bot works with it; numbers and dates that she types may be read another way."""
        return self in (
            Problem.LOCALE_DIFFERS,
            Problem.ZONE_DIFFERS,
            Problem.COMPARE_AND_SET_FAILED,
            Problem.GUARDS_FAILED,
            Problem.COPIES_FAILED,
            Problem.WEBHOOK_SET,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `check` or `setup` found wrong."""

    problem: Problem
    email: str = ""
    """The key's address, with which the Sheet must be shared."""
    path: str = ""
    tab: str = ""
    header: str = ""
    cells: tuple[str, ...] = ()
    found: str = ""
    expected: str = ""
