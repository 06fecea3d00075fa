package lists

import (
	"strings"
	"testing"
)

func TestCountryCode(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Russia":                                "ru",
		"RUSSIAN FEDERATION":                    "ru",
		"Democratic People's Republic of Korea": "kp",
		"Korea, North":                          "kp",
		"Iran (Islamic Republic of)":            "ir",
		"Turkey":                                "tr",
		"Turkiye":                               "tr",
		"Côte d’Ivoire":                         "ci",
		"Cote d Ivoire":                         "ci",
		"Bélarus":                               "by",
		"gb":                                    "gb",
		"Soviet Union":                          "suhh",
		"Unknown":                               "",
		"":                                      "",
	} {
		if got := countryCode(name); got != want {
			t.Errorf("countryCode(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNoCountryNameStandsForTwoCountries(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for line := range strings.Lines(countryTable) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.SplitSeq(names, "|") {
			key := countryKey(name)
			if other, ok := seen[key]; ok && other != code {
				t.Errorf("%q is both %s and %s", name, other, code)
			}
			seen[key] = code
		}
	}
}
