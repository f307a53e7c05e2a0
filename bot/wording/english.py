"""English, the second language: complete, in the same tone."""

from bot.wording import asking, bills, clock, money, pages, pictures, shopping, stock
from bot.wording.changes import IN_ENGLISH
from bot.wording.paper import ON_PAPER_IN_ENGLISH
from bot.wording.sheet_en import SENTENCES, explain_fault
from bot.wording.words import (
    ButtonWords,
    CountWords,
    DraftWords,
    HelpWords,
    OrderWords,
    OwnerWords,
    PriceWords,
    ReportWords,
    RoadWords,
    TimeWords,
    TroubleWords,
    Words,
)

_TIMES = TimeWords(
    locale="en",
    clock="HH:mm",
    today="today",
    tomorrow="tomorrow ({day})",
    today_at="today {clock}",
    day_at="{day}, {clock}",
)

_COUNTS = CountWords(
    count="{number} {unit}",
    millions="Rp{number} million",
    decimal_point=".",
    units={
        "botol": ("bottle", "bottles"),
        "bungkus": ("pack", "packs"),
        "toples": ("jar", "jars"),
        "kotak": ("box", "boxes"),
        "dus": ("carton", "cartons"),
        "paket": ("set", "sets"),
        "buah": ("piece", "pieces"),
        "pcs": ("pc", "pcs"),
    },
    pieces="{number} pieces",
    orders=lambda number: "1 order" if number == 1 else f"{number} orders",
)

_BUTTONS = ButtonWords(
    order="Order",
    prices="Prices",
    see_prices="See prices",
    my_prices="See my prices",
    more="More",
    confirm="Confirm order",
    cancel="Cancel",
    raise_to="Make it {quantity} · {total}",
    raise_to_short="Make it {quantity}",
    keep="Keep {quantity} · {total}",
    keep_short="Keep {quantity}",
    take="Take {quantity}",
    remove="Remove",
    skip="Go on without {said}",
    skip_short="Go on without it",
    see_list="See the list",
    open_sheet="Open the Sheet",
    whatsapp="Chat on WhatsApp",
    open_private="Open private chat",
    today="Today",
    week="Week",
    month="This month",
    last_month="Last month",
    price="{price}",
    keep_price="Keep {price}",
    typed_price="Really {price}",
    all_meant="All times 1,000",
    all_old="Keep the old prices",
    all_typed="Really so",
    cancel_order="Cancel the order",
    restore_row="Show it again",
    leave_rows="Leave it",
)

_PRICES = PriceWords(
    for_her="Prices for {called} ({tier})",
    for_all="Prices of {business}",
    minimum=", from {minimum}",
    mixed=", flavours may be mixed",
    section="{group}",
    no_group="Others",
    item="{product} {prices}",
    left=" ({left} left)",
    from_quantity="from {minimum} {price}",
    promo_until=" (offer until {day})",
    below="Below {minimum} the general price holds.",
    below_any="Below the minimum the general price holds.",
    group_note="Partner prices and orders in the private chat.",
    stranger_note="These are the general prices. Registered partners have their own.",
    one_product="{product}, {price_name}:",
    one_break="from {count}: {price}",
    one_price="{product}, {price_name}: {price}",
    tier_price="{tier} price",
    general_price="general price",
    nothing="Nothing is sold here yet; the list is being filled in.",
    unknown="{said} is not on our list.",
    nearest="Close to it: {names}.",
)

_DRAFTS = DraftWords(
    check="Please check, {called}:",
    line="{number}. {product}, {count} x {price} = {subtotal}",
    below_minimum=" (below the minimum)",
    total="Total {total}",
    without_postage=", postage not included",
    free_postage=", free postage",
    postage="Postage {postage}",
    ship_to="Ship to: {address}",
    pay="Payment: {method}",
    pay_methods={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "cash when fetched",
        "at_door": "cash at the door",
        "credit": "on credit",
    },
    below="{product}, {count}: the {tier} price starts at {minimum}, so {missing} more are needed.",
    below_any="{product}, {count}: it starts at {minimum}, so {missing} more are needed.",
    nothing_reached="It is not sold below that.",
    cannot_raise="There is not enough in stock to get there.",
    add_flavour="Another flavour may be added, too.",
    choose="Which do you prefer?",
    choose_for="Number {number} first, which do you prefer?",
    asked_then="Still to answer after this: {items}.",
    saver="Adding {more} costs less: {count} {total_now}, {count_then} only {total}.",
    saver_same="Adding {more} costs the same: {count} {total_now}, {count_then} also {total}.",
    next_break="Add {missing} more and the price is {price}, {saves} less per {unit}.",
    next_saver="Add {missing} more and the price is {price}. {count_then} {total}, now {count} {total_now}.",
    hint_for="{product}: {hint}",
    multiple_both=(
        "{product} is sold by {multiple}. {quantity} is not possible; the nearest are {below} or {above}."
    ),
    multiple_one="{product} is sold by {multiple}. {quantity} is not possible; the nearest is {nearest}.",
    multiple_none="{product} is sold by {multiple}. {quantity} is not possible.",
    maximum="{product}: at most {maximum} an order, you asked for {quantity}.",
    out_of_stock="{product} is out of stock.",
    not_enough="{product}: {left} left, you asked for {quantity}.",
    not_sold="{product} is not sold to {tier} yet.",
    which="{what}: which one?",
    how_many="{product}: how many {unit}?",
    another_number="Another number? Type for example: {example}.",
    amount_unclear='The amount in "{said}" cannot be used.',
    near="{said} is not on our list. Something like it:",
    not_listed="{said} is not on our list.",
    of_what="{said} of what? Write the product's name.",
    others="The others: {lines}.",
    dropped="All right, this order is off. Nothing is recorded.",
    emptied="Nothing is left in it, so nothing is recorded.",
    moved="The price of {product} has just changed, {before} to {now}.",
    moved_gone="{product} has just gone off sale.",
    not_recorded="The order is not recorded yet.",
    total_now="The total is now {total} (before: {before}).",
    total_now_only="The total is now {total}.",
    not_confirmable="Something in this order waits for your choice first.",
)

_ORDERS = OrderWords(
    recorded="✅ Order {no} is recorded. Thank you, {called}.",
    pay_to="Pay to {bank}.",
    kept_until="We keep it for you until {moment}.",
    pay_cash="Pay cash when you fetch it.",
    pay_at_door="Pay at the door.",
    recorded_without_postage=(
        "✅ Order {no} is recorded. Goods {subtotal}; postage is being worked out. "
        "No need to pay yet, we send the total here."
    ),
    recorded_credit="✅ Order {no} is recorded, {total}. Due {day}.",
    recorded_credit_open="✅ Order {no} is recorded, {total}. On credit.",
    already="Already recorded as {no}.",
    old_button="This button is from an old message. The newest is below.",
    mine="Orders of {called}:",
    mine_more="There are {number} more.",
    mine_none="No orders yet. To see prices: /harga",
    mine_line="{no} ({day}), {items}\n{total}, {standing}",
    open="Orders not finished or not paid yet:",
    open_none="No order is waiting.",
    open_line="{no}, {name}: {items}\n{total}, {standing}",
    all_back="all of it came back",
    more="{number} more in the Sheet, tab Pesanan.",
    statuses={
        "new": "new",
        "in_progress": "in progress",
        "shipped": "shipped",
        "done": "done",
        "cancelled": "cancelled",
    },
    payments={
        "unpaid": "unpaid",
        "to_check": "proof being checked",
        "partly": "partly paid",
        "paid": "paid",
    },
    which_partner="Which {said}? {names}.",
    no_partner="No active partner is called {said}. Names are as in the tab Mitra.",
    partner_missing="For whom? Type for example: /order for Bu Tini: sambal bawang 10",
    owner_help="To order for a partner, type for example: /order for Bu Tini: sambal bawang 10",
    news_new="{no} is new again.",
    bill="{called}, postage for {no} is {postage}.\nTotal {total}.",
    postage_more="{called}, postage for {no} is {postage} now ({before} before), {difference} more.",
    postage_less="{called}, postage for {no} is {postage} now ({before} before), {difference} less.",
    postage_total="The total is {total} now.",
    postage_left="{paid} has arrived, {unpaid} is left.",
    proof_first="Your proof is being checked. If something is left to pay, we will tell you.",
    news_in_progress="{no} is accepted and being prepared.",
    news_shipped="📦 {no} is on its way.",
    news_courier="📦 {no} is on its way with {courier}.",
    news_tracking="📦 {no} is on its way with {courier}, tracking number {tracking}.",
    news_brought="📦 {no} is brought to you today.",
    news_brought_by="📦 {no} is brought to you today by {courier}.",
    news_only_tracking="📦 {no} is on its way, tracking number {tracking}.",
    news_ready="📦 {no} is ready to fetch.",
    cash_at_door="Please have {amount} ready, to pay at the door.",
    cash_fetched="Please have {amount} ready, to pay when you fetch it.",
    news_done="{no} is done. Thank you, see you at the next order.",
    news_cancelled="{no} is cancelled.",
    news_cancelled_by="{no} is cancelled by {by}.",
)

_REPORTS = ReportWords(
    today="Today, {day}",
    week="This week, {day} until today",
    month="{month} until today",
    whole_month="{month}",
    purchases="Purchases {purchases} ({pieces})",
    nothing_bought="No purchases yet.",
    margin="Estimated margin {margin}, if sold at the general price",
    unpaid="Unpaid {unpaid}",
    target="Target {percent}",
    target_missing="Target {percent}, {missing} to go",
    target_met="Target {percent}, reached",
    products="By product:",
    partners="By partner:",
    amount="{name} {rupiah} ({pieces})",
    owner_sums="{period}: turnover {turnover}, cost (HPP) {cost}, gross profit {profit} ({percent}).",
    owner_turnover="{period}: turnover {turnover}, {orders}.",
    owner_nothing="{period}: no orders yet.",
    uncosted="Turnover without HPP {uncosted}, so the profit is not complete.",
    concentration="Largest: {name} {percent} of turnover.",
    concentration_high="Largest: {name} {percent} of turnover; better not more than {limit}.",
    unpaid_orders="Unpaid: {orders}, {unpaid}",
    low_stock="Low stock: {items}",
    period_unknown="We do not know the period {said}. Please choose:",
)

_HELP = HelpWords(
    welcome_stranger="Welcome to {business}. Here you can see prices; orders are for registered partners.",
    welcome_partner="Hello, {called}. Prices first, or order right away?",
    welcome_owner="Hello, {called}. New orders and news from the Sheet come here. Summary: /report",
    welcome_group="Hello, everybody. Type /harga to see the prices of {business}.",
    joined=(
        "Welcome to {business}, {called}. You are registered as {tier}.\n"
        "We keep name, phone, address and orders, only for this business."
    ),
    joined_team="Welcome to the team of {business}, {called}. New orders will come here.",
    invite_unknown="We do not know this invitation link.",
    invite_expired="This invitation link has expired.",
    invite_used="This invitation link was already used.",
    invite_taken="This Telegram account is registered under another name.",
    invite_ask="Ask for a new link, or message us on WhatsApp {contact}.",
    help="What you can use here:",
    help_line="/{command}: {what}",
    partners_only="Orders here are for registered partners.",
    partners_only_ask="Want to become a partner or buy directly? Message us on WhatsApp.",
    partners_only_waiting="We received your request to become a partner. Meanwhile, general prices: /harga",
    rests="This partnership rests at present. To take it up again, message us.",
    owners_only="That command is for the owner. What you can use: {commands}.",
    go_private="For /{command}, open the private chat.",
    unknown="We did not understand that.",
    unknown_example="We did not understand that. To order, type for example: {example}.",
    unknown_stranger="We did not understand that. To see prices: /harga",
    too_fast="Your messages come very fast. Wait 10 seconds, then send again.",
    nothing_recorded="It could not be recorded, so nothing has changed. Please send it again in 1 minute.",
    something_broke=(
        "Sorry, something went wrong on our side, so this was not done. The owner has been told. "
        "Please try it another way."
    ),
)

_OWNER = OwnerWords(
    new_order="New order {no}",
    new_order_by="{name} ({tier})",
    new_order_by_city="{name} ({tier}, {city})",
    new_order_sum="{total}, {payment}",
    note='"{note}"',
    postage_open="Postage is not filled in yet.",
    higher_tier="The quantity of {product} reaches the {tier} price, {price}.",
    unknown_stock="Stock unknown: {names}.",
    warning="⚠️ {text}",
    more_faults="{number} more cells; see the column Cek.",
    held="⚠️ The price of {product} ({tier}) was changed from {before} to {after}.",
    held_new="⚠️ New price of {product} ({tier}): {after}.",
    held_meant="Is {suggestion} meant?",
    held_under_cost="That is below HPP.",
    held_old_rules="Until you answer, {before} is used.",
    held_none_rules="Until you answer, it is not used.",
    decided="The price of {product} ({tier}) is now {price}.",
    decided_none="The price of {product} ({tier}) is not used.",
    held_many="⚠️ {number} prices are far from what they were, for example:",
    held_one="{product} ({tier}): {before} to {after}",
    held_one_new="{product} ({tier}): {after}, a new price",
    held_many_rules="Until you answer, none of them is used. The column Cek has them all.",
    decided_all_meant="{number} prices were multiplied by 1,000 and are used now.",
    decided_all_old="{number} prices are not used. The old ones stay.",
    decided_all_typed="{number} prices are used as they were typed.",
    move_refused="{what}: from {before} to {after} is not possible, so it was put back.",
    stock_difference="Stock of {what} was changed from {before} to {after}; the difference is counted.",
    rows_gone=(
        "⚠️ Many rows are gone at once in {what}. The old ones stay in use; if it was a slip, press Undo."
    ),
    partner_gone=(
        "⚠️ The row of {what} is gone from the tab Mitra. They are still a partner. "
        "If it was a slip, press Undo; if the partnership ends, bring the row back and choose nonaktif."
    ),
    order_gone="⚠️ The row of order {no} ({name}, {total}) is gone from the tab Pesanan.",
    order_gone_which="The order still holds. Cancel it, or show the row again?",
    order_gone_shown="The order still holds. Its row can be shown again.",
    row_cancelled="Order {no} is cancelled. Its stock can be sold again.",
    row_returns="The row of order {no} is written to the tab Pesanan again.",
    row_stands="The row of order {no} is back in the tab Pesanan. Nothing was changed.",
    lines_gone="⚠️ The row {no} / {names} is gone from the tab Item Pesanan.",
    lines_gone_which="The order stays as it was placed. Show the row again, or leave it?",
    lines_return="The row of order {no} is written to the tab Item Pesanan again.",
    lines_stand="The row of order {no} is back in the tab Item Pesanan. Nothing was changed.",
    lines_left="All right, the tab Item Pesanan is left like that. Order {no} stays as it was placed.",
    tab_renamed="The tab {before} is now called {after}; it is still read.",
)

_TROUBLE = TroubleWords(
    set_aside="⚠️ One message could not be handled yet and is kept. The others go on.",
    set_aside_said='From {who}, {at}: "{words}"',
    set_aside_pressed="From {who}, {at}: a pressed button",
    set_aside_unread="{at}; its sender cannot be read.",
    set_aside_mend="Pass this on to whoever set up the bot: {key}, {error}.",
    two_pollers=(
        "⚠️ Since {clock} another program has been fetching this bot's messages. Some may not arrive here. "
        "Ask whoever set up the bot to stop that program."
    ),
    two_pollers_over="The other program that fetched this bot's messages has stopped. All arrive here again.",
)

_ROAD = RoadWords(
    away="Google Sheet has not opened since {clock}. Orders go on, {number} waiting to be written. "
    "There is nothing to do for now.",
    away_idle="Google Sheet has not opened since {clock}. Orders go on. There is nothing to do for now.",
    back="Google Sheet is connected again at {clock}, with {orders} now written.",
    back_idle="Google Sheet is connected again at {clock}.",
    not_shared=(
        "The bot may no longer open the Sheet. In the Sheet press Share, enter {detail}, choose Editor. "
        "Orders go on and wait to be written."
    ),
    gone=(
        "⚠️ Google Sheet has not been found since {clock}. Orders go on and wait to be written. "
        "Perhaps it was deleted: look in Google Drive's Bin and restore it. "
        "If it is not there, ask who set up the bot."
    ),
    key_refused=(
        "⚠️ Google has not let the bot in since {clock}. Orders go on and wait to be written. "
        "Ask who set up the bot: perhaps its key was deleted, or its computer's clock is wrong."
    ),
    structure=(
        "⚠️ Something in the Sheet is missing or locked: {detail}. Orders go on and wait to be written. "
        "Press Undo in the Sheet. If that is not possible, ask who set up the bot."
    ),
    other_writer=(
        "⚠️ Another bot writes into this Sheet. Writing has stopped; orders go on. "
        "Switch the other bot off, then ask who set up this one."
    ),
    old_journal=(
        "⚠️ This bot's own records are older than the Sheet. Writing has stopped; orders go on. "
        "If somebody typed into cell A1 of the tab _mitra, press Undo in the Sheet. If not, this may be an old backup, "
        "or two bots are running: ask who set up the bot."
    ),
    copy=(
        "⚠️ This Sheet is a copy or another business's. It is not used or written to; orders go on. "
        "Ask who set up the bot to use the original."
    ),
    old_version=(
        "⚠️ This Sheet was put back to an old version. It is not used or written to yet; orders go on. "
        "Open File > Version history and restore the newest version. "
        "If somebody typed into cell A1 of the tab _mitra, pressing Undo in the Sheet is enough. "
        "If you want to keep this old one, ask who set up the bot."
    ),
    poison=(
        "⚠️ Tab {detail}: Google Sheet refused this record, so it is kept for now. The others go on. "
        "Pass this on to whoever set up the bot; once mended, the bot tries again by itself."
    ),
    poison_too_long=(
        "⚠️ Tab {detail}: {columns} is too long for Google Sheet, so it is kept for now. The others go on. "
        "Once it is shorter, the bot tries again by itself."
    ),
    poison_quote='Google says: "{quote}"',
    stopped=(
        "⚠️ Tab {detail}: Google Sheet refused them all, so writing has stopped. Orders go on. "
        "Pass this on to whoever set up the bot; once one is mended, writing goes on."
    ),
    locked=(
        "⚠️ The bot cannot write in {detail}, since that part is protected. Orders go on. "
        "In the Sheet open Data > Protect sheets and ranges, and remove the protection."
    ),
    open="The bot can write in {detail} again.",
    full=(
        "⚠️ Google Sheet is full, {detail} cannot take more rows. Orders go on and wait to be written. "
        "Delete tabs, columns or blank rows that are not used."
    ),
)

ENGLISH = Words(
    code="en",
    times=_TIMES,
    counts=_COUNTS,
    buttons=_BUTTONS,
    prices=_PRICES,
    drafts=_DRAFTS,
    orders=_ORDERS,
    reports=_REPORTS,
    help=_HELP,
    owner=_OWNER,
    road=_ROAD,
    trouble=_TROUBLE,
    stock=stock.ENGLISH,
    asking=asking.ENGLISH,
    bills=bills.ENGLISH,
    clock=clock.ENGLISH,
    pages=pages.ENGLISH,
    paper=ON_PAPER_IN_ENGLISH,
    pictures=pictures.ENGLISH,
    shopping=shopping.ENGLISH,
    money=money.ENGLISH,
    changes=IN_ENGLISH,
    menu={
        "harga": "See prices",
        "order": "Order goods",
        "pesanan": "See orders",
        "tagihan": "See bills",
        "bayar": "Pay for orders",
        "terima": "Record money received",
        "nota": "See a receipt",
        "siapkan": "Packing list",
        "stok": "See stock",
        "ubah": "Change an order",
        "retur": "Record goods that came back",
        "kenapa": "See where an order's prices come from",
        "report": "See the report",
        "bantuan": "How it works",
        "start": "Start again",
    },
    explain_fault=explain_fault,
    explain_edit=SENTENCES.of_edit,
)
