"""What is said on the terminal of the journal, and of a Sheet that is compared, repaired or filled anew.

Private texts are hidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.wording.english import ENGLISH
from bot.wording.words import Words
from commands.differences import Difference, Differs

HIDDEN = "•••"
PRIVATE = frozenset({"HP", "Alamat", "Alamat kirim", "Telegram ID", "Username", "Undangan", "Chat ID"})
"""Cells whose content is nobody's business on a terminal."""

_NUMBER = re.compile(r"(?<![\w.,])(?:(?:\+?62|0)(?:[\s().-]{0,2}\d){7,}|\d{10,})")
"""Phone numbers as people write them, and Telegram's; no rupiah and no order number looks like that."""


@dataclass(frozen=True, slots=True)
class RecoverySentences:
    """One language's sentences."""

    differs: Mapping[Differs, str]
    empty: str
    """In place of a cell that holds nothing."""
    hidden_cell: str
    """A private cell differs: only where."""
    all_is_well: str
    """`check` found nothing."""
    alike: str
    count: str
    waiting: str
    to_add: str
    """Before the rows that are missing."""
    ask: str
    yes: frozenset[str]
    no: frozenset[str]
    ask_again: str
    """After an answer that is neither."""
    not_added: str
    added: str
    stamped: str
    """Nothing was missing, and an old version is a new one again."""
    nothing_missing: str
    left: str
    """Before what is not touched."""
    taken_as_edits: str
    restored: str
    backed_up: str
    pg_dump: str
    stop_first: str
    empty_journal: str
    moving: str
    """Rows moved while they were read."""
    locked: str
    """The journal, by a Mitra that is at work."""
    no_journal: str
    newer_journal: str
    journal_away: str
    """Anything else; why stands at its end, as the machine says it."""

    def of_difference(self, one: Difference) -> str:
        """Say where Sheet and journal differ: `Tab Pesanan, kotak F7 (Status): di Sheet Baru, ...`."""
        is_private = one.kind is Differs.CELL and one.header in PRIVATE
        template = self.hidden_cell if is_private else self.differs[one.kind]
        return template.format(
            tab=one.tab,
            cell=one.cell,
            header=one.header,
            key=_hidden(one.key),
            there=_hidden(one.there) or self.empty,
            known=_hidden(one.known) or self.empty,
        )


def _hidden(text: str) -> str:
    return _NUMBER.sub(HIDDEN, text)


IN_INDONESIAN = RecoverySentences(
    {
        Differs.OLD_VERSION: "Sheet ini versi lama: tandanya {there}, bot sudah lebih jauh.",
        Differs.OTHER_NUMBER: "Tanda Sheet ini {there}, jurnal belum sampai di sana: ada yang lain menulis di Sheet.",
        Differs.MISSING: "Tab {tab}: {key} tidak ada di Sheet.",
        Differs.TWICE: "Tab {tab}, kotak {cell}: {key} ada lebih dari satu kali.",
        Differs.UNKNOWN: "Tab {tab}, kotak {cell}: {key} tidak dikenal jurnal.",
        Differs.CELL: "Tab {tab}, kotak {cell} ({key}, {header}): di Sheet {there}, di jurnal {known}.",
    },
    empty="kosong",
    hidden_cell="Tab {tab}, kotak {cell} ({key}, {header}): isinya lain dari jurnal.",
    all_is_well="Semua beres.",
    alike="Sheet dan jurnal sama.",
    count="Ada {count} perbedaan.",
    waiting="{count} baris masih menunggu dikirim ke Sheet. Itu wajar.",
    to_add="Ini tidak ada di Sheet:",
    ask="Kalau ada yang sengaja dihapus, jawab tidak. Tambahkan {count} baris? ya/tidak:",
    yes=frozenset({"ya", "y", "iya"}),
    no=frozenset({"tidak", "t", "n"}),
    ask_again="Jawab ya atau tidak. Enter berarti tidak.",
    not_added="Tidak ada yang ditambahkan.",
    added="Sudah ditambahkan {count} baris.",
    stamped="Sheet sudah ditandai sebagai yang dipakai lagi.",
    nothing_missing="Tidak ada baris milik bot yang hilang dari Sheet.",
    left="Ini dibiarkan apa adanya:",
    taken_as_edits="Saat bot jalan lagi, yang dipakai adalah isi Sheet di kotak milik pemilik usaha.",
    restored=(
        "Selesai: {count} baris ada di spreadsheet {found}. Isi MITRA_SPREADSHEET_ID={found}, "
        "lalu jalankan: python main.py run"
    ),
    backed_up="Jurnal disalin ke {found}",
    pg_dump="Jurnal ada di database lain. Salin dengan: pg_dump",
    stop_first="Bot sedang jalan. Hentikan dulu, lalu jalankan perintah ini lagi.",
    empty_journal="Jurnal di {found} masih kosong: belum pernah ada bot yang jalan dengannya. Periksa MITRA_DATA_DIR.",
    moving="Baris di Sheet dipindah-pindah selagi dibaca. Coba lagi sebentar lagi.",
    locked="Bot lain sedang jalan dengan data di {found}. Hentikan dulu yang itu, atau periksa MITRA_DATA_DIR.",
    no_journal="Belum ada jurnal di {found}. Periksa MITRA_DATA_DIR.",
    newer_journal="Jurnal di {found} dibuat oleh Mitra yang lebih baru. Perbarui dulu programnya.",
    journal_away="Jurnal di {found} tidak bisa dibuka: {why}",
)

IN_ENGLISH = RecoverySentences(
    {
        Differs.OLD_VERSION: "This Sheet is an old version: its mark is {there}, the bot is further.",
        Differs.OTHER_NUMBER: "This Sheet's mark is {there}, further than the journal: somebody else wrote there.",
        Differs.MISSING: "Tab {tab}: {key} is not in the Sheet.",
        Differs.TWICE: "Tab {tab}, cell {cell}: {key} is there more than once.",
        Differs.UNKNOWN: "Tab {tab}, cell {cell}: the journal does not know {key}.",
        Differs.CELL: "Tab {tab}, cell {cell} ({key}, {header}): the Sheet says {there}, the journal {known}.",
    },
    empty="nothing",
    hidden_cell="Tab {tab}, cell {cell} ({key}, {header}): its content is not the journal's.",
    all_is_well="All is well.",
    alike="Sheet and journal are the same.",
    count="Differences: {count}.",
    waiting="Still to be sent to the Sheet: {count}. That is as it should be.",
    to_add="These are not in the Sheet:",
    ask="If any was deleted on purpose, answer no. Add them ({count})? yes/no:",
    yes=frozenset({"yes", "y"}),
    no=frozenset({"no", "n"}),
    ask_again="Answer yes or no. Enter means no.",
    not_added="Nothing was added.",
    added="Rows added: {count}.",
    stamped="The Sheet is marked as the one in use again.",
    nothing_missing="None of the bot's rows is missing from the Sheet.",
    left="These are left as they are:",
    taken_as_edits="When the bot runs again, what stands in the owner's cells of the Sheet counts.",
    restored=(
        "Done, rows written: {count}. The spreadsheet is {found}. Set MITRA_SPREADSHEET_ID={found}, "
        "then run: python main.py run"
    ),
    backed_up="The journal was copied to {found}",
    pg_dump="The journal is in a database of its own. Copy it with: pg_dump",
    stop_first="The bot is running. Stop it first, then run this command again.",
    empty_journal="The journal in {found} is empty: no bot ever worked with it. Check MITRA_DATA_DIR.",
    moving="Rows of the Sheet were moved while they were read. Try again in a moment.",
    locked="Another bot is running with the data in {found}. Stop that one first, or check MITRA_DATA_DIR.",
    no_journal="There is no journal in {found} yet. Check MITRA_DATA_DIR.",
    newer_journal="The journal in {found} was made by a newer Mitra. Update the program first.",
    journal_away="The journal in {found} cannot be opened: {why}",
)


def recovery_sentences_of(language: Words) -> RecoverySentences:
    """The sentences that go with a language's words."""
    return IN_ENGLISH if language is ENGLISH else IN_INDONESIAN
