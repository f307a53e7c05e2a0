"""Reports in words."""

from typing import assert_never

from bot import render_reports
from bot.talk import Talk, Voice
from commands.replies.reports import OwnerReport, PartnerReport, PeriodUnknown, ReportReply


def talk(voice: Voice, reply: ReportReply) -> Talk:
    """Text and buttons."""
    match reply:
        case PartnerReport():
            return render_reports.partner_report(voice, reply)
        case OwnerReport():
            return render_reports.owner_report(voice, reply)
        case PeriodUnknown():
            return render_reports.period_unknown(voice, reply)
        case _:
            assert_never(reply)
