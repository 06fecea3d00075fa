package lists

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSEMA(t *testing.T) {
	t.Parallel()
	golden(t, semaXML, "sema.xml")
}

func TestSEMAReal(t *testing.T) {
	t.Parallel()
	s := readReal(t, semaXML, "data/lists/canada/sema_2025.xml")
	n := count(s)
	if got := n["Person"] + n["Organization"] + n["Vessel"]; got != 4759 || s.Targets != 4759 || n["Sanction"] != 4759 {
		t.Errorf("read %d parties (%v), want 4759", got, n)
	}
	if n["Vessel"] != 109 || len(s.Skipped) != 0 {
		t.Errorf("%d vessels, skipped %v; want 109 and none", n["Vessel"], s.Skipped)
	}
	checkReal(t, s)
}

func TestSEMAAliases(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Arkadi Volkonski, A. Wolkonsky":                       "Arkadi Volkonski|A. Wolkonsky",
		"Heron Co., Ltd., HMI":                                 "Heron Co., Ltd.|HMI",
		"ОАО «Цапля» / ПАО Цапля":                              "ОАО «Цапля»|ПАО Цапля",
		"Heron (Pyi, Ywama/Hmaw Bi), HMI":                      "Heron (Pyi, Ywama/Hmaw Bi)|HMI",
		"Belarusian: Андрэй Чапля, Russian: Андрей Цапля":      "Андрэй Чапля|Андрей Цапля",
		"Heron Research and Development; Heron Shipping A/S  ": "Heron Research and Development|Heron Shipping A/S",
		"": "",
	} {
		if d := cmp.Diff(want, strings.Join(semaAliases(in, false), "|")); d != "" {
			t.Errorf("semaAliases(%q) (-want +got):\n%s", in, d)
		}
	}
}

func FuzzSEMA(f *testing.F) { fuzzFormat(f, semaXML, "sema.xml") }
