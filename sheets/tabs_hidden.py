"""The tabs that stay hidden until first needed, word for word as the contract has them."""

from sheets.columns import Column, Kind, Tab, check_column
from sheets.tabs_shown import BOT, OWNER, PARTNERS, PRODUCTS, SHARED, TIERS

TINGKAT = "Tingkat"
PAKET = "Paket"
ONGKIR = "Ongkir"
ITEM_PESANAN = "Item Pesanan"
MUTASI_STOK = "Mutasi Stok"
LAPORAN_MITRA = "Laporan Mitra"
SALDO = "Saldo"
MASUKAN = "Masukan"
TIM = "Tim"
GRUP = "Grup"
MATERI = "Materi"
PERJANJIAN = "Perjanjian"
EVALUASI = "Evaluasi"
RINGKASAN = "Ringkasan"
RIWAYAT = "Riwayat"
MARKER = "_mitra"
"""Holds no rows: A1 last batch number, B1 network id, C1 this spreadsheet's own id, D1 workbook version, E1 who
works on it. Below, the newest receipt (`sheets.road.receipt`)."""

HIDDEN: tuple[Tab, ...] = (
    Tab(
        TINGKAT,
        (
            Column("Tingkat", OWNER, Kind.TEXT, "Nama tingkat, contoh: reseller.", 130),
            check_column(),
            Column(
                "Urutan",
                OWNER,
                Kind.COUNT,
                "0: harga umum. Makin besar makin tinggi. Kosong: berdiri sendiri.",
                80,
            ),
            Column(
                "Minimum dihitung",
                OWNER,
                Kind.CHOICE,
                "Apa yang dihitung untuk minimum. Kosong: boleh campur.",
                140,
                choices=("per produk", "boleh campur", "satu pesanan"),
            ),
            Column(
                "Kalau kurang",
                OWNER,
                Kind.CHOICE,
                "Kalau di bawah minimum. Kosong: tanya.",
                choices=("tanya", "boleh", "tolak"),
            ),
            Column("Batas utang (Rp)", OWNER, Kind.RUPIAH, "Batas pesanan tempo. 0: bayar dulu."),
            Column("Tempo (hari)", OWNER, Kind.COUNT, "Jatuh tempo setelah berapa hari."),
            Column(
                "Boleh bayar di tempat",
                OWNER,
                Kind.YES_NO,
                "Ya: boleh bayar waktu barang sampai. Kosong: tidak.",
                150,
            ),
        ),
        key=("Tingkat",),
        hidden=True,
    ),
    Tab(
        PAKET,
        (
            Column("Paket", OWNER, Kind.TEXT, "Nama paket di tab Produk.", 160, offers=PRODUCTS),
            check_column(),
            Column("Isi", OWNER, Kind.TEXT, "Barang di dalamnya, satu per baris.", 160, offers=PRODUCTS),
            Column("Jumlah", OWNER, Kind.COUNT, "Berapa dalam satu paket. Kosong: 1.", 80),
            Column("Milik", OWNER, Kind.TEXT, "Siapa pembuatnya.", 140),
            Column("Setor per satuan", OWNER, Kind.RUPIAH, "Yang disetor ke pembuatnya."),
        ),
        key=("Paket", "Isi"),
        hidden=True,
    ),
    Tab(
        ONGKIR,
        (
            Column("Kota", OWNER, Kind.TEXT, "Kota tujuan.", 150),
            check_column(),
            Column("Harga", OWNER, Kind.RUPIAH, "Ongkir satu pesanan."),
        ),
        key=("Kota",),
        hidden=True,
    ),
    Tab(
        ITEM_PESANAN,
        (
            Column("No", BOT, Kind.CODE, "Nomor pesanan."),
            Column("Baris", BOT, Kind.COUNT, "Baris ke berapa.", 60),
            Column("SKU", BOT, Kind.CODE, "Kode barang.", 90),
            Column("Nama", BOT, Kind.TEXT, "Nama barang waktu dipesan.", 160),
            Column("Jumlah", BOT, Kind.COUNT, "Berapa.", 80),
            Column("Harga", BOT, Kind.RUPIAH, "Harga satuan waktu dipesan."),
            Column("Tingkat harga", BOT, Kind.TEXT, "Tingkat yang memberi harga ini."),
            Column("Subtotal", BOT, Kind.RUPIAH, "Harga kali jumlah."),
            Column("HPP", BOT, Kind.RUPIAH, "Modal per satuan waktu dipesan."),
            Column("Waktu", BOT, Kind.TIME, "Kapan dicatat.", 140),
        ),
        key=("No", "Baris"),
        hidden=True,
        appends=True,
    ),
    Tab(
        MUTASI_STOK,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            check_column(),
            Column("Waktu", BOT, Kind.TIME, "Kapan dicatat.", 140),
            Column("Produk", SHARED, Kind.TEXT, "Barang yang bergerak.", 160, offers=PRODUCTS),
            Column("Jumlah", SHARED, Kind.COUNT, "Minus kalau keluar atau dipesan.", 80),
            Column(
                "Jenis",
                SHARED,
                Kind.CHOICE,
                "Kenapa stoknya berubah.",
                choices=("masuk", "keluar", "pesanan", "batal", "retur", "titip", "hitung ulang"),
            ),
            Column("Keterangan", SHARED, Kind.TEXT, "Catatan bebas.", 200),
            Column("Rujukan", BOT, Kind.CODE, "Nomor pesanan atau baris asalnya."),
            Column("Oleh", BOT, Kind.TEXT, "Siapa yang mencatat."),
            Column("SKU", BOT, Kind.CODE, "Kode barang, diisi bot.", 90),
        ),
        key=("ID",),
        hidden=True,
    ),
    Tab(
        LAPORAN_MITRA,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            Column("Waktu", BOT, Kind.TIME, "Kapan dilaporkan.", 140),
            Column("Nama", BOT, Kind.TEXT, "Nama mitra.", 150),
            Column("Produk", BOT, Kind.TEXT, "Barang yang laku.", 160),
            Column("Jumlah", BOT, Kind.COUNT, "Berapa yang laku.", 80),
            Column("Harga jual", BOT, Kind.RUPIAH, "Harga jual mitra."),
            Column("Keterangan", BOT, Kind.TEXT, "Catatan mitra.", 200),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra."),
            Column("SKU", BOT, Kind.CODE, "Kode barang.", 90),
        ),
        key=("ID",),
        hidden=True,
        appends=True,
    ),
    Tab(
        SALDO,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            check_column(),
            Column("Waktu", BOT, Kind.TIME, "Kapan dicatat.", 140),
            Column("Nama", SHARED, Kind.TEXT, "Nama mitra, pilih dari daftar.", 150, offers=PARTNERS),
            Column(
                "Jenis",
                SHARED,
                Kind.CHOICE,
                "Kenapa saldonya berubah.",
                choices=("bonus", "retur", "ajak", "lebih bayar", "potongan", "jasa"),
            ),
            Column("Jumlah", SHARED, Kind.RUPIAH, "Berapa rupiah."),
            Column("No pesanan", SHARED, Kind.CODE, "Pesanan yang bersangkutan.", 130),
            Column("Keterangan", SHARED, Kind.TEXT, "Catatan bebas.", 200),
            Column("Oleh", BOT, Kind.TEXT, "Siapa yang mencatat."),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra, diisi bot."),
        ),
        key=("ID",),
        hidden=True,
    ),
    Tab(
        MASUKAN,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            Column("Waktu", BOT, Kind.TIME, "Kapan diterima.", 140),
            Column("Nama", BOT, Kind.TEXT, "Dari siapa.", 150),
            Column(
                "Jenis",
                BOT,
                Kind.CHOICE,
                "Jenis masukan.",
                choices=("saran", "keluhan", "banting harga", "testimoni"),
            ),
            Column("Isi", BOT, Kind.TEXT, "Isi masukan.", 300),
            Column("Jawaban", OWNER, Kind.TEXT, "Tulis jawaban di sini.", 240),
            Column("Status", SHARED, Kind.TEXT, "Sampai mana ditangani."),
            Column("Batas", OWNER, Kind.DATE, "Dijawab sebelum tanggal ini."),
        ),
        key=("ID",),
        hidden=True,
    ),
    Tab(
        TIM,
        (
            Column("Nama", OWNER, Kind.TEXT, "Nama anggota tim.", 150),
            check_column(),
            Column(
                "Peran",
                OWNER,
                Kind.CHOICE,
                "Admin tidak melihat HPP dan untung.",
                choices=("pemilik", "admin"),
            ),
            Column("Undangan", BOT, Kind.TEXT, "Link undangan, kirimkan kepadanya.", 200),
            Column("Telegram ID", BOT, Kind.CODE, "Terisi setelah link ditekan.", 140),
        ),
        key=("Nama",),
        hidden=True,
    ),
    Tab(
        GRUP,
        (
            Column("Nama", BOT, Kind.TEXT, "Nama grup Telegram.", 180),
            check_column(),
            Column(
                "Tingkat harga",
                OWNER,
                Kind.TEXT,
                "Harga yang tampil di grup. Kosong: harga umum.",
                120,
                offers=TIERS,
            ),
            Column("Aktif", OWNER, Kind.YES_NO, "Tidak: bot diam di grup ini. Kosong: ya.", 70),
            Column("Chat ID", BOT, Kind.CODE, "Diisi bot.", 140),
            Column("Topik ID", BOT, Kind.CODE, "Diisi bot.", 90),
        ),
        key=("Chat ID", "Topik ID"),
        hidden=True,
    ),
    Tab(
        MATERI,
        (
            Column("Judul", OWNER, Kind.TEXT, "Judul materi.", 180),
            check_column(),
            Column("Tingkat", OWNER, Kind.TEXT, "Untuk tingkat mana. Kosong: semua.", offers=TIERS),
            Column("Tautan", OWNER, Kind.TEXT, "Link materi.", 220),
            Column("Keterangan", OWNER, Kind.TEXT, "Isinya tentang apa.", 240),
        ),
        key=("Judul",),
        hidden=True,
    ),
    Tab(
        PERJANJIAN,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            Column("Nama", BOT, Kind.TEXT, "Nama mitra.", 150),
            Column("Mulai", BOT, Kind.DATE, "Mulai berlaku."),
            Column("Sampai", SHARED, Kind.DATE, "Berlaku sampai."),
            Column("Status", SHARED, Kind.TEXT, "Keadaan perjanjian."),
            Column("Disetujui", BOT, Kind.TIME, "Kapan disetujui.", 140),
            Column("Dokumen", SHARED, Kind.TEXT, "Link dokumen.", 200),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra."),
        ),
        key=("ID",),
        hidden=True,
    ),
    Tab(
        EVALUASI,
        (
            Column("Periode", BOT, Kind.TEXT, "Kuartal yang dinilai."),
            Column("Nama", BOT, Kind.TEXT, "Nama mitra.", 150),
            Column("Pembelian", BOT, Kind.RUPIAH, "Belanja dalam periode ini."),
            Column("Target", BOT, Kind.RUPIAH, "Target periode ini."),
            Column("Capaian", BOT, Kind.PERCENT, "Belanja dibanding target."),
            Column("Catatan owner", OWNER, Kind.TEXT, "Catatan untuk mitra ini.", 240),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra."),
        ),
        key=("Periode", "Mitra ID"),
        hidden=True,
        appends=True,
    ),
    Tab(RINGKASAN, (), hidden=True),
    Tab(
        RIWAYAT,
        (
            Column("Waktu", BOT, Kind.TIME, "Kapan terjadi.", 140),
            Column("Oleh", BOT, Kind.TEXT, "Siapa.", 130),
            Column("Kejadian", BOT, Kind.TEXT, "Apa yang terjadi.", 180),
            Column("Rincian", BOT, Kind.TEXT, "Nilai lama dan baru.", 320),
        ),
        hidden=True,
        appends=True,
    ),
    Tab(MARKER, (), hidden=True),
)
