"""What the office of a demonstration has written down: templates, tags, kept lists, notes. Invented, in the province's own language."""

from typing import Final

from siger.desk.actions.save_template import Draft

OF_THE_PROVINCE: Final = (
    Draft(
        "Salam penutup",
        "Terima kasih, {pelapor}, sudah ikut menjaga {tempat}. Perjalanan laporan {nomor} bisa dilihat kapan saja di halaman lacak.",
        name_en="Closing words",
        text_en="Thank you for looking after {tempat}. You can follow report {nomor} at any time on the tracking page.",
    ),
    Draft(
        "Bukan pelayanan publik",
        "{pelapor}, isi laporan {nomor} adalah urusan antarwarga yang tidak bisa diputus pemerintah."
        " Silakan lewat ketua RT atau mediasi desa.",
        verb="reject",
    ),
)
OF_THE_DESK: Final = (
    Draft(
        "Diterima dan diteruskan",
        "Terima kasih, {pelapor}. Laporan {nomor} tentang {kategori} di {tempat} sudah kami baca pada {hari_ini}"
        " dan sedang kami teruskan ke instansi yang berwenang.",
        verb="comment",
        name_en="Received and passed on",
        text_en="Thank you. We read report {nomor} about {kategori} in {tempat} on {hari_ini} and are passing it on.",
    ),
    Draft(
        "Minta patokan",
        "{pelapor}, di sebelah mana tepatnya? Tulis patokan yang mudah dicari petugas, misalnya nama toko, sekolah, atau simpang.",
        verb="request_info",
    ),
    Draft("Minta foto jalan", "{pelapor}, mohon satu foto yang memperlihatkan lubangnya dan tepi jalannya.", "request_info", "roads"),
    Draft("Sudah ditelepon", "Pelapor sudah ditelepon pada {hari_ini}. Yang disampaikan: ", verb="note"),
)
OF_THE_ROADS: Final = (
    Draft(
        "Jadwal tambal",
        "{pelapor}, penambalan untuk laporan {nomor} dikerjakan {instansi} paling lambat {tenggat}, menunggu cuaca kering.",
        verb="schedule",
        category="roads",
    ),
    Draft(
        "Sudah ditutup sementara",
        "{pelapor}, lubang di {tempat} sudah kami tutup sementara dengan batu pecah. Penambalan tetap menyusul.",
        verb="comment",
        category="roads",
        state="in_progress",
    ),
    Draft("Bukan jalan kami", "Ruas ini bukan jalan provinsi menurut daftar ruas {kantor}.", verb="hand_back", category="roads"),
)

DESK_TAGS: Final = ("Perlu survei", "Viral di media sosial", "Musrenbang")
ROADS_TAGS: Final = ("Menunggu aspal", "Malam hari", "Dekat sekolah")

DESK_VIEWS: Final = (
    ("Jalan yang lewat tenggat", "tampilan=open&tenggat=late&kategori=roads", True),
    ("Banyak didukung", "tampilan=open&pendukung=10", False),
)
ROADS_VIEWS: Final = (("Hari ini dan besok", "tenggat=tomorrow", True), ("Tanpa penanggung jawab", "petugas=nobody", False))

CREWS: Final = ("Regu Tambal Utara", "Regu Drainase")

DESK_NOTES: Final = (
    ("verifikator", "Pelapor yang sama menelepon pagi tadi, titiknya di tikungan sesudah jembatan kecil."),
    ("verifikator.dua", "@Ratna Ayu ini mirip laporan minggu lalu di ruas yang sama, tolong dibandingkan dulu."),
    ("verifikator", "Kecamatan sudah saya hubungi; mereka tidak punya alat."),
)
ROADS_NOTES: Final = (
    ("petugas", "Aspal dingin habis di gudang, baru datang lusa. @Dewi Lestari mohon dicatat."),
    ("pengawas", "@Budi Hartono dan @Eko Prasetyo, kerjakan sesudah jam sekolah bubar supaya tidak macet."),
    ("petugas.dua", "Saluran di tepinya juga tersumbat. Sekalian dibersihkan."),
    ("petugas", "Rambu sementara sudah dipasang."),
)
TO_MANY: Final = "Terima kasih, {pelapor}. Laporan {nomor} di {tempat} sudah kami baca dan sedang kami pilah."
ASKED: Final = "{pelapor}, untuk laporan {nomor}: sejak kapan keadaannya begitu?"

SHIFT: Final = "Aspalnya baru datang besok pagi; mandor sudah saya kabari."
