"""The command line of Mitra. `python main.py --help` lists what it can do."""

import asyncio
import secrets
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.check import check_telegram
from bot.patience import TokenRefusedError
from bot.wording.sheet import sentences_of
from bot.wording.sheet_recovery import recovery_sentences_of
from bot.wording.words import Words
from commands.decision import Decision
from commands.entries.people import InviteIssued
from commands.faults import Finding, Problem
from commands.ports import Rendered
from commands.registry import Registry
from commands.rules.network import Invite
from commands.start import OWNER_INVITE
from config.assembly import Mitra, sheets_client, utc_now
from config.logging import configure_logging
from config.recovery import GaveUpError, Recovery, Said
from config.settings import Settings, SettingsError, load_settings
from config.terminal import JOURNAL_TROUBLES, journal_trouble, language_for, says_yes
from sheets.check import NOT_OURS, check_sheet
from sheets.identity import Known
from sheets.journal import Journal, JournalLockedError, NoJournalError
from sheets.keyfile import KeyFileError
from sheets.ledger import Ledger
from sheets.recover.restore import unfinished
from sheets.road.errors import NotSetUpError
from sheets.road.identity import NotOursError
from sheets.setup import SetupReport, set_up
from sheets.sync_tempo import Tempo

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Mitra: orders, prices and reports for reseller networks, in Telegram and a Google Sheet.",
)
English = Annotated[bool, typer.Option("--english", help="Speak English, whatever the network's language.")]


def _settings(*, needs: Iterable[str] = (), log_level: str = "warning") -> Settings:
    """Read the settings, or say which one is missing and stop with status 2. `log_level`: if it was not set."""
    try:
        settings = load_settings()
    except SettingsError as error:
        _fail(str(error), status=2)
    missing = [name for name in settings.missing_for_run if name in needs]
    if missing:
        _fail(f"Belum diisi / not set: {', '.join(missing)}. Lihat / see docs/settings.md.", status=2)
    is_set = "log_level" in settings.model_fields_set
    configure_logging(settings.log_level if is_set else log_level, settings.log_format)
    return settings


def _fail(text: str, *, status: int = 1) -> NoReturn:
    print(text, file=sys.stderr)
    raise typer.Exit(status)


_SHEET = ("MITRA_SPREADSHEET_ID", "MITRA_GOOGLE_CREDENTIALS")


@app.command()
def run() -> None:
    """Start the bot. Ctrl-C or SIGTERM stops it cleanly."""
    settings = _settings(needs=("MITRA_TELEGRAM_TOKEN", *_SHEET), log_level="info")
    language = language_for(settings)
    findings: tuple[Finding, ...]
    try:
        mitra = Mitra(settings)
        found = unfinished(mitra.journal, settings.spreadsheet_id)
        if found is None:
            asyncio.run(mitra.run())
            return
        mitra.journal.close()
        findings = (found,)
    except TokenRefusedError:
        findings = (Finding(Problem.TOKEN_REFUSED),)
    except KeyFileError as error:
        findings = (Finding(error.problem, path=str(error.path)),)
    except NotSetUpError as error:
        findings = error.findings
    except NotOursError as error:
        findings = (Finding(NOT_OURS[error.standing]),)
    except JOURNAL_TROUBLES as error:
        _fail(journal_trouble(error, settings, language))
    _fail("\n".join(map(sentences_of(language).of_finding, findings)))


@app.command()
def setup(
    zone: Annotated[str, typer.Option(help="WIB, WITA or WIT. Only the first setup uses it.")] = "WIB",
    english: English = False,  # noqa: FBT002 - typer's way of a flag
) -> None:
    """Add the tabs, columns, formats and dropdowns that the Sheet lacks. A second time changes nothing."""
    settings = _settings(needs=_SHEET)
    language = language_for(settings, english=english)
    sentences = sentences_of(language)
    try:
        client = sheets_client(settings)
    except KeyFileError as error:
        _fail(sentences.of_finding(Finding(error.problem, path=str(error.path))))
    try:
        known = _known(settings)
        network_id = known.network_id if known is not None and known.left is not None else ""
        report = set_up(client, network_id or secrets.token_hex(8), zone)
    except JOURNAL_TROUBLES as error:
        _fail(journal_trouble(error, settings, language))
    finally:
        client.close()
    for finding in report.findings:
        print(sentences.of_finding(finding))
    if not report.is_ready:
        raise typer.Exit(1)
    print(_told(report))
    _offer_ownership(settings, language)


def _told(report: SetupReport) -> str:
    if not report.is_changed:
        return "Workbook sudah lengkap / complete: nothing to add."
    columns = ", ".join(f"{tab}/{header}" for tab, header in report.columns if tab not in report.tabs)
    named = {"tab": ", ".join(report.tabs), "kolom": columns, "pengaturan": ", ".join(report.settings)}
    if "Pengaturan" in report.tabs:
        del named["pengaturan"]
    parts = [f"{what}: {names}" for what, names in named.items() if names]
    mended = [f"dibetulkan / mended: {report.mended}"] if report.mended else []
    return "Ditambahkan / added: " + "; ".join(parts + mended)


def _offer_ownership(settings: Settings, language: Words) -> None:
    """Print a code that makes whoever sends it first to the bot an owner (kept in the journal)."""
    if settings.owner_ids:
        return
    try:
        code = asyncio.run(_new_owner_code(settings))
    except JournalLockedError:
        print("Bot sedang jalan, jadi tidak ada kode pemilik baru / the bot is running: no new owner code.")
        return
    except JOURNAL_TROUBLES as error:
        _fail(journal_trouble(error, settings, language))
    print(
        f"Kirim ini ke bot untuk menjadi pemilik / send this to the bot to become its owner:\n  /start {code}"
    )


async def _new_owner_code(settings: Settings) -> str:
    journal = Journal.open(settings.data_dir, settings.database_url)
    ledger = Ledger(journal, Registry(), lambda *_: Rendered(), clock=utc_now)
    code, at = secrets.token_urlsafe(9), utc_now()
    invite = Invite(code, OWNER_INVITE, at + timedelta(days=7))
    try:
        await ledger.decide(
            lambda _: Decision(entries=(InviteIssued(invite),)), key=f"owner/{code}", by="setup", at=at
        )
    finally:
        await ledger.close()
        journal.close()
    return code


@app.command()
def check(english: English = False) -> None:  # noqa: FBT002 - typer's way of a flag
    """Say in plain words what is wrong with token, key, sharing and Sheet. Exit status 0: all is well."""
    settings = _settings()
    language = language_for(settings, english=english)
    sentences = sentences_of(language)
    problems = [f"Belum diisi / not set: {name}" for name in settings.missing_for_run]

    def known() -> Known | None:
        try:
            return _known(settings)
        except JOURNAL_TROUBLES as error:
            problems.append(journal_trouble(error, settings, language))
            return None

    findings: list[Finding] = []
    token = settings.telegram_token.get_secret_value()
    if token:
        polls = not settings.webhook_url
        findings.extend(asyncio.run(check_telegram(token, settings.telegram_api_url, polls=polls)))
    if settings.spreadsheet_id and settings.google_credentials is not None:
        findings.extend(check_sheet(lambda: sheets_client(settings), settings.google_credentials, known))
    for line in (*problems, *map(sentences.of_finding, findings)):
        print(line)
    if problems or not all(finding.problem.is_only_a_warning for finding in findings):
        raise typer.Exit(1)
    print(recovery_sentences_of(language).all_is_well)


_Work = Callable[[Recovery], Said]


def _recover(work: _Work, *, english: bool, needs: Iterable[str] = _SHEET) -> None:
    """Do it, say it, and end with its status."""
    settings = _settings(needs=needs)
    recovery = Recovery(settings, language_for(settings, english=english))
    try:
        said = work(recovery)
    except GaveUpError as error:
        _fail(str(error))
    for line in said.lines:
        print(line)
    if said.status:
        raise typer.Exit(said.status)


@app.command()
def compare(english: English = False) -> None:  # noqa: FBT002
    """List where the Sheet and the journal differ. The bot may be running. Exit status 0: nowhere."""
    _recover(Recovery.compare, english=english)


@app.command()
def repair(
    yes: Annotated[bool, typer.Option("--yes", help="Add them without asking.")] = False,  # noqa: FBT002
    english: English = False,  # noqa: FBT002
) -> None:
    """Add the rows that the Sheet lacks, after asking, and touch nothing else. Stop the bot first."""

    def work(recovery: Recovery) -> Said:
        words = recovery_sentences_of(recovery.language)

        def may_add(lines: Sequence[str], question: str) -> bool:
            print("\n".join(lines))
            return yes or says_yes(question, words, input, print)

        return recovery.repair(may_add)

    _recover(work, english=english)


@app.command()
def restore(
    into: Annotated[str, typer.Option(help="The id of an empty spreadsheet that is shared with the bot.")],
    english: English = False,  # noqa: FBT002
) -> None:
    """Fill an empty spreadsheet with the whole workbook, from the journal alone. Stop the bot first."""
    _recover(lambda recovery: recovery.restore(into), english=english)


@app.command()
def backup(english: English = False) -> None:  # noqa: FBT002
    """Copy the journal into the folder `backup` beside it. The bot may be running; it does so itself every night."""
    _recover(Recovery.back_up, english=english, needs=())


def _known(settings: Settings) -> Known | None:
    """What the journal knows of this spreadsheet, read beside a bot that may be running; None without a journal."""
    try:
        journal = Journal.open_to_read(settings.data_dir, settings.database_url)
    except NoJournalError:
        return None
    try:
        return journal.identity.known(settings.spreadsheet_id, timedelta(seconds=Tempo().lag))
    finally:
        journal.close()


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the day, without the chat.")] = False,  # noqa: FBT002
    folder: Annotated[Path | None, typer.Option(help="Keep the demo's data in this folder.")] = None,
) -> None:
    """Show a day of the example network on local servers, then chat with it from the terminal."""
    from config.demo.main import run_demo  # noqa: PLC0415 - the local servers are not the product's business

    configure_logging("error", "text")
    raise typer.Exit(run_demo(stays=sys.stdin.isatty() and not once, folder=folder))


if __name__ == "__main__":
    app()
