"""What the walk promises, counted: every check holds, or is told with what was expected and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from config.demo.transcript import Transcript


@dataclass(slots=True)
class Checks:
    """Counts checks; a failed one is told at once and never ends the walk."""

    transcript: Transcript
    passed: int = 0
    failed: int = 0

    @property
    def status(self) -> int:
        """The exit status: 0 only if all held, and there were any."""
        return 0 if self.passed and not self.failed else 1

    def equal(self, what: str, found: object, expected: object) -> None:
        """The two are the same."""
        self._count(found == expected, what, expected, found)

    def contains(self, what: str, text: str, expected: Iterable[str], without: Iterable[str] = ()) -> None:
        """The text holds each of these words, and none of those."""
        for words in expected:
            self._count(words in text, what, words, text)
        for words in without:
            self._count(words not in text, what, f"tanpa / without: {words}", text)

    def broke(self, what: str, error: Exception) -> None:
        """A step could not be played at all."""
        self._count(False, what, "langkah selesai / the step done", f"{type(error).__name__}: {error}")

    def tell(self) -> None:
        """Say how it ended, in one line."""
        if self.failed:
            self.transcript.lines(
                [f"{self.failed} dari {self.failed + self.passed} pemeriksaan tidak sesuai."]
            )
        else:
            self.transcript.lines([f"Semua langkah sesuai ({self.passed} pemeriksaan)."])

    def _count(self, holds: bool, what: str, expected: object, found: object) -> None:  # noqa: FBT001 - the result
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            self.transcript.failed(what, expected, found)
