"""The demo: its walk holds, a broken promise is told, its data are what the generator makes, its chat works."""

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from commands.book import Book
from commands.entries.orders import OrderPlaced
from commands.rules.network import Particulars, Person
from config.demo.chat import Chat
from config.demo.checks import Checks
from config.demo.csv_files import path_of, read_rows
from config.demo.generate import AS_OF, HISTORY_TABS, generate
from config.demo.history import History
from config.demo.pasting import value_of
from config.demo.stage import open_stage
from config.demo.tables import whole_table
from config.demo.transcript import Transcript
from sheets.journal_road import Stored
from sheets.road.fact_rows import NewRow, rows_of
from sheets.tabs import HARGA, ITEM_PESANAN, MITRA, PENGATURAN, PESANAN, SPARE_ROWS, TABS

ROOT = Path(__file__).parents[2]


class Paper(Transcript):
    """A transcript that a test can read while it is written."""

    def __init__(self) -> None:
        self.page = io.StringIO()
        super().__init__(Console(file=self.page, width=100, highlight=False))

    @property
    def text(self) -> str:
        return self.page.getvalue()

    def comes_to(self, words: str, seconds: float = 10.0) -> None:
        until = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < until, f"{words!r} never appeared in:\n{self.text}"
            time.sleep(0.02)


# -- the walk ------------------------------------------------------------------------------


def test_the_walk_holds_beside_the_data_of_an_earlier_one(tmp_path):
    (tmp_path / "20260101-000000-000000" / "data").mkdir(parents=True)

    done = subprocess.run(
        [sys.executable, "main.py", "demo", "--once", "--folder", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    last = done.stdout.strip().splitlines()[-1]
    assert last.startswith("Semua langkah sesuai ("), done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("found", ["Rp20.000", ""])
def test_a_check_that_fails_says_what_was_expected_and_ends_with_status_1(found):
    paper = Paper()
    checks = Checks(paper)
    checks.equal("harga", "Rp21.500", "Rp21.500")
    assert checks.status == 0

    checks.contains("jawaban", found, ["Rp21.500"])
    checks.tell()

    assert checks.status == 1
    assert "✗ jawaban" in paper.text
    assert "expected: Rp21.500" in paper.text
    assert f"found:    {found}".rstrip() in paper.text
    assert "1 dari 2 pemeriksaan tidak sesuai." in paper.text


def test_a_word_that_must_not_be_there_is_a_failed_check():
    checks = Checks(Paper())

    checks.contains("jawaban", "Rp18.000", [], without=["Rp18.000"])

    assert (checks.passed, checks.failed) == (0, 1)


def test_a_walk_without_checks_proves_nothing():
    assert Checks(Paper()).status == 1


# -- the data ------------------------------------------------------------------------------


def test_the_files_of_the_past_are_what_the_generator_makes(tmp_path):
    made = generate(tmp_path)

    assert [path.name for path in made] == [path_of(title).name for title in HISTORY_TABS]
    assert [path.read_bytes() for path in made] == [path_of(title).read_bytes() for title in HISTORY_TABS]


@pytest.mark.parametrize("later", [0, 1, 6, 7, 60, 365, -30])
def test_the_past_ends_in_the_last_days_before_today_on_the_same_weekdays(later):
    today = AS_OF + timedelta(days=later)
    history = History.ending_before(today)

    days = [date.fromisoformat(row["Waktu"][:10]) for row in history.tables[PESANAN]]
    in_files = [date.fromisoformat(row["Waktu"][:10]) for row in read_rows(PESANAN)]

    assert timedelta(0) < today - max(days) <= timedelta(days=9)
    assert [day.weekday() for day in days] == [day.weekday() for day in in_files]
    assert all(
        row["No"].startswith(f"P{day:%y%m%d}-")
        for row, day in zip(history.tables[PESANAN], days, strict=True)
    )
    assert max(fact.at.date() for fact in history.facts()) < today


def test_the_past_stands_in_the_sheet_as_the_bot_would_have_written_it():
    history = History.ending_before(AS_OF)
    book = Book()
    for row in read_rows(MITRA):
        book.people[row["ID"]] = Person(row["ID"], name=row["Nama"], address=row["Alamat"])
    for row in history.tables[PESANAN]:
        book.particulars[row["No"]] = Particulars(row["No"], row["Mitra ID"], sender=row["Atas nama"])
    placed = [fact for fact in history.facts() if isinstance(fact.entry, OrderPlaced)]
    written = [row for fact in placed for row in rows_of(Stored(1, fact.at, fact.by, fact.entry), book)]

    assert [row.cells for row in written if row.tab == ITEM_PESANAN] == [
        _values(ITEM_PESANAN, row) for row in history.tables[ITEM_PESANAN]
    ]
    orders = [_without_state(row) for row in written if row.tab == PESANAN]
    assert orders == [
        {header: cell for header, cell in _values(PESANAN, row).items() if header in orders[0]}
        for row in history.tables[PESANAN]
    ]


def _values(title, row):
    return {header: value_of(TABS[title].column(header), text) for header, text in row.items()}


def _without_state(row: NewRow):
    """What a look reads back: an empty text is an empty cell."""
    return {
        header: None if cell == "" else cell
        for header, cell in row.cells.items()
        if header not in ("Status", "Pembayaran")
    }


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("title", [MITRA, HARGA, PESANAN])
def test_a_tab_is_printed_no_wider_than_the_terminal(title, width):
    page = io.StringIO()

    Console(file=page, width=width).print(whole_table(title, read_rows(title), width))

    printed = page.getvalue()
    assert printed.startswith(f"Tab {title}")
    assert max(len(line.rstrip()) for line in printed.splitlines()) <= width
    assert read_rows(title)[-1][TABS[title].headers[0]] in printed


def test_an_empty_tab_is_printed_too():
    page = io.StringIO()

    Console(file=page, width=80).print(whole_table("Ringkasan", [], 80))

    assert "Tab Ringkasan" in page.getvalue()


# -- the stage and the chat ----------------------------------------------------------------


def test_the_workbook_shows_money_and_days_and_the_chat_speaks_for_everybody(tmp_path):
    paper = Paper()
    with open_stage(tmp_path) as stage:
        sheet = stage.owner_sheet
        partners = sheet.read(MITRA)
        wati = dict(zip(partners[0], partners[4], strict=False))
        shown = (
            wati["Target (Rp/bulan)"],
            wati["Perjanjian sampai"],
            wati["Telegram ID"],
            wati["HP"],
            wati["Cek"],
        )
        assert shown == ("Rp4.000.000", "20 Des 2026", "900000000000104", "0800-0000-0004", "")
        assert sheet.read(HARGA, "F21:G21") == [["1 Des 2026", "20 Des 2026"]]
        assert ["Nama usaha", "Sambal Ibu"] in sheet.read(PENGATURAN, "A:B")
        assert sheet.sheet(MITRA)["gridProperties"]["rowCount"] == 1 + 22 + SPARE_ROWS

        Chat(stage, paper).run(_script(paper))

    assert "Sekarang: Bu Wati Kurniasih" in paper.text
    assert "Siti Rohmah tidak melihat tombol nomor 9." in paper.text
    assert "entah tidak ada. Lihat: orang" in paper.text
    assert "HTTP" not in paper.text


def _script(paper: Paper) -> Iterator[str]:
    """What is typed on the terminal, each line once the answer to the one before it is there."""
    yield "orang"
    paper.comes_to("belum terdaftar")
    yield "siti: /order sambal bawang 5"
    paper.comes_to("[1] Jadi 10 · Rp200.000")
    yield "[1]"
    paper.comes_to("[1] Konfirmasi pesanan")
    yield "siti: [9]"
    yield "[4]"
    paper.comes_to("pesanan ini tidak jadi")
    yield "jadi entah"
    yield "jadi wati"
    yield "/harga sambal bawang"
    paper.comes_to("mulai 50 botol: Rp18.000")
    yield "foto lunas ya"
    paper.comes_to("Ini untuk pembayaran apa?")
    yield "ketik Harga!E4 dua puluh"
    paper.comes_to("Tulis 20000 atau 20.000.")
    yield "ketik Harga"
    paper.comes_to("Tulis misalnya: ketik")
    yield "ketik Produk!Z99 x"
    paper.comes_to("Tab Produk tidak punya kotak Z99. Yang terakhir: ")
    yield "tab Harga"
    paper.comes_to("dua puluh  ")
    yield "tab Ringkasan"
    paper.comes_to("Tab Ringkasan")
    yield "tab Entah"
    paper.comes_to("Tab yang ada: Pesanan,")
    yield "keluar"
    yield "siti: /harga"
    raise AssertionError("nothing is read after the end")
