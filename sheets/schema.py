"""The journal's tables. Times are UTC text of one width (see `codec.utc_text`), days are local ISO dates.

Money is rupiah and counts are pieces, both whole numbers. JSON is written by `sheets.codec` alone.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

SCHEMA_VERSION = 1
"""Rises when a table changes its meaning; older code refuses newer data."""

metadata = MetaData()

_ROW_ID = BigInteger().with_variant(Integer, "sqlite")
"""SQLite gives row ids to a column of type INTEGER only."""

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, primary_key=True),
    Column("update_id", BigInteger, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("received_at", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
)
"""Updates as they arrived. One is done when `marks` holds its key; `error` says why one was set aside."""

marks = Table(
    "marks",
    metadata,
    Column("key", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("lasting", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What was decided, each key once: an update (goes with the inbox row) or a fact of the Sheet (lasting)."""

entries = Table(
    "entries",
    metadata,
    Column("seq", _ROW_ID, primary_key=True, autoincrement=False),
    Column("type", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("key", String, nullable=False, unique=True),
    Column("data", Text, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("id", _ROW_ID, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("data", Text, nullable=False),
    Column("at", String, nullable=False),
    Index("state_by_key", "kind", "key", unique=True),
)
"""The Book's rows. `id` keeps the order in which they came, as the Book's dictionaries do."""

orders = Table(
    "orders",
    metadata,
    Column("no", String, primary_key=True),
    Column("partner_id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("placed_at", String, nullable=False),
    Column("status", String, nullable=False),
    Column("goods", BigInteger, nullable=False),
    Column("pieces", BigInteger, nullable=False),
    Column("postage", BigInteger),
    Column("total", BigInteger, nullable=False),
    Column("paid", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
)
"""Every order ever placed. Status, postage, paid are kept up; `data` is the order as it was placed or last amended."""

_COUNTED = text("status <> 'cancelled'")
_UNPAID = text("status <> 'cancelled' AND total > paid")

Index("orders_of_partner", orders.c.partner_id, orders.c.placed_at)
Index(
    "orders_by_day",
    orders.c.day,
    orders.c.partner_id,
    orders.c.goods,
    orders.c.pieces,
    orders.c.status,
    sqlite_where=_COUNTED,
    postgresql_where=_COUNTED,
)
Index(
    "orders_by_partner",
    orders.c.partner_id,
    orders.c.day,
    orders.c.goods,
    orders.c.pieces,
    orders.c.status,
    sqlite_where=_COUNTED,
    postgresql_where=_COUNTED,
)
Index(
    "orders_unpaid",
    orders.c.partner_id,
    orders.c.total,
    orders.c.paid,
    orders.c.status,
    sqlite_where=_UNPAID,
    postgresql_where=_UNPAID,
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("no", String, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("sku", String, nullable=False),
    Column("name", String, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("subtotal", BigInteger, nullable=False),
    Column("cost", BigInteger),
    Column("day", String, nullable=False),
    Column("partner_id", String, nullable=False),
    Column("counted", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Lines for figures. `cost` is the HPP of the whole line; `counted` is 0 once the order was cancelled."""

Index(
    "lines_by_sku",
    order_lines.c.sku,
    order_lines.c.counted,
    order_lines.c.day,
    order_lines.c.quantity,
    order_lines.c.subtotal,
    order_lines.c.cost,
)
"""Covers the figures by product of any period: one range for each SKU, no sorting."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", _ROW_ID, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("lane", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", String, nullable=False),
    Column("sent_at", String),
    Column("message_id", BigInteger),
    Column("failed_why", Text),
)

_WAITING = text("sent_at IS NULL AND failed_why IS NULL")

Index("outbox_waiting", outbox.c.id, sqlite_where=_WAITING, postgresql_where=_WAITING)

PENDING, APPLIED = "pending", "applied"
"""The states of a batch: its fate is open; the Sheet holds it."""

batches = Table(
    "batches",
    metadata,
    Column("number", _ROW_ID, primary_key=True, autoincrement=False),
    Column("spreadsheet_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("first_seq", BigInteger),
    Column("last_seq", BigInteger),
    Column("returned", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", String, nullable=False),
    Column("applied_at", String),
)
"""Batches to the Sheet; the body is compressed, and holds nothing once the batch was applied.

`returned`: seqs that had been set aside before (JSON).
"""

_PENDING = text(f"state = '{PENDING}'")

Index(
    "batches_pending",
    batches.c.spreadsheet_id,
    unique=True,
    sqlite_where=_PENDING,
    postgresql_where=_PENDING,
)
"""At most one batch is under way to a spreadsheet."""

delivered = Table(
    "delivered",
    metadata,
    Column("spreadsheet_id", String, primary_key=True),
    Column("through_seq", BigInteger, nullable=False),
)
"""The Sheet holds every entry up to here, but for those in `set_aside`."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("spreadsheet_id", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("returns", Integer, nullable=False, server_default="0"),
)
"""Entries that the Sheet refused. `returns` is 1 once the owner mended the cause: it goes out again."""

seen = Table(
    "seen",
    metadata,
    Column("spreadsheet_id", String, primary_key=True),
    Column("tab", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("cells", Text, nullable=False),
    Column("fault", Text, nullable=False),
)
"""The replica: the last raw cells of each row that was seen in the Sheet, as JSON by header."""
