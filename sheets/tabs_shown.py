"""The tabs that the owner sees at first, in their order, word for word as the contract has them."""

from sheets.columns import Column, ColumnRef, Kind, Tab, Writer, check_column

PESANAN = "Pesanan"
PEMBAYARAN = "Pembayaran"
PRODUK = "Produk"
HARGA = "Harga"
MITRA = "Mitra"
TITIP_JUAL = "Titip Jual"
PENGUMUMAN = "Pengumuman"
PENGATURAN = "Pengaturan"

OWNER, BOT, SHARED = Writer.OWNER, Writer.BOT, Writer.SHARED

PARTNERS = ColumnRef(MITRA, "Nama")
PRODUCTS = ColumnRef(PRODUK, "Nama")
TIERS = ColumnRef("Tingkat", "Tingkat")

ORDER_STATUSES = ("Baru", "Diproses", "Dikirim", "Selesai", "Batal")
PAY_METHODS = ("transfer", "QRIS", "tunai", "di tempat", "tempo")
PAYMENT_STATUSES = ("Belum bayar", "Menunggu cek", "Sebagian", "Lunas")
STANDINGS = ("menunggu", "coba", "aktif", "nonaktif")

SHOWN: tuple[Tab, ...] = (
    Tab(
        PESANAN,
        (
            Column("No", BOT, Kind.CODE, "Nomor pesanan, diisi bot.", 110),
            check_column(),
            Column("Nama", SHARED, Kind.TEXT, "Nama mitra, pilih dari daftar.", 150, offers=PARTNERS),
            Column(
                "Isi", SHARED, Kind.TEXT, "Barang dan jumlah, contoh: Sambal Bawang 10, Krupuk Udang 24.", 260
            ),
            Column("Total", BOT, Kind.RUPIAH, "Barang ditambah ongkir, dihitung bot."),
            Column(
                "Status",
                SHARED,
                Kind.CHOICE,
                "Ganti di sini, mitra langsung dikabari.",
                choices=ORDER_STATUSES,
            ),
            Column("Pembayaran", BOT, Kind.CHOICE, "Dihitung dari tab Pembayaran.", choices=PAYMENT_STATUSES),
            Column("Tanggal kirim", SHARED, Kind.DATE, "Kapan dikirim, contoh: 24/11."),
            Column("Bayar", SHARED, Kind.CHOICE, "Cara mitra membayar.", choices=PAY_METHODS),
            Column("Ongkir", OWNER, Kind.RUPIAH, "Kosong: belum dihitung. 0: gratis."),
            Column("Jatuh tempo", BOT, Kind.DATE, "Batas bayar pesanan tempo."),
            Column(
                "Cara kirim",
                SHARED,
                Kind.CHOICE,
                "Ekspedisi, diantar sendiri, atau diambil.",
                choices=("ekspedisi", "diantar", "diambil"),
            ),
            Column("Kurir", OWNER, Kind.TEXT, "Nama ekspedisi, contoh: JNE."),
            Column("Resi", OWNER, Kind.CODE, "Nomor resi, dikirim ke mitra."),
            Column("Penerima", SHARED, Kind.TEXT, "Penerima barang, kalau bukan mitra sendiri.", 140),
            Column("Alamat kirim", SHARED, Kind.TEXT, "Alamat tujuan.", 220),
            Column("Atas nama", SHARED, Kind.TEXT, "Nama pengirim di label, untuk dropship.", 140),
            Column("Catatan", BOT, Kind.TEXT, "Pesan dari mitra.", 200),
            Column("Catatan admin", OWNER, Kind.TEXT, "Catatan Ibu sendiri, bot tidak menyentuh.", 200),
            Column("Waktu", BOT, Kind.TIME, "Kapan pesanan dicatat.", 140),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra, diisi bot."),
            Column("Tingkat", BOT, Kind.TEXT, "Tingkat mitra waktu pesan."),
            Column("Subtotal", BOT, Kind.RUPIAH, "Harga barang tanpa ongkir."),
        ),
        key=("No",),
    ),
    Tab(
        PEMBAYARAN,
        (
            Column("ID", BOT, Kind.CODE, "ID pembayaran, diisi bot.", 90),
            check_column(),
            Column("Waktu", BOT, Kind.TIME, "Kapan pembayaran dicatat.", 140),
            Column("Nama", SHARED, Kind.TEXT, "Nama mitra, pilih dari daftar.", 150, offers=PARTNERS),
            Column(
                "No pesanan",
                SHARED,
                Kind.CODE,
                "Satu atau beberapa nomor. Kosong: yang paling lama dulu.",
                130,
            ),
            Column("Jumlah", SHARED, Kind.RUPIAH, "Uang yang masuk, contoh: 488.000 atau 488rb."),
            Column(
                "Cara",
                SHARED,
                Kind.CHOICE,
                "Lewat apa uangnya masuk.",
                choices=("transfer", "QRIS", "tunai", "potong saldo", "uang kembali", "setor titip jual"),
            ),
            Column(
                "Status",
                SHARED,
                Kind.CHOICE,
                "Pilih masuk kalau uangnya sudah terlihat.",
                choices=("menunggu", "masuk", "tidak masuk"),
            ),
            Column("Bukti", BOT, Kind.TEXT, "Bukti transfer yang dikirim mitra.", 140),
            Column("Keterangan", SHARED, Kind.TEXT, "Catatan bebas.", 200),
            Column("Oleh", BOT, Kind.TEXT, "Siapa yang mencatat."),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra, diisi bot."),
        ),
        key=("ID",),
    ),
    Tab(
        PRODUK,
        (
            Column("Nama", OWNER, Kind.TEXT, "Nama barang, seperti yang dibaca mitra.", 160),
            check_column(),
            Column(
                "Stok",
                SHARED,
                Kind.COUNT,
                "Barang di rumah sekarang. Angka yang diketik dibaca sebagai hitungan.",
                80,
            ),
            Column(
                "Tambah stok",
                SHARED,
                Kind.COUNT,
                "Barang yang baru jadi. Bot menambahkan ke Stok lalu mengosongkan.",
            ),
            Column("Dipesan", BOT, Kind.COUNT, "Sudah dipesan, belum dikirim.", 80),
            Column("HPP", OWNER, Kind.RUPIAH, "Modal per satuan. Hanya Ibu yang melihat."),
            Column("Satuan", OWNER, Kind.TEXT, "Contoh: botol, bungkus. Kosong: pcs.", 90),
            Column("Kelompok", OWNER, Kind.TEXT, "Barang sekelompok boleh campur untuk minimum.", 110),
            Column("Aktif", OWNER, Kind.YES_NO, "Tidak: berhenti dijual. Kosong: ya.", 70),
            Column("SKU", SHARED, Kind.CODE, "Kode barang. Kosong: bot membuatkan.", 90),
            Column("Kemasan", OWNER, Kind.TEXT, "Isi per kemasan, contoh: dus 24, renteng 6.", 140),
            Column("Kelipatan", OWNER, Kind.COUNT, "Dijual per berapa, contoh: 5.", 90),
            Column("Maks per pesanan", OWNER, Kind.COUNT, "Paling banyak dalam satu pesanan."),
            Column("Pantau stok", OWNER, Kind.YES_NO, "Ya: bot menjaga stok. Kosong: tidak.", 90),
            Column("Ingatkan saat sisa", OWNER, Kind.COUNT, "Bot mengabari kalau stok tinggal segini."),
            Column("Nama lain", OWNER, Kind.TEXT, "Sebutan lain, pisahkan dengan koma.", 160),
            Column("Harga jual minimal", OWNER, Kind.RUPIAH, "Harga terendah mitra menjual lagi."),
            Column("Tahan (hari)", OWNER, Kind.COUNT, "Berapa hari barang tahan."),
            Column("PO", OWNER, Kind.DATE, "Kosong, atau tanggal mulai dikirim."),
            Column("Kuota per hari", OWNER, Kind.COUNT, "Paling banyak terjual sehari."),
            Column("Berat (gram)", OWNER, Kind.COUNT, "Berat satu satuan dengan kemasannya."),
            Column("Keterangan", OWNER, Kind.TEXT, "Keterangan untuk pembeli.", 240),
        ),
        key=("SKU",),
    ),
    Tab(
        HARGA,
        (
            Column("Produk", OWNER, Kind.TEXT, "Nama barang, SKU, atau satu Kelompok.", 160, offers=PRODUCTS),
            check_column(),
            Column("Tingkat", OWNER, Kind.TEXT, "Untuk tingkat mana harga ini.", offers=TIERS),
            Column("Min beli", OWNER, Kind.COUNT, "Mulai dari berapa. Kosong: 1.", 90),
            Column("Harga", OWNER, Kind.RUPIAH, "Harga satuan, contoh: 20.000 atau 20rb."),
            Column("Mulai", OWNER, Kind.DATE, "Untuk promo: hari pertama."),
            Column("Sampai", OWNER, Kind.DATE, "Untuk promo: hari terakhir."),
        ),
        key=("Produk", "Tingkat", "Min beli", "Mulai"),
    ),
    Tab(
        MITRA,
        (
            Column("Nama", OWNER, Kind.TEXT, "Nama mitra, seperti ia biasa disapa.", 150),
            check_column(),
            Column("Tingkat", OWNER, Kind.TEXT, "Tingkat harganya.", offers=TIERS),
            Column(
                "Status",
                SHARED,
                Kind.CHOICE,
                "Menunggu, coba, aktif, atau nonaktif (tidak bisa pesan).",
                choices=STANDINGS,
            ),
            Column("HP", SHARED, Kind.CODE, "Nomor WA, contoh: 0812xxxx.", 130),
            Column("Kota", SHARED, Kind.TEXT, "Kota tujuan kirim."),
            Column("Belum dibayar", BOT, Kind.RUPIAH, "Jumlah yang belum dibayar."),
            Column("Pesan terakhir", BOT, Kind.DATE, "Tanggal pesanan terakhir."),
            Column(
                "Bot",
                BOT,
                Kind.CHOICE,
                "Apakah bot bisa mengirim pesan kepadanya.",
                130,
                choices=("tersambung", "belum tekan link", "memblokir"),
            ),
            Column("Undangan", BOT, Kind.TEXT, "Link undangan, kirimkan kepadanya lewat WA.", 200),
            Column(
                "Jenis",
                OWNER,
                Kind.CHOICE,
                "Jenis mitra.",
                choices=("reseller", "agen", "dropship", "warung", "pemasok", "lain"),
            ),
            Column("Panggilan", OWNER, Kind.TEXT, "Sapaan di chat. Kosong: seperti Nama."),
            Column("Alamat", SHARED, Kind.TEXT, "Alamat kirim biasanya.", 220),
            Column("Wilayah", OWNER, Kind.TEXT, "Wilayah jualnya."),
            Column("Batas utang (Rp)", OWNER, Kind.RUPIAH, "Kosong: ikut tingkat. 0: bayar dulu."),
            Column("Tempo (hari)", OWNER, Kind.COUNT, "Kosong: ikut tingkat."),
            Column("Target (Rp/bulan)", OWNER, Kind.RUPIAH, "Target belanja sebulan."),
            Column("Komisi %", OWNER, Kind.PERCENT, "Komisi titip jual, contoh: 25."),
            Column("Kunjungan tiap (hari)", OWNER, Kind.COUNT, "Warung dikunjungi tiap berapa hari."),
            Column("Diajak oleh", SHARED, Kind.TEXT, "Mitra yang mengajak.", offers=PARTNERS),
            Column("Sumber", OWNER, Kind.TEXT, "Kenal dari mana."),
            Column("Tujuan", OWNER, Kind.TEXT, "Tujuan kerja sama."),
            Column("Perjanjian sampai", SHARED, Kind.DATE, "Tanggal perjanjian berakhir."),
            Column("Bergabung", BOT, Kind.DATE, "Tanggal bergabung."),
            Column("Telegram ID", BOT, Kind.CODE, "Terisi setelah link undangan ditekan.", 140),
            Column("Username", BOT, Kind.TEXT, "Nama pengguna Telegram."),
            Column("ID", BOT, Kind.CODE, "ID mitra, diisi bot.", 80),
            Column("Catatan", OWNER, Kind.TEXT, "Catatan Ibu sendiri.", 220),
        ),
        key=("ID",),
    ),
    Tab(
        TITIP_JUAL,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            check_column(),
            Column("Waktu", SHARED, Kind.TIME, "Kapan. Kosong: sekarang.", 140),
            Column("Nama", SHARED, Kind.TEXT, "Warung atau mitra tempat menitip.", 150, offers=PARTNERS),
            Column("Produk", SHARED, Kind.TEXT, "Barang yang dititip.", 160, offers=PRODUCTS),
            Column(
                "Jenis",
                SHARED,
                Kind.CHOICE,
                "Pinjam: rak atau alat, bukan barang.",
                choices=("titip", "laku", "kembali", "rusak", "pinjam"),
            ),
            Column("Jumlah", SHARED, Kind.COUNT, "Berapa."),
            Column("Harga jual", SHARED, Kind.RUPIAH, "Harga di warung."),
            Column("Komisi %", SHARED, Kind.PERCENT, "Bagian warung, contoh: 25."),
            Column("Bagian warung", BOT, Kind.RUPIAH, "Dihitung bot."),
            Column("Setoran", BOT, Kind.RUPIAH, "Yang disetor ke Ibu."),
            Column("Baik sampai", BOT, Kind.DATE, "Tanggal terakhir layak jual."),
            Column("Mitra ID", BOT, Kind.CODE, "ID mitra, diisi bot."),
            Column("SKU", BOT, Kind.CODE, "Kode barang, diisi bot."),
        ),
        key=("ID",),
    ),
    Tab(
        PENGUMUMAN,
        (
            Column("ID", BOT, Kind.CODE, "Diisi bot.", 90),
            check_column(),
            Column("Isi", OWNER, Kind.TEXT, "Teks pengumuman.", 320),
            Column(
                "Untuk", OWNER, Kind.TEXT, "Semua grup, semua mitra, tingkat, kota, grup, atau nama.", 160
            ),
            Column("Jadwal", OWNER, Kind.TIME, "Kosong: sekarang.", 140),
            Column(
                "Status",
                SHARED,
                Kind.CHOICE,
                "Pilih kirim kalau sudah siap.",
                choices=("draf", "kirim", "terkirim"),
            ),
            Column("Hasil", BOT, Kind.TEXT, "Berapa yang menerima.", 200),
        ),
        key=("ID",),
    ),
    Tab(
        PENGATURAN,
        (
            Column("Nama", BOT, Kind.TEXT, "Nama pengaturan.", 200),
            Column("Nilai", OWNER, Kind.CODE, "Ganti di sini. Kosong: seperti bawaan.", 200),
            Column("Keterangan", BOT, Kind.TEXT, "Arti dan pilihannya.", 380),
            check_column(),
        ),
        key=("Nama",),
    ),
)
