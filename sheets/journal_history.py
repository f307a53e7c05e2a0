"""History: figures over every order ever placed, asked of the database and never loaded (`ports.History`)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, literal_column, select, true

from commands.entries.money import PaymentJudged, PaymentReported, ProofAdded
from commands.ports import (
    Found,
    OrderFound,
    OrderNamed,
    OrdersFound,
    OrdersQuery,
    PaymentFound,
    PaymentQuery,
    Query,
    SalesFigures,
    SalesFound,
    SalesQuery,
)
from commands.rules.orders import Order, OrderStatus
from sheets.codec import ENTRIES, decode_order
from sheets.decided import judged_key, proof_key, reported_key
from sheets.journal_store import Store
from sheets.schema import entries, order_lines, orders

_COUNTED = orders.c.status != literal_column("'cancelled'")
"""Said as a literal: a bound value would keep SQLite from its partial indexes."""

_AT_ONCE = 500
"""Numbers asked for in one statement."""


class JournalHistory:
    """Safe to use from any thread: each question has a connection of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, query: Query) -> Found:
        """Answer a query (a SalesQuery by SalesFound, and so on)."""
        if isinstance(query, OrderNamed):
            return OrderFound(self.order(query.no))
        with self._store.reading() as connection:
            if isinstance(query, PaymentQuery):
                return _payment(connection, query)
            if isinstance(query, OrdersQuery):
                return _orders(connection, query)
            return _sales(connection, query)

    def has_orders(self) -> bool:
        """Whether any order was ever placed."""
        with self._store.reading() as connection:
            return connection.scalar(select(orders.c.no).limit(1)) is not None

    def ended(self, numbers: Iterable[str]) -> dict[str, OrderStatus]:
        """How these orders stand, by number; numbers that were never given are left out."""
        found: dict[str, OrderStatus] = {}
        wanted = list(numbers)
        with self._store.reading() as connection:
            for first in range(0, len(wanted), _AT_ONCE):
                some = orders.c.no.in_(wanted[first : first + _AT_ONCE])
                rows = connection.execute(select(orders.c.no, orders.c.status).where(some))
                found |= {row.no: OrderStatus(row.status) for row in rows}
        return found

    def order(self, no: str) -> Order | None:
        """One order as it stands now, open or closed."""
        with self._store.reading() as connection:
            row = connection.execute(select(*_ORDER).where(orders.c.no == no)).one_or_none()
        return None if row is None else _as_it_stands(row)

    def named(self, numbers: Iterable[str]) -> dict[str, Order]:
        """These orders as they stand now, open or closed; for some hundred at once."""
        wanted = select(orders.c.no, *_ORDER).where(orders.c.no.in_(list(numbers)))
        with self._store.reading() as connection:
            return {row.no: _as_it_stands(row) for row in connection.execute(wanted)}


_ORDER = (orders.c.status, orders.c.postage, orders.c.paid, orders.c.data)


def _as_it_stands(row: Any) -> Order:
    placed = decode_order(row.data)
    return replace(placed, status=OrderStatus(row.status), postage=row.postage, paid=row.paid)


def _orders(connection: Connection, query: OrdersQuery) -> OrdersFound:
    hers = orders.c.partner_id == query.partner_id
    newest = (
        select(*_ORDER).where(hers).order_by(orders.c.placed_at.desc(), orders.c.no.desc()).limit(query.limit)
    )
    count = connection.scalar(select(func.count()).select_from(orders).where(hers))
    return OrdersFound(tuple(_as_it_stands(row) for row in connection.execute(newest)), count or 0)


def _payment(connection: Connection, query: PaymentQuery) -> PaymentFound:
    """The facts of a payment, by their keys; it has the proof that came after it."""
    keys = (reported_key(query.id), proof_key(query.id), judged_key(query.id))
    wanted = select(entries.c.type, entries.c.version, entries.c.data).where(entries.c.key.in_(keys))
    facts = [ENTRIES.decode(row.type, row.version, row.data) for row in connection.execute(wanted)]
    reported = next((fact for fact in facts if isinstance(fact, PaymentReported)), None)
    added = next((fact for fact in facts if isinstance(fact, ProofAdded)), None)
    if reported is not None and added is not None:
        reported = replace(reported, payment=replace(reported.payment, proof=added.proof))
    return PaymentFound(reported, next((fact for fact in facts if isinstance(fact, PaymentJudged)), None))


def _sales(connection: Connection, query: SalesQuery) -> SalesFound:
    by_partner, count = _by_partner(connection, query)
    products = list(_product_rows(connection, query))
    figures = SalesFigures(
        orders=count,
        pieces=sum(int(row.pieces) for row in products),
        turnover=sum(int(row.rupiah) for row in products),
        cost=sum(int(row.cost) for row in products),
        uncosted=sum(int(row.uncosted) for row in products),
        by_product=_by_product(products),
        by_partner=by_partner,
    )
    unpaid, unpaid_orders = _unpaid(connection, query.partner_id)
    return SalesFound(figures, unpaid, unpaid_orders)


def _by_partner(connection: Connection, query: SalesQuery) -> tuple[tuple[tuple[str, int, int], ...], int]:
    """Turnover and pieces of each partner, and the number of orders, from the orders alone."""
    wanted = (
        select(
            orders.c.partner_id,
            func.sum(orders.c.goods).label("rupiah"),
            func.sum(orders.c.pieces).label("pieces"),
            func.count().label("orders"),
        )
        .where(_COUNTED, orders.c.day.between(query.first.isoformat(), query.last.isoformat()))
        .where(true() if query.partner_id is None else orders.c.partner_id == query.partner_id)
        .group_by(orders.c.partner_id)
    )
    rows = connection.execute(wanted).all()
    found = sorted(((r.partner_id, int(r.rupiah), int(r.pieces)) for r in rows), key=lambda r: (-r[1], r[0]))
    return tuple(found), sum(r.orders for r in rows)


_FIGURES = (
    func.sum(order_lines.c.quantity).label("pieces"),
    func.sum(order_lines.c.subtotal).label("rupiah"),
    func.coalesce(func.sum(order_lines.c.cost), 0).label("cost"),
    func.coalesce(func.sum(case((order_lines.c.cost.is_(None), order_lines.c.subtotal))), 0).label(
        "uncosted"
    ),
)


def _product_rows(connection: Connection, query: SalesQuery) -> Iterable[Row[Any]]:
    """Figures of each product that was sold."""
    if query.partner_id is None:
        return _of_all(connection, query)
    return _of_one(connection, query, query.partner_id)


def _of_all(connection: Connection, query: SalesQuery) -> Iterable[Row[Any]]:
    """One index range for each SKU: its lines come in order, so that nothing is sorted."""
    skus = _skus_ever_sold()
    wanted = (
        select(skus.c.sku, _newest_name(skus.c.sku).label("name"), *_FIGURES)
        .select_from(skus.join(order_lines, and_(order_lines.c.sku == skus.c.sku, *_counted_in(query))))
        .group_by(skus.c.sku)
    )
    return connection.execute(wanted)


def _of_one(connection: Connection, query: SalesQuery, partner_id: str) -> Iterable[Row[Any]]:
    """Her orders of the period first, which are few, then their lines by key."""
    wanted = (
        select(order_lines.c.sku, _newest_name(order_lines.c.sku).label("name"), *_FIGURES)
        .select_from(orders.join(order_lines, order_lines.c.no == orders.c.no))
        .where(_COUNTED, orders.c.partner_id == partner_id)
        .where(orders.c.day.between(query.first.isoformat(), query.last.isoformat()))
        .group_by(order_lines.c.sku)
    )
    return connection.execute(wanted)


def _counted_in(query: SalesQuery) -> tuple[ColumnElement[bool], ...]:
    return (
        order_lines.c.counted == 1,
        order_lines.c.day.between(query.first.isoformat(), query.last.isoformat()),
    )


def _skus_ever_sold() -> Any:
    """Each SKU once, by leaping through the index from one to the next."""
    first = select(func.min(order_lines.c.sku).label("sku")).cte("sold", recursive=True)
    following = select(func.min(order_lines.c.sku)).where(order_lines.c.sku > first.c.sku).scalar_subquery()
    return first.union_all(select(following).where(first.c.sku.is_not(None)))


def _newest_name(sku: ColumnElement[str]) -> ColumnElement[str]:
    """Find what the product was called when it was last sold."""
    last = order_lines.alias("last")
    return (
        select(last.c.name)
        .where(last.c.sku == sku)
        .order_by(last.c.counted.desc(), last.c.day.desc())
        .limit(1)
        .scalar_subquery()
    )


def _by_product(rows: Iterable[Row[Any]]) -> tuple[tuple[str, str, int, int], ...]:
    found = [(row.sku, row.name, int(row.rupiah), int(row.pieces)) for row in rows]
    return tuple(sorted(found, key=lambda row: (-row[2], row[0])))


def _unpaid(connection: Connection, partner_id: str | None) -> tuple[int, int]:
    """Sum what is owed now, and over how many orders, whenever they were placed."""
    wanted = (
        select(func.coalesce(func.sum(orders.c.total - orders.c.paid), 0), func.count())
        .where(_COUNTED, orders.c.total > orders.c.paid)
        .where(true() if partner_id is None else orders.c.partner_id == partner_id)
    )
    rupiah, count = connection.execute(wanted).one()
    return int(rupiah), int(count)
