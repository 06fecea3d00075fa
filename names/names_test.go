package names

import (
	"fmt"
	"testing"
)

func ExampleCompare() {
	a := Parse("Kirill Ardashev", Person)
	b := Parse("ARDASHEV, Kiril", Person)
	al := Compare(&a, &b)
	fmt.Println(al.Score >= 0.70)
	fmt.Println(al.Explain(&a, &b))
	// Output:
	// true
	// surname 'ardashev' equal; given name 'kirill' ~ 'kiril' another spelling
}

func TestTransliterateReadsEveryScriptOfTheLists(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Владимир Кузнецов":  "vladimir kuznetsov",
		"محمد علي":           "muhammad ali",
		"عبد الله":           "abd allah",
		"김정은":                "kim jongun",
		"박지성":                "park jisong",
		"Αλέξανδρος":         "alexandros",
		"משה":                "moshe",
		"สมชาย":              "somchai",
		"नरेन्द्र मोदी":      "narendr modi",
		"Բարակ":              "barak",
		"ბარაკ":              "barak",
		"やまだ たろう":            "yamada tarou",
		"李明":                 "li ming",
		"Łukasz Żółć-Șerban": "lukasz zolc-serban",
	} {
		if got := Transliterate(in); got != want {
			t.Errorf("Transliterate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestASlavicNameIsReadAsOtherLanguagesWriteIt(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"Jurij Schtscherbakow", "Yuri Shcherbakov"},
		{"Michail Gribatschow", "Mikhail Gribachev"},
		{"Jewgenij Roschin", "Yevgeny Rozhin"},
		{"Evgueni Rojine", "Yevgeny Rozhin"},
		{"Siergiej Szukszyn", "Sergey Shukshin"},
	} {
		a, b := Parse(c[0], Person), Parse(c[1], Person)
		if al := Compare(&a, &b); al.Score < 0.9 {
			t.Errorf("%s and %s: %.2f, %s", c[0], c[1], al.Score, al.Explain(&a, &b))
		}
	}
	for _, s := range []string{"Jacqueline Schneider", "Chris Martin Douglas", "Yevgeny Rozhin", "Justine Schultz"} {
		if n := Parse(s, Person); len(n.Readings) > 0 {
			t.Errorf("%s is read as %s", s, n.Readings[0].Text())
		}
	}
}
