"""What ends a try on the road to the Sheet."""

from commands.faults import Finding
from commands.replies.sheet import RoadState
from sheets.road.batch import Part
from sheets.tabs import MARKER


class RoadError(Exception):
    """The road goes no further just now; what waits is kept."""


class HeldError(RoadError):
    """The road cannot go on until somebody mends something; nothing is set aside for it."""

    def __init__(self, state: RoadState, detail: str = "") -> None:
        super().__init__(f"{state.value}: {detail}")
        self.state = state
        self.detail = detail


class NotSetUpError(HeldError):
    """`_mitra` is not there: this file was never set up, or its owner took the tab away."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(RoadState.STRUCTURE, MARKER)
        self.findings = findings
        """What `check` says of it."""


class UnsettledError(RoadError):
    """The batch's fate is open: it goes out again, under its number, after a pause."""


class MovedError(RoadError):
    """The batch had been applied by an earlier try: positions must be looked up anew before the next one."""


class StrayedError(RoadError):
    """The batch was applied, but not to the file as we left it: which file is this, is asked next."""


class ShiftedError(RoadError):
    """A column was not where the last look saw it: nothing was applied, and everything is looked up anew."""


class RefusedGroupError(RoadError):
    """Google named a request of the batch. Whether its entry is to blame, or the Sheet's structure, is asked next."""

    def __init__(self, part: Part, why: str) -> None:
        super().__init__(why)
        self.part = part
        self.why = why
