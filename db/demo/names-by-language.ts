/**
 * Holds common given and family names. A slash separates the form for emails, which Latin names fold to by
 * themselves. An underscore stands for a space.
 */
export interface Language {
  weight: number;
  given: string;
  family: string;
  /** Puts the family name first, with this between the two. */
  familyFirst?: { joint: string };
}

export const languages: readonly Language[] = [
  {
    weight: 24,
    given: "Alice Owen Harriet Callum Imogen Rhys Maeve Declan Beth Tom Priya Nathaniel Jo Rosalind",
    family:
      "Whitcombe O'Hanlon Marsh Fairbrother Penhaligon Reed Achterberg Lowe Ashdown Quilter Byrne Oakes",
  },
  {
    weight: 8,
    given: "Zoë Jürgen Anneliese Björn Käthe Søren Åsa Øystein Þóra Lærke Günther Jana",
    family: "Müller Weiß Gößling Ångström Sørensen Bjørnstad Guðmundsdóttir Brückner Lindqvist von_der_Heide",
  },
  {
    weight: 8,
    given: "Chloé Théo Anaïs Benoît Inês João Núria Íñigo Begoña Raúl Lucía Niccolò",
    family: "Lefèvre Dubois-Garçon Gonçalves Ibáñez Muñoz Conceição Peñalver D'Angelo Beaulieu Ferré",
  },
  {
    weight: 7,
    given: "Łukasz Małgorzata Zdeněk Žofie Đorđe Ágnes Győző Șerban Ieva Õnne Çağla Işıl",
    family: "Wójcik Dvořák Šimůnek Kovačević Szűcs Țepeneag Bērziņš Tamm Yıldız Öztürk Chrząszcz",
  },
  {
    weight: 4,
    given: "Minh_Anh Thị_Hương Đức Quỳnh Bảo Tuyết",
    family: "Nguyễn Trần Phạm Đặng Vũ Lý",
    familyFirst: { joint: " " },
  },
  {
    weight: 4,
    given: "Chinonso Ọlámidé Wanjiku Thabo Amahle Kofi Adwoa Nneka",
    family: "Okonjo Adéyẹmí Kamau Ndlovu Mensah Boateng Eze",
  },
  {
    weight: 4,
    given: "Ελένη/eleni Γιώργος/giorgos Κατερίνα/katerina Νίκος/nikos Ιωάννα/ioanna Σπύρος/spyros",
    family:
      "Παπαδοπούλου/papadopoulou Βλάχος/vlachos Οικονόμου/oikonomou Μακρής/makris Καραγιάννη/karagianni",
  },
  {
    weight: 6,
    given: "Олена/olena Дмитро/dmytro Наталія/nataliia Сергій/serhii Аня/anya Пётр/pyotr Йордан/yordan",
    family: "Шевчук/shevchuk Коваленко/kovalenko Бондар/bondar Лебедь/lebed Зайчик/zaichik Жук/zhuk",
  },
  {
    weight: 4,
    given: "مريم/maryam يوسف/yousef ليلى/layla خالد/khaled نور/nour زينب/zaynab",
    family: "الحداد/alhaddad النجار/alnajjar عبد_الرحيم/abdelrahim الخطيب/alkhatib منصور/mansour",
  },
  {
    weight: 3,
    given: "נועה/noa איתן/eitan תמר/tamar יעל/yael אורי/uri",
    family: "כהן/cohen לוי/levi פרידמן/friedman בן_דוד/bendavid שפירא/shapira",
  },
  {
    weight: 5,
    given: "अनन्या/ananya रोहन/rohan सविता/savita विक्रम/vikram मीरा/meera अर्जुन/arjun",
    family: "शर्मा/sharma पाटिल/patil जोशी/joshi कुलकर्णी/kulkarni त्रिपाठी/tripathi",
  },
  {
    weight: 5,
    given: "小芳/xiaofang 建国/jianguo 雨桐/yutong 伟/wei 静怡/jingyi 子轩/zixuan",
    family: "王/wang 李/li 欧阳/ouyang 陈/chen 赵/zhao 林/lin",
    familyFirst: { joint: "" },
  },
  {
    weight: 5,
    given: "さくら/sakura ゆうと/yuto 美咲/misaki タケシ/takeshi あおい/aoi 健一/kenichi",
    family: "佐藤/sato 鈴木/suzuki 小野寺/onodera 渡辺/watanabe 勅使河原/teshigawara",
    familyFirst: { joint: " " },
  },
  {
    weight: 4,
    given: "지우/jiwoo 민준/minjun 서연/seoyeon 하늘/haneul 도윤/doyun",
    family: "김/kim 박/park 최/choi 남궁/namgung 정/jung",
    familyFirst: { joint: "" },
  },
  {
    weight: 2,
    given: "สมชาย/somchai กนกวรรณ/kanokwan ปิยะ/piya มาลี/malee",
    family: "ศรีสุวรรณ/srisuwan วงศ์ไทย/wongthai ทองดี/thongdee พงษ์ประเสริฐ/phongprasert",
  },
  {
    weight: 2,
    given: "ሰላም/selam ዳዊት/dawit ትዕግስት/tigist አበበ/abebe",
    family: "ተስፋዬ/tesfaye ገብረ/gebre ወልዴ/wolde ሀይሌ/haile",
  },
  {
    weight: 2,
    given: "ნინო/nino გიორგი/giorgi თამარ/tamar ლაშა/lasha",
    family: "ბერიძე/beridze კაპანაძე/kapanadze გელაშვილი/gelashvili",
  },
  { weight: 1, given: "Անի/ani Արամ/aram Լուսինե/lusine", family: "Հակոբյան/hakobyan Սարգսյան/sargsyan" },
  {
    weight: 2,
    given: "கவிதா/kavitha முருகன்/murugan தமிழ்/tamil",
    family: "செல்வம்/selvam ராஜன்/rajan பாண்டியன்/pandian",
  },
];

export const veryLongName =
  "Maximiliana Friederike Adelgunde Wilhelmina Konstanze Leopoldine Gräfin zu Hohenstein-Wittelsbrück-Altenberg und von der Unteren Mühle am Großen Eschenbach, genannt „Minchen“";
