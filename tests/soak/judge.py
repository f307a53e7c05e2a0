"""What must hold whenever it is quiet again: the Sheet, the journal and every chat agree. Lists what does not."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from typing import Any

from bot.lanes import GAP
from commands.book import Kind
from commands.entries.orders import OrderPlaced
from commands.rules.orders import Order
from sheets.codec import decode_message
from sheets.journal import Journal
from sheets.journal_store import DATABASE, JournalUnavailableError
from sheets.words import STATUS
from tests.soak.ground import OWNER_ID, OWNER_NAME, Ground
from tests.soak.owner import SKUS, Owner
from tests.soak.partner import Partner, Wish

Rows = Sequence[Mapping[str, Any]]
_RESERVING = ("Baru", "Diproses")
_SENT = ("Dikirim", "Selesai")
_NO_ENTRIES = {Kind.PERSON, Kind.DRAFT, Kind.SHOWN}
"""Kinds of state that change without entries."""


class ViolationError(AssertionError):
    """A promise that did not hold, with what is needed to see it again."""


def judge(ground: Ground, partners: Sequence[Partner], owner: Owner, *, is_first: bool = True) -> list[str]:
    """Everything that is wrong now. `is_first`: this journal saw it all (none was lost and made anew)."""
    for partner in partners:
        partner.listen()
    orders, items, moved = (ground.rows(tab) for tab in ("Pesanan", "Item Pesanan", "Mutasi Stok"))
    try:
        journal = Journal.open_to_read(ground.settings.data_dir)
    except JournalUnavailableError as none:
        return [str(none)]
    try:
        placed = [one.entry.order for one in journal.entries() if isinstance(one.entry, OrderPlaced)]
        found = [
            *_waits(ground, journal),
            *_people(ground, partners),
            *_in_sheet(partners, orders, items, moved),
            *_same_as_journal(placed, orders, items, journal),
            *_money(ground, owner, orders, journal),
            *_goods(ground, owner, orders, items, moved, journal),
            *_sound(ground, journal),
        ]
        if is_first:
            found += [*_drafts_once(journal), *_messages(ground, partners)]
    finally:
        journal.close()
    return found


def _waits(ground: Ground, journal: Journal) -> Iterator[str]:
    """Nothing is under way."""
    sheet = ground.settings.spreadsheet_id
    waiting, _ = journal.road.waiting(sheet)
    if waiting or journal.road.pending_batch(sheet) is not None:
        yield f"{waiting} entries wait for the Sheet"
    if journal.road.aside(sheet):
        yield f"set aside: {journal.road.aside(sheet)}"
    bot_id = int(ground.settings.telegram_token.get_secret_value().partition(":")[0])
    if undone := journal.inbox.undone(bot_id):
        yield f"{len(undone)} updates are not handled"
    if waiting_messages := journal.outbox.waiting():
        yield f"{len(waiting_messages)} messages are not sent"


def _people(ground: Ground, partners: Sequence[Partner]) -> Iterator[str]:
    """Each person got an answer to everything. What a first press does is told by a message."""
    for partner in partners:
        yield from partner.unanswered()
    told = " ".join(message.words for message in ground.people.user(OWNER_ID, OWNER_NAME).chat())
    yield from (f"the owner never heard of {no}" for one in partners for no in one.told if no not in told)
    silent = set(ground.people.unanswered())
    for partner in partners:
        for wish in partner.wishes:
            if silent & {*wish.presses[1 + wish.apologies :]}:
                yield f"{partner.id}: the second press on {wish.words} was not answered"


def _in_sheet(partners: Sequence[Partner], orders: Rows, items: Rows, moved: Rows) -> Iterator[str]:
    """What was confirmed stands there once, with all its rows; what was not, does not."""
    numbers = Counter(row["No"] for row in orders)
    wanted: dict[str, tuple[str, Wish]] = {}
    for partner in partners:
        wanted |= {wish.no: (partner.id, wish) for wish in partner.wishes if wish.no}
    for no in wanted.keys() | numbers.keys():
        if no not in wanted:
            yield f"{no} was told to nobody"
        if numbers[no] != 1:
            yield f"{no} stands {numbers[no]} times in Pesanan"
    by_no = {row["No"]: row for row in orders}
    for no, (partner_id, wish) in wanted.items():
        row = by_no.get(no, {})
        isi = ", ".join(f"{'Sambal Bawang' if s == SKUS[0] else 'Krupuk Udang'} {q}" for s, q in wish.items)
        if (row.get("Mitra ID"), row.get("Isi")) != (partner_id, isi):
            yield f"{no} should be {isi} of {partner_id}, is {row.get('Isi')} of {row.get('Mitra ID')}"
        lines = [(row["SKU"], row["Jumlah"]) for row in items if row["No"] == no]
        if lines != wish.items:
            yield f"{no}: lines {lines}"
        taken = [
            (row["SKU"], -row["Jumlah"])
            for row in moved
            if row["Rujukan"] == no and row["Jenis"] == "pesanan"
        ]
        if taken != wish.items:
            yield f"{no}: movements {taken}"
        freed = [
            (row["SKU"], row["Jumlah"]) for row in moved if row["Rujukan"] == no and row["Jenis"] == "batal"
        ]
        if freed != (wish.items if row.get("Status") == "Batal" else []):
            yield f"{no}: {row.get('Status')}, but freed {freed}"


def _same_as_journal(placed: Sequence[Order], orders: Rows, items: Rows, journal: Journal) -> Iterator[str]:
    """Totals, lines and statuses are those of the journal."""
    by_no = {row["No"]: row for row in orders}
    if sorted(by_no) != sorted(order.no for order in placed):
        yield f"the journal has {len(placed)} orders, the Sheet {len(by_no)}"
    book = journal.load_book()
    for order in placed:
        row = by_no.get(order.no, {})
        if (row.get("Total"), row.get("Subtotal")) != (order.total, order.subtotal):
            yield f"{order.no}: {row.get('Total')} in the Sheet, {order.total} in the journal"
        if sum(item["Subtotal"] for item in items if item["No"] == order.no) != order.subtotal:
            yield f"{order.no}: its lines do not add up"
        now = book.orders.get(order.no)
        if now is not None and STATUS.write(now.status) != row.get("Status"):
            yield f"{order.no}: {row.get('Status')} in the Sheet, {now.status} in the journal"


def _goods(
    ground: Ground, owner: Owner, orders: Rows, items: Rows, moved: Rows, journal: Journal
) -> Iterator[str]:
    """Statuses as she typed them, and stock by her own arithmetic, in the Sheet and in the journal."""
    status = {row["No"]: row["Status"] for row in orders}
    for no, typed in owner.typed.items():
        if status.get(no) != typed:
            yield f"{no}: she typed {typed}, it shows {status.get(no)}"
    book = journal.load_book()
    for row in ground.rows("Produk"):
        sku = row["SKU"]
        if sku not in SKUS:
            continue
        of_sku = [(status.get(item["No"]), item["Jumlah"]) for item in items if item["SKU"] == sku]
        shelf = owner.shelf(sku, sum(pieces for state, pieces in of_sku if state in _SENT))
        reserved = sum(pieces for state, pieces in of_sku if state in _RESERVING)
        seen = (row["Stok"], row["Dipesan"] or 0, row["Tambah stok"])
        if seen != (shelf, reserved, ""):
            yield f"{sku}: Stok, Dipesan, Tambah stok should be {(shelf, reserved, '')}, are {seen}"
        if (book.shelf.get(sku), book.reserved.get(sku, 0)) != (shelf, reserved):
            yield f"{sku}: the journal has {book.shelf.get(sku)} and {book.reserved.get(sku, 0)}"
        total = sum(one["Jumlah"] for one in moved if one["SKU"] == sku)
        if total != shelf - reserved:
            yield f"{sku}: Mutasi Stok adds up to {total}, not {shelf - reserved}"


def _money(ground: Ground, owner: Owner, orders: Rows, journal: Journal) -> Iterator[str]:
    """What she wrote into `Pembayaran` counts once, in the Sheet and in the journal, and shows beside its order."""
    rows, book = ground.rows("Pembayaran"), journal.load_book()
    ids = Counter(row["ID"] for row in rows)
    yield from (f"payment {one!r} stands {count} times" for one, count in ids.items() if count > 1 or not one)
    for order in orders:
        no, known = order["No"], book.orders.get(order["No"])
        received = owner.received.get(no, [])
        written = [row["Jumlah"] for row in rows if row["No pesanan"] == no and row["Status"] == "masuk"]
        if sorted(written) != sorted(received):
            yield f"{no}: she received {received}, Pembayaran has {written}"
        if known is not None and known.paid != sum(received):
            yield f"{no}: she received {received}, the journal has {known.paid}"
        state = "Sebagian" if received else "Belum bayar"
        if order["Pembayaran"] != state:
            yield f"{no}: Pembayaran should be {state}, is {order['Pembayaran']}"


def _sound(ground: Ground, journal: Journal) -> Iterator[str]:
    """The database is whole, and the state is what the entries say."""
    with closing(sqlite3.connect(ground.settings.data_dir / DATABASE)) as connection:
        if (said := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            yield f"integrity_check: {said}"
    stored, folded = journal.load_book().tables, journal.fold_all().tables
    stored[Kind.COUNTER].pop("draft", None)
    folded[Kind.COUNTER].pop("draft", None)
    for kind in stored.keys() - _NO_ENTRIES:
        if stored[kind] != folded[kind]:
            yield f"the state of {kind} is not the fold of the entries"


def _drafts_once(journal: Journal) -> Iterator[str]:
    drafts = Counter(one.entry.draft_id for one in journal.entries() if isinstance(one.entry, OrderPlaced))
    yield from (f"draft {draft} became {count} orders" for draft, count in drafts.items() if count > 1)


def _messages(ground: Ground, partners: Sequence[Partner]) -> Iterator[str]:
    """What was committed was sent; twice only if it was the one message in flight when a kill came."""
    with closing(sqlite3.connect(ground.settings.data_dir / DATABASE)) as connection:
        kept = [decode_message(body) for (body,) in connection.execute("SELECT body FROM outbox")]
    rows = Counter((message.chat_id, message.text) for message in kept)
    sent: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    texts = {
        (partner.person.id, message.message_id): message.words
        for partner in partners
        for message in partner.person.chat()
    }
    for arrival in ground.people.arrivals():
        text = texts.get((arrival.chat_id, arrival.message_id))
        for part in [] if text is None else _parts(arrival.chat_id, text, rows):
            sent[arrival.chat_id, part].append((arrival.time, arrival.message_id))
    hit: dict[tuple[int, int], set[int]] = defaultdict(set)
    for key, sends in sent.items():
        chat_id, text = key
        if rows[key] != 1:
            if len(sends) > rows[key] + len(ground.killed_at):
                yield f"{chat_id} heard {len(sends)} times {text!r}"
            continue
        for (at, message_id), (again, _) in pairwise(sends):
            kill = ground.kill_after(at)
            if kill >= len(ground.killed_at) or ground.killed_at[kill] > again:
                yield f"{chat_id} heard twice in one life: {text!r}"
            hit[chat_id, kill].add(message_id)
    for (chat_id, kill), messages in hit.items():
        if len(messages) > 1:
            yield f"{chat_id} heard {len(messages)} messages again after kill {kill + 1}"


def _parts(chat_id: int, text: str, rows: Container[tuple[int, str]]) -> Sequence[str]:
    """A message as it was kept; or those that were joined into it, because more of them waited for the chat."""
    if (chat_id, text) in rows:
        return [text]
    lines = text.split(GAP)
    heads = (GAP.join(lines[:count]) for count in range(1, len(lines)))
    head = next((head for head in heads if (chat_id, head) in rows), None)
    return [text] if head is None else [head, *_parts(chat_id, text[len(head + GAP) :], rows)]
