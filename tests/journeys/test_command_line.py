"""`python main.py` as its owner runs it: setup, check, run, through the environment alone."""

import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.local.people import People
from bot.local.server import TelegramServer
from config.demo.network import load_network
from main import app
from sheets.local.control import SheetsControl
from sheets.local.server import SheetsServer
from tests.journeys.conftest import BOT, ROBOT, SITI, TOKEN, eventually, hear

MAIN = Path(__file__).parents[2] / "main.py"


@dataclass
class Shop:
    """A new business: an empty spreadsheet, a bot, and a folder with a key."""

    control: SheetsControl
    people: People
    spreadsheet_id: str
    environment: dict[str, str]

    def runs(self, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
        environment = self.environment | changed
        return subprocess.run(
            [sys.executable, str(MAIN), *words],
            env=environment,
            cwd=environment["HOME"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with SheetsServer() as google, TelegramServer() as telegram:
        spreadsheet_id = google.control.create_spreadsheet()
        google.control.share(spreadsheet_id, ROBOT)
        telegram.people.add_bot(token=TOKEN, username=BOT, name="Sambal Ibu")
        environment = {
            "HOME": str(tmp_path),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(MAIN.parent),
            "MITRA_TELEGRAM_TOKEN": TOKEN,
            "MITRA_TELEGRAM_API_URL": telegram.url,
            "MITRA_SPREADSHEET_ID": spreadsheet_id,
            "MITRA_GOOGLE_CREDENTIALS": str(google.control.write_key(tmp_path / "key.json", ROBOT)),
            "MITRA_SHEETS_API_URL": google.url,
            "MITRA_DRIVE_API_URL": google.url,
            "MITRA_DATA_DIR": str(tmp_path / "data"),
            "MITRA_POLL_SECONDS": "0.5",
        }
        yield Shop(google.control, telegram.people, spreadsheet_id, environment)


def test_from_an_empty_spreadsheet_to_the_first_order(shop: Shop) -> None:
    first, second = shop.runs("setup"), shop.runs("setup")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "Pesanan" in first.stdout
    assert "complete" in second.stdout
    code = re.findall(r"/start (\S+)", second.stdout)[0]
    assert shop.runs("check").stdout.strip() == "Semua beres."
    load_network(shop.control.owner(shop.spreadsheet_id))
    ratna, siti = shop.people.user(900000000000100, "Ratna"), shop.people.user(SITI, "Siti")

    with running(shop):
        ratna.says(f"/start {code}")
        hear(ratna, "Ratna", seconds=20)
        siti.says("/order sambal bawang 10")
        hear(siti, "Cek dulu ya")
        siti.presses("Konfirmasi pesanan")
        hear(siti, "✅ Pesanan")
        hear(ratna, "Pesanan baru")
        other = shop.people.user(700000000000003, "Orang")
        other.says(f"/start {code}")
        assert "pemilik" not in other.hears(timeout=10).words

    rows = shop.control.owner(shop.spreadsheet_id).read("Pesanan")
    assert [row[2] for row in rows[1:] if row] == ["Siti Rohmah"]
    team = shop.control.owner(shop.spreadsheet_id).read("Tim")
    assert [(row[0], row[2]) for row in team[1:] if row] == [("Ratna", "pemilik")]


class running:  # noqa: N801 - read as a verb: `with running(shop):`
    """`run` in a process of its own; SIGTERM ends it with status 0."""

    def __init__(self, shop: Shop, **changed: str) -> None:
        self._shop = shop
        self._changed: Mapping[str, str] = changed

    def __enter__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(MAIN), "run"],
            env=self._shop.environment | dict(self._changed),
            stderr=subprocess.PIPE,
            text=True,
        )

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        errors = self._process.communicate(timeout=30)[1]
        assert TOKEN not in errors
        assert "PRIVATE KEY" not in errors
        assert self._process.returncode == 0, errors


def test_updates_may_come_by_webhook(shop: Shop, unused_tcp_port: int) -> None:
    shop.runs("setup")
    load_network(shop.control.owner(shop.spreadsheet_id))
    siti = shop.people.user(SITI, "Siti")

    with running(
        shop,
        MITRA_WEBHOOK_URL=f"http://127.0.0.1:{unused_tcp_port}/telegram",
        MITRA_WEBHOOK_SECRET="rahasia-sekali",
        MITRA_LISTEN=f"127.0.0.1:{unused_tcp_port}",
    ):
        siti.says("/harga nastar")
        hear(siti, "Rp62.000", seconds=20)


def test_a_copy_of_the_sheet_is_refused_by_check_and_by_run(shop: Shop) -> None:
    shop.runs("setup")
    copy_id = shop.control.copy(shop.spreadsheet_id)
    shop.control.share(copy_id, ROBOT)

    for command in ("check", "run"):
        refused = shop.runs(command, MITRA_SPREADSHEET_ID=copy_id)

        assert refused.returncode == 1
        assert "salinan" in refused.stdout + refused.stderr
        assert "Traceback" not in refused.stderr
        assert "Unclosed" not in refused.stderr


def test_check_knows_by_the_journal_that_the_sheet_is_further(shop: Shop) -> None:
    shop.runs("setup")
    sheet = shop.control.owner(shop.spreadsheet_id)
    load_network(sheet)
    with running(shop):
        eventually(lambda: sheet.values("_mitra", "A1")[0][0] > 0)
    assert shop.runs("check").stdout.strip() == "Semua beres."
    sheet.type("_mitra", "A1", 900)

    checked = shop.runs("check")

    assert checked.returncode == 1
    assert "lebih lama daripada Sheet" in checked.stdout


def test_setup_gives_a_sheet_whose_hidden_tab_was_deleted_its_own_network_again(shop: Shop) -> None:
    shop.runs("setup")
    owner = shop.control.owner(shop.spreadsheet_id)
    load_network(owner)
    network = owner.values("_mitra", "B1")
    with running(shop):
        eventually(lambda: owner.values("_mitra", "A1")[0][0] > 0)
    owner.delete_tab("_mitra")

    assert shop.runs("setup").returncode == 0

    assert owner.values("_mitra", "B1") == network


def test_a_sheet_that_was_never_set_up_ends_run_with_the_sentence_of_check(shop: Shop) -> None:
    checked, ran = shop.runs("check"), shop.runs("run")

    assert checked.stdout.strip().endswith("python main.py setup")
    assert ran.returncode == 1
    assert ran.stderr.strip().splitlines()[-1] == checked.stdout.strip()
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"MITRA_TELEGRAM_TOKEN": "1:wrong"}, "token"),
        ({"MITRA_TELEGRAM_TOKEN": ""}, "MITRA_TELEGRAM_TOKEN"),
        ({"MITRA_GOOGLE_CREDENTIALS": "tidak-ada.json"}, "tidak-ada.json"),
        ({"MITRA_SPREADSHEET_ID": "lain"}, "MITRA_SPREADSHEET_ID"),
        ({}, "python main.py setup"),
    ],
)
def test_check_says_in_plain_words_what_is_wrong(shop: Shop, changed: Mapping[str, str], says: str) -> None:
    checked = shop.runs("check", **changed)

    assert checked.returncode == 1
    assert says in checked.stdout
    assert TOKEN not in checked.stdout + checked.stderr
    assert "Traceback" not in checked.stderr


def test_check_names_the_address_that_the_sheet_must_be_shared_with(shop: Shop) -> None:
    shop.control.unshare(shop.spreadsheet_id, ROBOT)

    checked = shop.runs("check")

    assert checked.returncode == 1
    assert ROBOT in checked.stdout


def test_run_without_settings_names_them(shop: Shop) -> None:
    ran = shop.runs("run", MITRA_SPREADSHEET_ID="", MITRA_OWNER_IDS="")

    assert ran.returncode == 2
    assert "MITRA_SPREADSHEET_ID" in ran.stderr


@pytest.mark.parametrize(
    "command", ["", "run", "setup", "check", "compare", "repair", "restore", "backup", "demo"]
)
def test_help_calls_the_bot_a_bot_and_each_option_by_what_it_does(command: str) -> None:
    shown = CliRunner().invoke(app, [*filter(None, [command]), "--help"]).stdout

    assert "robot" not in shown.casefold()
    assert "instead of Indonesian" not in shown
    assert "status 0 only" not in " ".join(shown.replace("│", " ").split())


def test_a_setting_that_cannot_be_read_is_named(shop: Shop) -> None:
    ran = shop.runs("run", MITRA_POLL_SECONDS="sering")

    assert ran.returncode == 2
    assert "MITRA_POLL_SECONDS" in ran.stderr


def test_a_wrong_token_ends_run_with_one_sentence(shop: Shop) -> None:
    shop.runs("setup")

    ran = shop.runs("run", MITRA_TELEGRAM_TOKEN="110201543:AAHwrongwrongwrongwrongwrongwrongwro")

    assert ran.returncode == 1
    assert "MITRA_TELEGRAM_TOKEN" in ran.stderr
    assert "AAHwrong" not in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture
def terminal(shop: Shop) -> Iterator[Callable[..., Result]]:
    """`main.py` in this process: the same command line, without a start of Python for each word."""
    root = logging.getLogger()
    before = root.handlers[:], root.level

    def says(*words: str, answer: str = "", **changed: str) -> Result:
        return CliRunner().invoke(app, list(words), input=answer, env=shop.environment | changed)

    yield says
    root.handlers[:], level = before
    root.setLevel(level)


def test_sheet_and_journal_are_brought_together_again(shop: Shop, terminal: Callable[..., Result]) -> None:
    assert terminal("setup").exit_code == 0
    sheet = shop.control.owner(shop.spreadsheet_id)
    load_network(sheet)
    siti = shop.people.user(SITI, "Siti")
    with running(shop):
        siti.says("/order sambal bawang 10")
        hear(siti, "Cek dulu ya", seconds=30)
        siti.presses("Konfirmasi pesanan")
        hear(siti, "✅ Pesanan")
        eventually(lambda: terminal("compare").exit_code == 0, seconds=60)
        for stopped in (terminal("repair"), terminal("restore", "--into", "lain")):
            assert (stopped.exit_code, "Hentikan dulu" in stopped.stderr) == (1, True)
        second = terminal("run")
        assert (second.exit_code, second.stderr.startswith("Bot lain sedang jalan")) == (1, True)
        copied = terminal("backup")
        assert copied.exit_code == 0
        assert Path(copied.stdout.split()[-1]).stat().st_mode & 0o777 == 0o600

    (row,) = [row for row in sheet.values("Pesanan")[1:] if row and row[0]]
    sheet.delete_rows("Pesanan", 2)
    sheet.type("Mitra", "E2", "0812-3456-7890")
    listed = terminal("compare", "--english")
    assert listed.exit_code == 1
    assert f"Tab Pesanan: {row[0]} is not in the Sheet." in listed.stdout
    assert "0812" not in listed.stdout
    assert listed.stderr == ""
    for answer in ("tidak\n", "mungkin\nt\n", "\n", ""):
        refused = terminal("repair", answer=answer)
        assert (refused.exit_code, row[0] in refused.stdout) == (1, True)
        assert refused.stdout.count("Jawab ya atau tidak.") == ("mungkin" in answer)
        assert refused.stdout.strip().endswith("Tidak ada yang ditambahkan.")
    assert not any(cells and cells[0] for cells in sheet.values("Pesanan")[1:])
    assert terminal("repair", answer="betul\nYa\n").exit_code == 0
    assert [cells for cells in sheet.values("Pesanan")[1:] if cells and cells[0]] == [row]

    new = shop.control.create_spreadsheet()
    shop.control.share(new, ROBOT)
    assert terminal("restore", "--into", shop.spreadsheet_id).exit_code == 1
    done = terminal("restore", "--into", new)
    assert f"MITRA_SPREADSHEET_ID={new}" in done.stdout
    assert done.stderr == ""
    assert "INFO" in terminal("compare", MITRA_LOG_LEVEL="info", MITRA_SPREADSHEET_ID=new).stderr
    with running(shop, MITRA_SPREADSHEET_ID=new):
        siti.says("/order krupuk udang 24")
        hear(siti, "Krupuk Udang", seconds=30)
        siti.presses("Konfirmasi pesanan")
        hear(siti, "✅ Pesanan")
        restored = shop.control.owner(new)
        eventually(
            lambda: len([cells for cells in restored.values("Pesanan")[1:] if cells and cells[0]]) == 2
        )
        eventually(lambda: terminal("compare", MITRA_SPREADSHEET_ID=new).exit_code == 0, seconds=60)


def test_nothing_is_restored_where_there_is_no_journal(shop: Shop, terminal: Callable[..., Result]) -> None:
    for words in (("compare",), ("backup",), ("repair",), ("restore", "--into", "lain")):
        said = terminal(*words)
        assert said.exit_code == 1
        assert said.stderr.strip().startswith("Belum ada jurnal di ")
    assert terminal("restore").exit_code == 2
