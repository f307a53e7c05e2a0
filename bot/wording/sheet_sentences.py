"""How a fault or a finding becomes a sentence; the words of each language are given."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands.faults import Fault, Finding, Problem, Reason
from commands.replies.sheet import EditKind, EditTold
from commands.rules.catalog import PriceRow


@dataclass(frozen=True, slots=True)
class SheetSentences:
    """One language's sentences about the Sheet."""

    faults: Mapping[Reason, str]
    findings: Mapping[Problem, str]
    in_cell: str
    in_tab: str
    of_tab: str
    near: str
    """After an unknown name: what is spelled nearly so."""
    listed: str
    """After an unknown tier: all that there are."""
    held: str
    """A price that waits for the owner's word in chat."""
    held_over: str
    """The same, with the price that is used until then."""
    put_back: str
    """A cell of the bot's own that was typed over."""
    refilled: str
    """The same, where it was emptied."""
    emptied: str
    """The same, where nothing belongs."""
    more_put_back: str
    postage_too_late: str
    content_asked: str
    """A new content of an order that the team is asked about."""
    content_unclear: str
    content_too_late: str

    def of_fault(self, fault: Fault) -> str:
        """Say where a cell is, what is wrong with it and what is expected."""
        options = ", ".join(fault.options)
        ending = self.listed if fault.reason is Reason.UNKNOWN_TIER else self.near
        near = ending.format(options=options) if options else ""
        sentence = self.faults[fault.reason].format(
            header=fault.header, typed=fault.typed, options=options, near=near
        )
        return self._place(fault).format(tab=fault.tab, cell=fault.cell) + sentence

    def of_finding(self, finding: Finding) -> str:
        """Say what keeps the bot from its Sheet, and what to do."""
        return self.findings[finding.problem].format(
            email=finding.email,
            path=finding.path,
            tab=finding.tab,
            header=finding.header,
            cells=", ".join(finding.cells),
            found=finding.found or "?",
            expected=finding.expected,
        )

    def of_held(self, row: PriceRow, before: PriceRow | None) -> str:
        """Say in `Cek` why a typed price is not in force yet."""
        template = self.held if before is None else self.held_over
        return template.format(price=_rupiah(row.price), before=_rupiah(before.price) if before else "")

    def of_edit(self, told: EditTold) -> str:
        """Say of a cell that was typed into why that could not stay, or is not counted."""
        template = {
            EditKind.MORE_PUT_BACK: self.more_put_back,
            EditKind.POSTAGE_TOO_LATE: self.postage_too_late,
            EditKind.CONTENT_ASKED: self.content_asked,
            EditKind.CONTENT_UNCLEAR: self.content_unclear,
            EditKind.CONTENT_TOO_LATE: self.content_too_late,
        }.get(told.kind)
        if template is None:
            template = self.put_back if told.before and told.after else self.refilled
            template = template if told.before else self.emptied
        return template.format(what=told.what, before=_short(told.before), after=_short(told.after))

    def _place(self, fault: Fault) -> str:
        if fault.reason is Reason.TAB_MISSING:
            return self.of_tab
        return self.in_cell if fault.cell else self.in_tab


_LONGEST_QUOTE = 60


def _short(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_QUOTE else f"{typed[: _LONGEST_QUOTE - 1]}…"


def _rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")
