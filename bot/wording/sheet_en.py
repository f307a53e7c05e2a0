"""What is wrong with the Sheet, in English: for `Cek`, for the owner's chat and for `check`."""

from collections.abc import Mapping

from bot.wording.sheet_sentences import SheetSentences
from commands.faults import Fault, Problem, Reason

FAULTS: Mapping[Reason, str] = {
    Reason.REQUIRED: "{header} is empty. Please fill it in.",
    Reason.NOT_RUPIAH: '"{typed}" is not a number. Type 20000 or 20.000.',
    Reason.NOT_A_COUNT: '"{typed}" is not a whole number. Type digits only, such as 10.',
    Reason.NOT_PERCENT: '"{typed}" is not a percentage. Type digits only, such as 25.',
    Reason.NOT_A_DATE: '"{typed}" is not a date. Type it like 24/11 or 24 Nov.',
    Reason.RELATIVE_DATE: '"{typed}" means another day tomorrow. Type the date, such as 24/11.',
    Reason.NOT_YES_NO: '"{typed}" is not clear. Type ya or tidak.',
    Reason.NOT_A_CHOICE: '"{typed}" is not in the list. Choose one of: {options}.',
    Reason.NOT_PACKS: '"{typed}" cannot be read. Type packs and their pieces, such as dus 24, renteng 6.',
    Reason.NOT_AN_ORDER: '"{typed}" is not an order number. Type it like P261124-007.',
    Reason.NO_LINES: "order {typed} has no row in tab Item Pesanan, so it does not count.",
    Reason.NOT_AN_ID: '"{typed}" is not a Telegram number. Leave it empty, the bot fills it in.',
    Reason.DIGITS_LOST: "a number this long has lost its last digits. Type it again with a ' in front.",
    Reason.TOO_SMALL: '"{typed}" is too small. The least is {options}.',
    Reason.TOO_LARGE: '"{typed}" is too large. The most is {options}.',
    Reason.TOO_LONG: "the text is too long. At most {options} characters fit.",
    Reason.FORMULA_ERROR: "the formula gives {typed}. Mend it, or type the value.",
    Reason.UNKNOWN_TIER: 'the tier "{typed}" is not in the tab Tingkat.{near}',
    Reason.UNKNOWN_PRODUCT: '"{typed}" is not in the tab Produk.{near}',
    Reason.UNKNOWN_PARTNER: 'partner "{typed}" is not in tab Mitra. Choose from the list.',
    Reason.SEVERAL_PARTNERS: '"{typed}" may mean {options}. Type the partner\'s ID.',
    Reason.UNKNOWN_ORDER: "this partner has no open order {typed}. Check the number and the name.",
    Reason.OVER_BALANCE: '"{typed}" is more than this partner\'s balance. The most is {options}.',
    Reason.OVER_PAID: '"{typed}" is more than came in for this order. The most is {options}.',
    Reason.LOST_ID: "this row lost its ID. Type it again; for a new row, empty Waktu, Oleh and Mitra ID.",
    Reason.UNKNOWN_SETTING: 'the setting "{typed}" is not known. Give it its old name, or delete the row.',
    Reason.AMBIGUOUS: '"{typed}" may mean {options}. Type its SKU.',
    Reason.ENDS_BEFORE_START: 'Sampai "{typed}" is before Mulai. Please mend the dates.',
    Reason.ITSELF_INSIDE: "a bundle cannot hold itself. Choose another product.",
    Reason.DUPLICATE_KEY: "this row is the same as {options}. Keep one of them.",
    Reason.BOTS_ROWS: "the bot makes the rows of this tab from orders. This one does not count; it may be deleted.",
    Reason.NOT_QRIS: '"{typed}" is not a QRIS code. Send its picture to the bot in chat, which fills this in.',
    Reason.QRIS_ONE_TIME: "this QRIS is for one payment. Send the picture of the static one to the bot in chat.",
    Reason.QRIS_DAMAGED: "this QRIS is not whole. Send its picture to the bot in chat, which fills this in.",
    Reason.TAB_MISSING: "is not in the Sheet. Give it back its name, or run setup again.",
    Reason.HEADER_MISSING: 'the column title "{header}" is not in row 1. Type it again.',
    Reason.HEADER_DUPLICATE: 'the column title "{header}" is there more than once: {options}. Keep one.',
}
"""After the place; each says what is wrong and what is expected."""

FINDINGS: Mapping[Problem, str] = {
    Problem.KEY_MISSING: "There is no Google key file at {path}. Download the JSON key and put it there.",
    Problem.KEY_UNREADABLE: "The Google key file may not be read: {path}. Check its permissions.",
    Problem.KEY_NOT_JSON: "The Google key file is broken or not JSON: {path}. Download it again.",
    Problem.KEY_NOT_SERVICE_ACCOUNT: "{path} is not the key of a Google service account. Download one.",
    Problem.KEY_OPEN_TO_OTHERS: "Other people can read the Google key file. Run: chmod 600 {path}",
    Problem.KEY_REFUSED: "Google does not accept the key of {email}. Check the computer's clock, else make a new key.",
    Problem.NOT_SHARED: (
        "The bot may not open the Sheet yet. In the Sheet press Share, enter {email}, choose Editor."
    ),
    Problem.NOT_FOUND: (
        "The Sheet was not found. Check MITRA_SPREADSHEET_ID or --into: the part of its address between /d/ and /edit."
    ),
    Problem.API_DISABLED: "The Google Sheets API is off for {email}. Turn it on in the Google Cloud Console.",
    Problem.OVER_QUOTA: "Google asks for a pause, there were too many requests. Try again in a minute.",
    Problem.NO_CONNECTION: "Google cannot be reached. Check this computer's internet connection.",
    Problem.GOOGLE_AWAY: "Google is not answering. Try again in a few minutes.",
    Problem.REFUSED: "Google refused: {found}.",
    Problem.MARKER_NOT_UNIQUE: (
        "This Sheet takes the same mark twice, so an order could be recorded twice. The bot does not start."
    ),
    Problem.COMPARE_AND_SET_FAILED: (
        "Change-only-if-unchanged does not work in this Sheet. The bot uses another, slower way."
    ),
    Problem.GUARDS_FAILED: (
        "Guarding columns does not work in this Sheet. The bot works all the same. Move columns only while no orders "
        "come in."
    ),
    Problem.COPIES_FAILED: (
        "Copying cells does not work in this Sheet. The bot works all the same, but what is typed into its own cells "
        "may be lost."
    ),
    Problem.NOT_SET_UP: "This Sheet is not set up for the bot yet. Run: python main.py setup",
    Problem.FOREIGN_COPY: (
        "This Sheet is a copy of another one. Set MITRA_SPREADSHEET_ID to the original. If that one is gone: "
        "empty cell C1 of the tab _mitra and start with a new MITRA_DATA_DIR."
    ),
    Problem.FOREIGN_NETWORK: (
        "This Sheet belongs to another network. Check MITRA_SPREADSHEET_ID and MITRA_DATA_DIR."
    ),
    Problem.OLD_VERSION: (
        "This Sheet was put back to an old version. Restore the newest one in File > Version history; if somebody "
        "typed into cell A1 of the tab _mitra, pressing Undo is enough. "
        "Or, if the old one is to be used, run: python main.py repair"
    ),
    Problem.OTHER_WRITER: (
        "Another bot writes into this Sheet. Switch the other one off, then run: python main.py repair"
    ),
    Problem.OLD_JOURNAL: (
        "The data in MITRA_DATA_DIR is older than the Sheet. If somebody typed into cell A1 of the tab _mitra, press "
        "Undo in the Sheet. If not, switch off any other bot that uses a copy of the data. "
        "Then run: python main.py repair, and start with a new MITRA_DATA_DIR: it is rebuilt from the Sheet."
    ),
    Problem.TAB_MISSING: "The tab {tab} is missing. Give it back its name, or run: python main.py setup",
    Problem.COLUMN_MISSING: (
        'Tab {tab}: the column "{header}" is missing. Type its title again, or run: python main.py setup'
    ),
    Problem.HEADER_DUPLICATE: 'Tab {tab}: the title "{header}" is there more than once: {cells}. Keep one.',
    Problem.LOCALE_DIFFERS: (
        "The Sheet's language is {found}, it should be {expected}: 25.000 may be read as 25. "
        "Change it in File > Settings."
    ),
    Problem.ZONE_DIFFERS: (
        "The Sheet's time zone is {found}, it should be {expected}. Change it in File > Settings."
    ),
    Problem.TOKEN_REFUSED: (
        "Telegram refuses the bot token. Copy the right one from @BotFather to MITRA_TELEGRAM_TOKEN."
    ),
    Problem.TELEGRAM_AWAY: (
        "Telegram cannot be reached ({found}). Check the network and MITRA_TELEGRAM_API_URL."
    ),
    Problem.RESTORE_NOT_EMPTY: (
        "The spreadsheet {found} is not empty. Make a new, empty one and share it with {email} as an editor."
    ),
    Problem.RESTORE_SAME_SHEET: (
        "That spreadsheet is the Sheet in use. Make a new, empty spreadsheet to restore into."
    ),
    Problem.RESTORE_DONE: (
        "The spreadsheet {found} is complete already. Set MITRA_SPREADSHEET_ID={found} and run: python main.py run"
    ),
    Problem.RESTORE_UNFINISHED: (
        "This Sheet is only half filled. Run again: python main.py restore --into {found}"
    ),
    Problem.WEBHOOK_SET: "This bot still delivers to another address: {found}. It is released at the start.",
}

SENTENCES = SheetSentences(
    FAULTS,
    FINDINGS,
    in_cell="Tab {tab}, cell {cell}: ",
    in_tab="Tab {tab}: ",
    of_tab="The tab {tab} ",
    near=" Perhaps {options}?",
    listed=" There are: {options}.",
    held="{price} is held back: please answer the bot's question in the chat.",
    held_over="{price} is held back: please answer the bot's question in the chat. Until then {before} is used.",
    put_back='{what}: the bot fills in this cell, so "{after}" was put back to "{before}".',
    refilled='{what}: the bot fills in this cell. It was emptied, so "{before}" was put back.',
    emptied='{what}: the bot fills in this cell, so "{after}" was removed again.',
    more_put_back="{what} more cells of the bot were put back. Tabs with a column Cek name each there.",
    postage_too_late='{what}: {before} is done or cancelled, so the postage "{after}" is not counted. The total stays.',
    content_asked='{what}: "{after}" is not in force yet, see the message about {before} in the chat.',
    content_unclear='{what}: "{after}" is not clear, so the old content is back. Or in the chat: /ubah {before}',
    content_too_late="{what}: the content of {before} is final. If goods come back, in the chat: /retur {before}",
)


def explain_fault(fault: Fault) -> str:
    """Say where a cell is, what is wrong with it and what is expected.

    `Tab Harga, cell E3: "dua puluh" is not a number. Type 20000 or 20.000.`
    """
    return SENTENCES.of_fault(fault)
