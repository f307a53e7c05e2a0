"""`/report` in words: a partner's own figures, and the owner's."""

from bot.cleaning import clean_name
from bot.formats import number, percent, rupiah
from bot.talk import Rows, Talk, Voice, lines, press, quoted
from commands.asks import Verb
from commands.periods import PERIODS
from commands.replies.reports import Amount, OwnerReport, PartnerReport, Period, PeriodUnknown

_WHOLE = 100


def partner_report(voice: Voice, reply: PartnerReport) -> Talk:
    """What she bought, what it may earn her, what is unpaid, how far her target is."""
    words = voice.words.reports
    bought = (
        words.purchases.format(purchases=rupiah(reply.purchases), pieces=voice.formats.pieces(reply.pieces))
        if reply.orders
        else words.nothing_bought
    )
    margin = (
        "" if reply.margin is None or not reply.orders else words.margin.format(margin=rupiah(reply.margin))
    )
    text = lines(
        _heading(voice, reply.period, reply) + ":",
        bought,
        margin,
        words.unpaid.format(unpaid=rupiah(reply.unpaid)),
        _target(voice, reply),
        *_amounts(voice, words.products, reply.by_product),
    )
    return Talk(text, _periods(voice, reply.period), is_page=True)


def owner_report(voice: Voice, reply: OwnerReport) -> Talk:
    """Turnover, cost and profit in one sentence; then what needs an eye."""
    words = voice.words.reports
    text = lines(
        _sums(voice, reply),
        words.uncosted.format(uncosted=rupiah(reply.uncosted))
        if reply.uncosted and reply.cost is not None
        else "",
        _concentration(voice, reply),
        *_amounts(voice, words.products, reply.by_product),
        *_amounts(voice, words.partners, reply.by_partner),
        _unpaid(voice, reply),
        _low_stock(voice, reply),
    )
    return Talk(text, _periods(voice, reply.period), is_page=True)


def period_unknown(voice: Voice, reply: PeriodUnknown) -> Talk:
    """Offer the periods that are known."""
    return Talk(voice.words.reports.period_unknown.format(said=quoted(reply.said)), _periods(voice, None))


def _heading(voice: Voice, period: Period, reply: PartnerReport | OwnerReport) -> str:
    words, formats = voice.words.reports, voice.formats
    match period:
        case Period.TODAY:
            return words.today.format(day=formats.day(reply.first))
        case Period.WEEK:
            return words.week.format(day=formats.day(reply.first))
        case Period.MONTH if isinstance(reply, PartnerReport):
            return words.month.format(month=formats.month(reply.first))
        case Period.MONTH | Period.LAST_MONTH:
            return words.whole_month.format(month=formats.month(reply.first))


def _target(voice: Voice, reply: PartnerReport) -> str:
    words = voice.words.reports
    if not reply.target:
        return ""
    if reply.purchases >= reply.target:
        return words.target_met.format(percent=_floor_percent(reply.purchases, reply.target))
    return words.target_missing.format(
        percent=_floor_percent(reply.purchases, reply.target), missing=rupiah(reply.target - reply.purchases)
    )


def _floor_percent(part: int, whole: int) -> str:
    """Rounded down: a target is met only when it is met."""
    return f"{number(_WHOLE * part // whole)}%"


def _sums(voice: Voice, reply: OwnerReport) -> str:
    words = voice.words.reports
    period = _heading(voice, reply.period, reply)
    if not reply.orders:
        return words.owner_nothing.format(period=period)
    if reply.cost is None:
        orders = voice.words.counts.orders(reply.orders)
        return words.owner_turnover.format(period=period, turnover=rupiah(reply.turnover), orders=orders)
    costed = reply.turnover - reply.uncosted
    return words.owner_sums.format(
        period=period,
        turnover=rupiah(reply.turnover),
        cost=rupiah(reply.cost),
        profit=rupiah(costed - reply.cost),
        percent=percent(costed - reply.cost, costed),
    )


def _concentration(voice: Voice, reply: OwnerReport) -> str:
    """The largest partner; with a warning above the limit."""
    if not reply.by_partner or reply.turnover <= 0:
        return ""
    words, largest = voice.words.reports, reply.by_partner[0]
    share = percent(largest.rupiah, reply.turnover)
    if largest.rupiah * _WHOLE <= reply.concentration_limit * reply.turnover:
        return words.concentration.format(name=clean_name(largest.name), percent=share)
    return words.concentration_high.format(
        name=clean_name(largest.name), percent=share, limit=f"{reply.concentration_limit}%"
    )


def _amounts(voice: Voice, heading: str, amounts: tuple[Amount, ...]) -> list[str]:
    if not amounts:
        return []
    template = voice.words.reports.amount
    return [
        heading,
        *(
            template.format(
                name=clean_name(amount.name),
                rupiah=rupiah(amount.rupiah),
                pieces=voice.formats.pieces(amount.pieces),
            )
            for amount in amounts
        ),
    ]


def _unpaid(voice: Voice, reply: OwnerReport) -> str:
    orders = voice.words.counts.orders(reply.unpaid_orders)
    return voice.words.reports.unpaid_orders.format(orders=orders, unpaid=rupiah(reply.unpaid))


def _low_stock(voice: Voice, reply: OwnerReport) -> str:
    if not reply.low_stock:
        return ""
    items = ", ".join(f"{clean_name(name)} {number(left)}" for name, left in reply.low_stock)
    return voice.words.reports.low_stock.format(items=items)


def _periods(voice: Voice, shown: Period | None) -> Rows:
    """The other periods, two in a row."""
    label = voice.label
    names = {
        Period.TODAY: label.today,
        Period.WEEK: label.week,
        Period.MONTH: label.month,
        Period.LAST_MONTH: label.last_month,
    }
    offered = [
        press(names[period], Verb.REPORT, quantity=place)
        for place, period in enumerate(PERIODS)
        if period is not shown
    ]
    return tuple(tuple(offered[start : start + 2]) for start in range(0, len(offered), 2))
