package jsonout_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"backchannel/internal/jsonout"
)

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "Ada", `"the <Gull>" \ &`, "Волконский\u2028", "\x00\x1f\x7f", "\xff\xfe", "\ufffd\U0001F6A2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		jsonout.Strings(&b, []string{s, s})
		want, err := json.Marshal([]string{s, s})
		if err != nil {
			t.Fatal(err)
		}
		var got, as []string
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatalf("%q is written as %s: %v", s, b.Bytes(), err)
		}
		if err := json.Unmarshal(want, &as); err != nil || got[0] != as[0] || got[1] != as[1] {
			t.Errorf("%q comes back as %q, from encoding/json as %q", s, got, as)
		}
	})
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for x, want := range map[float64]string{0: "0", 1: "1", 0.7: "0.7", 0.8999999999999999: "0.9", 0.12345: "0.1235", -0.04: "-0.04", 100: "100"} {
		var b bytes.Buffer
		jsonout.Number(&b, x)
		if b.String() != want {
			t.Errorf("%v is written as %s, want %s", x, &b, want)
		}
		var back float64
		if json.Unmarshal(b.Bytes(), &back); back != jsonout.Rounded(x) {
			t.Errorf("%v: %v written, %v rounded", x, back, jsonout.Rounded(x))
		}
	}
}
