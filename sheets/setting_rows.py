"""The rows of `Pengaturan`: each setting's name, default, explanation and, where there is one, its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ZONES: Mapping[str, str] = MappingProxyType(
    {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
)
"""The words of `Zona waktu` and the time zones that they stand for."""

ANNOUNCING = ("tanya dulu", "otomatis", "mati")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. An empty value in the Sheet means the default."""

    name: str
    default: str
    note: str
    """`Keterangan`, in Indonesian."""
    choices: tuple[str, ...] = ()


def _announcement(name: str, what: str) -> Setting:
    return Setting(name, ANNOUNCING[0], f"Kabar otomatis {what}: {' / '.join(ANNOUNCING)}.", ANNOUNCING)


_ALL = (
    Setting("Nama usaha", "", "Nama usaha, dibaca mitra."),
    Setting("Alamat usaha", "", "Alamat untuk yang ambil sendiri."),
    Setting("Penanggung jawab", "", "Nama Ibu, contoh: Bu Ratna."),
    Setting("WA usaha", "", "Nomor WA usaha, contoh: 0812xxxx."),
    Setting("Zona waktu", "WIB", "WIB, WITA, atau WIT.", tuple(ZONES)),
    Setting("Bahasa", "Indonesia", "Bahasa bot untuk semua orang.", ("Indonesia", "English")),
    Setting("Rekening", "", "Bank, nomor, atas nama. Satu rekening satu baris."),
    Setting("QRIS", "", "Diisi bot setelah gambar QRIS dikirim ke chat."),
    Setting(
        "Ongkir",
        "dihitung dulu",
        "Dihitung dulu: Ibu isi per pesanan. Per kota: dari tab Ongkir. Gratis: selalu 0.",
        ("dihitung dulu", "per kota", "gratis"),
    ),
    Setting("Batas bayar", "24 jam", "Pesanan transfer dan QRIS disimpankan berapa lama."),
    Setting(
        "Batal otomatis",
        "tanya dulu",
        "Kalau belum dibayar sampai batasnya.",
        ("tanya dulu", "otomatis", "mati"),
    ),
    Setting("Hari kirim", "", "Hari pengiriman, contoh: Senin, Kamis. Kosong: setiap hari."),
    Setting("Tutup pesanan", "", "Jam terakhir untuk dikirim hari itu, contoh: 15.00."),
    Setting("Libur", "", "Tanggal libur, pisahkan dengan koma, contoh: 25/12."),
    Setting("Jam tenang", "21.00-06.00", "Bot tidak mengirim kabar yang bisa ditunda."),
    Setting(
        "Harga ikut jumlah",
        "tidak",
        "Ya: siapa pun dapat harga tingkat yang jumlahnya tercapai.",
        ("tidak", "ya"),
    ),
    Setting(
        "Harga setelah pesanan diubah",
        "tetap",
        "Harga barang yang sudah dipesan kalau pesanannya diubah.",
        ("tetap", "hitung ulang", "tanya"),
    ),
    Setting("Selesai otomatis", "7 hari", "Pesanan terkirim dianggap selesai setelah ini."),
    _announcement("Umumkan harga", "harga baru"),
    _announcement("Umumkan produk baru", "produk baru"),
    _announcement("Umumkan stok kembali", "stok yang ada lagi"),
    _announcement("Umumkan promo", "promo mulai dan selesai"),
    _announcement("Umumkan rekap", "rekap mingguan"),
    _announcement("Umumkan terima kasih", "ucapan terima kasih bulanan"),
    Setting("Rekap mingguan", "Senin 08.00", "Hari dan jam rekap mingguan."),
    Setting("Tutup Lebaran", "", "Dua tanggal, contoh: 18/3, 27/3."),
    Setting("Laporan harian", "20.00", "Jam laporan harian untuk Ibu."),
    Setting(
        "Pendaftaran",
        "dengan persetujuan",
        "Siapa yang boleh mendaftar.",
        ("dengan persetujuan", "lewat undangan saja", "tutup"),
    ),
    Setting("Batas satu mitra", "40 %", "Bot mengingatkan kalau satu mitra lebih dari ini dari omzet."),
    Setting("Dianggap sepi", "30 hari", "Mitra tanpa pesanan selama ini disebut di laporan."),
)

SETTINGS: Mapping[str, Setting] = MappingProxyType({setting.name: setting for setting in _ALL})
"""All settings by name, in the order of their rows."""
