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
