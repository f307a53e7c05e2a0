"""The commands that bring Sheet and journal back together: what each does, and the lines that it says."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from bot.wording.sheet import sentences_of
from bot.wording.sheet_recovery import recovery_sentences_of
from bot.wording.words import Words
from commands.differences import Difference, Differs
from commands.faults import Finding
from config.assembly import sheets_client, utc_now
from config.settings import Settings
from config.terminal import journal_trouble
from sheets.client import SheetsClient
from sheets.findings import finding_of
from sheets.journal import Journal, JournalLockedError, JournalTooNewError, JournalUnavailableError
from sheets.journal_backup import back_up
from sheets.keyfile import KeyFileError
from sheets.outcomes import Applied, UnreadableSheetError
from sheets.rebuild.pages import RestlessSheetError
from sheets.rebuild.rebuild import FIRST_LOOK
from sheets.recover.patience import Patience
from sheets.recover.repair import Repair, compare
from sheets.recover.restore import Restore
from sheets.recover.whole import CannotGoOnError


class GaveUpError(Exception):
    """It cannot be done now; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command says, and its exit status."""

    lines: tuple[str, ...]
    status: int = 0


@dataclass(frozen=True, slots=True)
class Recovery:
    """One network's Sheet and journal. Every method raises GaveUpError."""

    settings: Settings
    language: Words
    patience: Patience = field(default_factory=Patience)

    def compare(self) -> Said:
        """List where the two differ; status 0 only if nowhere. A bot may be at work beside it."""
        return self._run(self._compare())

    def repair(self, may_add: Callable[[Sequence[str], str], bool]) -> Said:
        """Add what the Sheet lacks. `may_add` is shown what that is, and asked."""
        return self._run(self._repair(may_add))

    def restore(self, into: str) -> Said:
        """Fill an empty spreadsheet from the journal."""
        return self._run(self._restore(into))

    def back_up(self) -> Said:
        """Copy the journal beside itself."""
        words = recovery_sentences_of(self.language)
        if self.settings.database_url is not None:
            return Said((words.pg_dump,), 1)
        with self._in_words():
            return Said((words.backed_up.format(found=back_up(self.settings.data_dir, utc_now())),))

    # -- each of them ----------------------------------------------------------------------

    async def _compare(self) -> Said:
        words = recovery_sentences_of(self.language)
        with _closing(Journal.open_to_read(self.settings.data_dir, self.settings.database_url)) as journal:
            async with self._client(self.settings.spreadsheet_id) as client:
                _, found = await compare(client, journal, journal.load_book(), self.patience)
        lines = [words.of_difference(one) for one in found.differences]
        if found.waiting:
            lines.append(words.waiting.format(count=found.waiting))
        lines.append(words.count.format(count=len(found.differences)) if found.differences else words.alike)
        return Said(tuple(lines), 1 if found.differences else 0)

    async def _repair(self, may_add: Callable[[Sequence[str], str], bool]) -> Said:
        words = recovery_sentences_of(self.language)
        with self._writing() as journal:
            async with self._client(self.settings.spreadsheet_id) as client:
                repair = Repair(client, journal, journal.load_book(), self.patience)
                found = await repair.look()
                missing = [Difference(Differs.MISSING, row.tab, key=row.title) for row in found.missing]
                told = [words.to_add, *(words.of_difference(one) for one in dict.fromkeys(missing))]
                if missing and not may_add(told, words.ask.format(count=len(missing))):
                    return Said((words.not_added,), 1)
                done = await repair.add()
        was_old = any(one.kind is Differs.OLD_VERSION for one in found.differences)
        lines = [words.added.format(count=len(done.added)) if done.added else words.nothing_missing]
        lines += [words.stamped] if was_old else []
        lines += [words.left, *map(words.of_difference, done.left), words.taken_as_edits] if done.left else []
        is_whole = all(one.kind is not Differs.MISSING for one in done.left)
        return Said(tuple(lines), 0 if is_whole else 1)

    async def _restore(self, into: str) -> Said:
        words = recovery_sentences_of(self.language)
        with self._writing() as journal:
            async with self._client(into) as client:
                restore = Restore(
                    client, journal, journal.load_book(), self.settings.spreadsheet_id, self.patience
                )
                count = await restore.fill()
        return Said((words.restored.format(count=count, found=into),))

    # -- around them -----------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Journal]:
        """The journal of this network; one that knows of none is a wrong folder, and nothing is made there."""
        folder, url = self.settings.data_dir, self.settings.database_url
        with _closing(Journal.open_to_read(folder, url)) as journal:
            knows_a_network = journal.get_meta(FIRST_LOOK) is not None
        if not knows_a_network:
            raise GaveUpError(recovery_sentences_of(self.language).empty_journal.format(found=folder))
        with _closing(Journal.open(folder, url)) as journal:
            yield journal

    def _run(self, work: Coroutine[None, None, Said]) -> Said:
        with self._in_words():
            return asyncio.run(work)

    @asynccontextmanager
    async def _client(self, spreadsheet_id: str) -> AsyncIterator[SheetsClient]:
        """The way to a spreadsheet; what Google cannot give is said as `check` says it."""
        client = sheets_client(replace_id(self.settings, spreadsheet_id))
        try:
            yield client
        except UnreadableSheetError as unreadable:
            outcome = unreadable.outcome
            if isinstance(outcome, Applied):
                raise
            raise CannotGoOnError(finding_of(outcome, client.email)) from unreadable
        finally:
            client.close()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        words, sentences = recovery_sentences_of(self.language), sentences_of(self.language)
        try:
            yield
        except CannotGoOnError as error:
            raise GaveUpError("\n".join(sentences.of_finding(one) for one in error.findings)) from error
        except KeyFileError as error:
            raise GaveUpError(sentences.of_finding(Finding(error.problem, path=str(error.path)))) from error
        except RestlessSheetError as error:
            raise GaveUpError(words.moving) from error
        except JournalLockedError as error:
            raise GaveUpError(words.stop_first) from error
        except (JournalTooNewError, JournalUnavailableError) as error:
            raise GaveUpError(journal_trouble(error, self.settings, self.language)) from error


def replace_id(settings: Settings, spreadsheet_id: str) -> Settings:
    """The same settings for another spreadsheet."""
    return settings.model_copy(update={"spreadsheet_id": spreadsheet_id})


@contextmanager
def _closing(journal: Journal) -> Iterator[Journal]:
    try:
        yield journal
    finally:
        journal.close()
