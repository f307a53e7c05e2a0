"""What is wrong with the Sheet, in Indonesian: for `Cek`, for the owner's chat and for `check`."""

from collections.abc import Mapping

from bot.wording.sheet_sentences import SheetSentences
from commands.faults import Fault, Problem, Reason

FAULTS: Mapping[Reason, str] = {
    Reason.REQUIRED: "{header} masih kosong. Isi dulu.",
    Reason.NOT_RUPIAH: '"{typed}" bukan angka. Tulis 20000 atau 20.000.',
    Reason.NOT_A_COUNT: '"{typed}" bukan angka bulat. Tulis angka saja, contoh 10.',
    Reason.NOT_PERCENT: '"{typed}" bukan persen. Tulis angka saja, contoh 25.',
    Reason.NOT_A_DATE: '"{typed}" bukan tanggal. Tulis seperti 24/11 atau 24 Nov.',
    Reason.RELATIVE_DATE: '"{typed}" artinya berubah tiap hari. Tulis tanggalnya, contoh 24/11.',
    Reason.NOT_YES_NO: '"{typed}" belum jelas. Tulis ya atau tidak.',
    Reason.NOT_A_CHOICE: '"{typed}" tidak ada di pilihan. Pilih salah satu: {options}.',
    Reason.NOT_PACKS: '"{typed}" belum terbaca. Tulis kemasan dan isinya, contoh dus 24, renteng 6.',
    Reason.NOT_AN_ORDER: '"{typed}" bukan nomor pesanan. Tulis seperti P261124-007.',
    Reason.NO_LINES: "pesanan {typed} tidak punya baris di tab Item Pesanan, jadi tidak dihitung.",
    Reason.NOT_AN_ID: '"{typed}" bukan nomor Telegram. Kosongkan saja, nanti diisi bot.',
    Reason.DIGITS_LOST: "angka sepanjang ini hilang ujungnya. Ketik lagi dengan tanda ' di depan.",
    Reason.TOO_SMALL: '"{typed}" terlalu kecil. Paling sedikit {options}.',
    Reason.TOO_LARGE: '"{typed}" terlalu besar. Paling banyak {options}.',
    Reason.TOO_LONG: "tulisannya terlalu panjang. Paling banyak {options} huruf.",
    Reason.FORMULA_ERROR: "rumusnya menghasilkan {typed}. Betulkan rumusnya, atau ketik isinya.",
    Reason.UNKNOWN_TIER: 'tingkat "{typed}" tidak ada di tab Tingkat.{near}',
    Reason.UNKNOWN_PRODUCT: '"{typed}" tidak ada di tab Produk.{near}',
    Reason.UNKNOWN_PARTNER: 'mitra "{typed}" tidak ada di tab Mitra. Pilih dari daftar.',
    Reason.SEVERAL_PARTNERS: '"{typed}" bisa berarti {options}. Tulis ID mitranya.',
    Reason.UNKNOWN_ORDER: "tidak ada pesanan {typed} dari mitra ini yang belum selesai. Periksa nomor dan namanya.",
    Reason.OVER_BALANCE: '"{typed}" lebih dari saldo mitra ini. Paling banyak {options}.',
    Reason.OVER_PAID: '"{typed}" lebih dari uang yang masuk untuk pesanan ini. Paling banyak {options}.',
    Reason.LOST_ID: "ID baris ini hilang. Ketik lagi ID-nya; untuk catatan baru, kosongkan Waktu, Oleh, dan Mitra ID.",
    Reason.UNKNOWN_SETTING: 'pengaturan "{typed}" tidak dikenal. Kembalikan namanya, atau hapus baris ini.',
    Reason.AMBIGUOUS: '"{typed}" bisa berarti {options}. Tulis SKU-nya.',
    Reason.ENDS_BEFORE_START: 'Sampai "{typed}" lebih awal dari Mulai. Tukar atau betulkan tanggalnya.',
    Reason.ITSELF_INSIDE: "paket tidak bisa berisi dirinya sendiri. Pilih barang lain.",
    Reason.DUPLICATE_KEY: "baris ini kembar dengan {options}. Sisakan satu.",
    Reason.BOTS_ROWS: "baris di tab ini dibuat bot dari pesanan. Yang ini tidak dihitung; boleh dihapus.",
    Reason.NOT_QRIS: '"{typed}" bukan QRIS toko. Kirim gambar QRIS ke chat bot, nanti diisi bot.',
    Reason.QRIS_ONE_TIME: "QRIS ini untuk sekali bayar. Kirim gambar QRIS yang statis ke chat bot.",
    Reason.QRIS_DAMAGED: "QRIS ini tidak utuh. Kirim gambar QRIS ke chat bot, nanti diisi bot.",
    Reason.TAB_MISSING: "tidak ada di Sheet. Kembalikan namanya, atau jalankan setup lagi.",
    Reason.HEADER_MISSING: 'judul kolom "{header}" tidak ada di baris 1. Tulis lagi judulnya.',
    Reason.HEADER_DUPLICATE: 'judul kolom "{header}" ada lebih dari satu: {options}. Sisakan satu.',
}
"""After the place; each says what is wrong and what is expected."""

FINDINGS: Mapping[Problem, str] = {
    Problem.KEY_MISSING: "File kunci Google tidak ada: {path}. Unduh kunci JSON-nya, lalu simpan di sana.",
    Problem.KEY_UNREADABLE: "File kunci Google tidak boleh dibaca: {path}. Periksa izin file itu.",
    Problem.KEY_NOT_JSON: "File kunci Google rusak atau bukan JSON: {path}. Unduh lagi.",
    Problem.KEY_NOT_SERVICE_ACCOUNT: "{path} bukan kunci akun layanan Google. Unduh kunci jenis itu.",
    Problem.KEY_OPEN_TO_OTHERS: "File kunci Google bisa dibaca orang lain. Jalankan: chmod 600 {path}",
    Problem.KEY_REFUSED: "Google tidak menerima kunci {email}. Periksa jam komputer, atau buat kunci baru.",
    Problem.NOT_SHARED: (
        "Bot belum boleh membuka Sheet. Di Sheet tekan Bagikan, masukkan {email}, pilih Editor."
    ),
    Problem.NOT_FOUND: (
        "Sheet tidak ditemukan. Periksa MITRA_SPREADSHEET_ID atau --into: bagian alamat Sheet di antara /d/ dan /edit."
    ),
    Problem.API_DISABLED: "Google Sheets API belum aktif untuk {email}. Aktifkan di Google Cloud Console.",
    Problem.OVER_QUOTA: "Google meminta jeda, terlalu banyak permintaan. Coba lagi satu menit lagi.",
    Problem.NO_CONNECTION: "Google tidak terjangkau. Periksa sambungan internet komputer ini.",
    Problem.GOOGLE_AWAY: "Google sedang tidak menjawab. Coba lagi beberapa menit lagi.",
    Problem.REFUSED: "Google menolak: {found}.",
    Problem.MARKER_NOT_UNIQUE: (
        "Sheet ini menerima tanda yang sama dua kali. Pesanan bisa tercatat dobel, jadi bot tidak jalan."
    ),
    Problem.COMPARE_AND_SET_FAILED: (
        "Ganti-isi-kalau-belum-berubah tidak jalan di Sheet ini. Bot memakai cara lain yang lebih lambat."
    ),
    Problem.GUARDS_FAILED: (
        "Penjaga kolom tidak jalan di Sheet ini. Bot tetap jalan. Pindahkan kolom waktu tidak ada pesanan masuk saja."
    ),
    Problem.COPIES_FAILED: (
        "Salinan isi kotak tidak jalan di Sheet ini. Bot tetap jalan, tapi ketikan di kotak milik bot bisa hilang."
    ),
    Problem.NOT_SET_UP: "Sheet ini belum disiapkan untuk bot. Jalankan: python main.py setup",
    Problem.FOREIGN_COPY: (
        "Sheet ini salinan Sheet lain. Isi MITRA_SPREADSHEET_ID dengan yang asli. Kalau yang asli sudah "
        "tidak ada: kosongkan kotak C1 di tab _mitra dan mulai dengan MITRA_DATA_DIR yang baru."
    ),
    Problem.FOREIGN_NETWORK: "Sheet ini milik usaha lain. Periksa MITRA_SPREADSHEET_ID dan MITRA_DATA_DIR.",
    Problem.OLD_VERSION: (
        "Sheet ini dikembalikan ke versi lama. Kembalikan ke versi terbaru lewat File > Histori versi; kalau kotak "
        "A1 di tab _mitra diketik orang, cukup tekan Urungkan. "
        "Atau, kalau versi lama ini yang dipakai, jalankan: python main.py repair"
    ),
    Problem.OTHER_WRITER: (
        "Ada bot lain yang menulis di Sheet ini. Matikan bot yang lain, lalu jalankan: python main.py repair"
    ),
    Problem.OLD_JOURNAL: (
        "Data di MITRA_DATA_DIR lebih lama daripada Sheet. Kalau kotak A1 di tab _mitra diketik orang, tekan Urungkan "
        "di Sheet. Kalau tidak, matikan bot lain yang memakai salinannya. "
        "Lalu jalankan: python main.py repair, dan mulai dengan MITRA_DATA_DIR baru: isinya dibangun dari Sheet."
    ),
    Problem.TAB_MISSING: "Tab {tab} tidak ada. Kembalikan namanya, atau jalankan: python main.py setup",
    Problem.COLUMN_MISSING: (
        'Tab {tab}: kolom "{header}" tidak ada. Tulis lagi judulnya, atau jalankan: python main.py setup'
    ),
    Problem.HEADER_DUPLICATE: 'Tab {tab}: judul "{header}" ada lebih dari satu: {cells}. Sisakan satu.',
    Problem.LOCALE_DIFFERS: (
        "Bahasa Sheet {found}, seharusnya {expected}: 25.000 bisa terbaca 25. Ubah di File > Setelan."
    ),
    Problem.ZONE_DIFFERS: "Zona waktu Sheet {found}, seharusnya {expected}. Ubah di File > Setelan.",
    Problem.TOKEN_REFUSED: (
        "Telegram tidak menerima token bot. Salin yang benar dari @BotFather ke MITRA_TELEGRAM_TOKEN."
    ),
    Problem.TELEGRAM_AWAY: (
        "Telegram tidak terjangkau ({found}). Periksa sambungan dan MITRA_TELEGRAM_API_URL."
    ),
    Problem.RESTORE_NOT_EMPTY: (
        "Spreadsheet {found} tidak kosong. Buat spreadsheet baru yang kosong, bagikan ke {email} sebagai Editor."
    ),
    Problem.RESTORE_SAME_SHEET: (
        "Spreadsheet itu Sheet yang sedang dipakai. Buat spreadsheet baru yang kosong untuk mengisi ulang."
    ),
    Problem.RESTORE_DONE: (
        "Spreadsheet {found} sudah selesai diisi. Isi MITRA_SPREADSHEET_ID={found}, lalu jalankan: python main.py run"
    ),
    Problem.RESTORE_UNFINISHED: (
        "Sheet ini baru terisi sebagian. Jalankan lagi: python main.py restore --into {found}"
    ),
    Problem.WEBHOOK_SET: "Bot ini masih mengirim ke alamat lain: {found}. Saat bot dijalankan, itu dilepas.",
}

SENTENCES = SheetSentences(
    FAULTS,
    FINDINGS,
    in_cell="Tab {tab}, kotak {cell}: ",
    in_tab="Tab {tab}: ",
    of_tab="Tab {tab} ",
    near=" Mungkin maksudnya {options}?",
    listed=" Yang ada: {options}.",
    held="{price} ditahan dulu, jawab pertanyaan bot di chat.",
    held_over="{price} ditahan dulu, jawab pertanyaan bot di chat. Sementara dipakai {before}.",
    put_back='{what}: kotak ini diisi bot, jadi "{after}" dikembalikan ke "{before}".',
    refilled='{what}: kotak ini diisi bot. Tadi kosong, jadi diisi lagi "{before}".',
    emptied='{what}: kotak ini diisi bot, jadi "{after}" dihapus lagi.',
    more_put_back="Ada {what} kotak bot lagi yang dikembalikan. Tab yang punya kolom Cek menyebut semuanya.",
    postage_too_late='{what}: {before} sudah selesai atau batal, jadi ongkir "{after}" tidak dihitung. Totalnya tetap.',
    content_asked='{what}: "{after}" belum berlaku, lihat pesan bot di chat tentang {before}.',
    content_unclear='{what}: "{after}" belum jelas, jadi isi lama kembali. Bisa juga lewat chat: /ubah {before}',
    content_too_late="{what}: isi {before} tidak bisa diubah lagi. Kalau barang kembali, di chat: /retur {before}",
)


def explain_fault(fault: Fault) -> str:
    """Say where a cell is, what is wrong with it and what is expected.

    `Tab Harga, kotak E3: "dua puluh" bukan angka. Tulis 20000 atau 20.000.`
    """
    return SENTENCES.of_fault(fault)
