package names

import "strings"

// arabicTable reads the letters of Arabic, Persian, Urdu, Pashto, Kurdish and
// Uyghur. Long vowels are written, short ones are not; alef, waw and yeh stand
// for vowels inside a word and for consonants before one.
var arabicTable = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh",
	'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z",
	'ع': "", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'و': "u", 'ي': "i",
	'ى': "a", 'ة': "a", 'ء': "", 'ؤ': "u", 'ئ': "i",
	'پ': "p", 'چ': "ch", 'ژ': "zh", 'گ': "g", 'ک': "k", 'ی': "i", 'ٹ': "t", 'ڈ': "d", 'ڑ': "r", 'ں': "n", 'ہ': "h", 'ھ': "h", 'ے': "i", 'ۀ': "a", 'ڤ': "v",
	'ټ': "t", 'ډ': "d", 'ړ': "r", 'ږ': "zh", 'ښ': "sh", 'ګ': "g", 'ڼ': "n", 'ې': "i", 'ۍ': "i", 'څ': "ts", 'ځ': "dz", 'ۋ': "v", 'ۇ': "u", 'ۆ': "o", 'ە': "a",
	'َ': "a", 'ِ': "i", 'ُ': "u", 'ّ': "", 'ْ': "", 'ً': "", 'ٍ': "", 'ٌ': "", 'ٰ': "a",
}

// arabicWords gives well-known names, which carry most of the lists, the vowels
// that the script leaves out.
var arabicWords = wordTable(`محمد muhammad|أحمد ahmad|احمد ahmad|علي ali|علی ali|حسن hasan|حسين husayn|حسین husayn|عبد abd|الله allah|عبدالله abdullah
خالد khalid|محمود mahmud|مصطفى mustafa|مصطفی mustafa|إبراهيم ibrahim|ابراهيم ibrahim|ابراهیم ibrahim|يوسف yusuf|یوسف yusuf|عمر umar|عثمان uthman|سعيد said|سعید said
صالح salih|سالم salim|سليمان sulayman|سلیمان sulayman|طارق tariq|حمزة hamza|جعفر jafar|صدام saddam|قاسم qasim|كاظم kazim|کاظم kazim|كريم karim|کریم karim
رحمن rahman|الرحمن al-rahman|الرحيم al-rahim|رحيم rahim|رحیم rahim|العزيز al-aziz|عزيز aziz|عزیز aziz|الكريم al-karim|القادر al-qadir|اللطيف al-latif|الحميد al-hamid|حميد hamid|حمید hamid
الفتاح al-fattah|الرزاق al-razzaq|السلام al-salam|الملك al-malik|الحق al-haq|الدين al-din|دين din|نور nur|سيف sayf|شمس shams|جمال jamal|كمال kamal|جلال jalal|صلاح salah|فيصل faysal|فهد fahd
بن bin|ابن ibn|بنت bint|أبو abu|ابو abu|أم umm|ام umm|آل al|ولد ould
حسام husam|هشام hisham|ماجد majid|مجيد majid|مجید majid|ناصر nasir|نصر nasr|منصور mansur|منير munir|مراد murad|ياسر yasir|ياسين yasin|زيد zayd|زياد ziyad|وليد walid|عادل adil|عامر amir|أمير amir|امیر amir|أمين amin|امین amin|أنور anwar|أسامة usama|اسامة usama|أيمن ayman|بشار bashar|حافظ hafiz|الأسد al-asad|أسد asad
رضا rida|مهدي mahdi|مهدی mahdi|هادي hadi|هادی hadi|اکبر akbar|أكبر akbar|اصغر asghar|عباس abbas|موسى musa|موسی musa|عيسى isa|عیسی isa|يحيى yahya|یحیی yahya|داود dawud|إسماعيل ismail|اسماعيل ismail|اسماعیل ismail|إسحاق ishaq|يعقوب yaqub|زكريا zakariya
ايمان iman|إيمان iman|ایمان iman|أيمن ayman|ايمن ayman|ایمن ayman|إيهاب ihab|ايهاب ihab|إياد iyad|اياد iyad|أيوب ayyub|ايوب ayyub|ایوب ayyub|إيناس inas|ايناس inas
خان khan|شاه shah|جان jan|گل gul|ملا mullah|حاجي haji|حاجی haji|شيخ shaykh|شیخ shaykh|سيد sayyid|سید sayyid|مسعود masud|مسعود masud|بلال bilal|جابر jabir|جاسم jasim|خليل khalil|خلیل khalil|رشيد rashid|رشید rashid|سلطان sultan|سلمان salman|فاطمة fatima|فاطمه fatima|زينب zaynab|زینب zaynab|مريم maryam|مریم maryam|عائشة aisha|خديجة khadija|ليلى layla|نادية nadia|سارة sara|هدى huda`)

// wordTable reads "word latin|word latin" into a map.
func wordTable(s string) map[string]string {
	m := map[string]string{}
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '|' || r == '\n' }) {
		if w, t, ok := strings.Cut(strings.TrimSpace(f), " "); ok {
			m[w] = t
		}
	}
	return m
}

// arabicKeys are the spelling keys of the names in arabicWords.
var arabicKeys = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range arabicWords {
		m[spellingKey(strings.TrimPrefix(w, "al-"))] = true
	}
	return m
}()

// otherInArabic reports that of two parts that are no spellings of one another, one is
// a well-known name in Arabic script and the other is one too, but in Latin letters.
// They are two names then, since the script would have told: Iman and Ayman.
func otherInArabic(p, q *Part) bool {
	return (p.flags^q.flags)&spelt != 0 && arabicKeys[p.Key] && arabicKeys[q.Key]
}

// readArabic reads a word that has no entry. The article ال becomes "al-".
func readArabic(w string) string {
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) > 4 {
		if t, ok := arabicWords[rest]; ok {
			return "al-" + t
		}
		return "al-" + consonants(rest, arabicTable, 'و', 'ي', 'ی')
	}
	if rest, ok := strings.CutPrefix(w, "عبدال"); ok && len(rest) > 4 {
		if t, ok := arabicWords[rest]; ok {
			return "abdul" + t
		}
		return "abdul" + consonants(rest, arabicTable, 'و', 'ي', 'ی')
	}
	return consonants(w, arabicTable, 'و', 'ي', 'ی')
}

// consonants maps a word letter by letter; waw and yeh at its start or before
// alef are consonants.
func consonants(w string, table map[rune]string, waw rune, yehs ...rune) string {
	rs := []rune(w)
	var b strings.Builder
	for i, r := range rs {
		if i == 0 && (r == 'ع' || r == 'ע') {
			b.WriteString("a")
			continue
		}
		before := i == 0 || i+1 < len(rs) && (rs[i+1] == 'ا' || rs[i+1] == 'א')
		if r == waw && before {
			b.WriteString("w")
			continue
		}
		if before && len(yehs) > 0 && (r == yehs[0] || r == yehs[len(yehs)-1]) {
			b.WriteString("y")
			continue
		}
		if t, ok := table[r]; ok {
			b.WriteString(t)
		} else {
			b.WriteString(plainLatin(string(r)))
		}
	}
	return b.String()
}

var hebrewTable = map[rune]string{
	'א': "a", 'ב': "b", 'ג': "g", 'ד': "d", 'ה': "h", 'ו': "u", 'ז': "z", 'ח': "ch", 'ט': "t", 'י': "i", 'כ': "k",
	'ך': "k", 'ל': "l", 'מ': "m", 'ם': "m", 'נ': "n", 'ן': "n", 'ס': "s", 'ע': "", 'פ': "p", 'ף': "f", 'צ': "ts", 'ץ': "ts",
	'ק': "k", 'ר': "r", 'ש': "sh", 'ת': "t",
}

var hebrewWords = wordTable(`משה moshe|דוד david|יוסף yosef|אברהם avraham|יצחק yitzhak|יעקב yaakov|שרה sarah|רחל rachel|לאה leah|מרים miriam|בנימין binyamin|שמעון shimon|יהודה yehuda|דניאל daniel|מיכאל michael|אריאל ariel|אליהו eliyahu|שלמה shlomo|חיים chaim|אהרן aharon|אהרון aharon|יונתן yonatan|נתן natan|עמוס amos|רון ron|אסתר esther|רות ruth|חנה hannah|תמר tamar|נועה noa|כהן cohen|לוי levi|בן ben|בת bat|בר bar|גולן golan|אורי uri|אבי avi|אלי eli|גל gal|דן dan|יגאל yigal|אהוד ehud|שאול shaul|שמואל shmuel|ישראל israel|אלון alon|עידו ido|יואב yoav|גיל gil`)

// readHebrew reads a word that has no entry: consonants and the letters that
// stand for long vowels.
func readHebrew(w string) string { return consonants(w, hebrewTable, 'ו', 'י') }
