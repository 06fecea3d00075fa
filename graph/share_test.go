package graph

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
)

func share(tb testing.TB, s string) Share {
	tb.Helper()
	out, err := ParseShare(s)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestParseShare(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, packed, shown string }{
		{"12", "12", "12 %"},
		{"12.5 %", "12.5", "12.5 %"},
		{"12,5 per cent", "12.5", "12.5 %"},
		{"49.99%", "49.99", "49.99 %"},
		{"a 30 percent stake", "", ""},
		{"30 percent stake", "30", "30 %"},
		{"25-50", "[25,50]", "25–50 %"},
		{"25 – 50 %", "[25,50]", "25–50 %"},
		{"between 25 and 50 per cent", "[25,50]", "25–50 %"},
		{"(50,75)", "(50,75)", "50–75 %"},
		{">50", "(50,100]", "more than 50 %"},
		{"more than half", "(50,100]", "more than 50 %"},
		{"at least 25 %", "[25,100]", "at least 25 %"},
		{"majority", "(50,100]", "more than 50 %"},
		{"a majority stake", "(50,100]", "more than 50 %"},
		{"a minority stake", "(0,50)", "less than 50 %"},
		{"nearly half", "(0,50)", "less than 50 %"},
		{"half", "50", "50 %"},
		{"wholly", "100", "100 %"},
		{"2/3", "(66.666666666,66.666666667)", "about 66.67 %"},
		{"a third", "(33.333333333,33.333333334)", "about 33.33 %"},
		{"about 30 %", "[27.5,32.5]", "27.5–32.5 %"},
		{"0.0000000001", "(0,0.000000001)", "about 0 %"},
		{"unknown", "", "an unknown share"},
	}
	for _, tt := range tests {
		s, err := ParseShare(tt.text)
		if tt.shown == "" {
			if err == nil {
				t.Errorf("ParseShare(%q) = %v, want an error", tt.text, s)
			}
			continue
		}
		packed, _ := s.MarshalText()
		if err != nil || string(packed) != tt.packed || s.String() != tt.shown {
			t.Errorf("ParseShare(%q) = %s, shown %q, %v; want %s, %q", tt.text, packed, s, err, tt.packed, tt.shown)
		}
	}
	for _, bad := range []string{"", "101", "-5", "50-25", "(50,50]", "1/0", "most", "3 million", "12 years", "1e3", "NaN"} {
		if s, err := ParseShare(bad); err == nil {
			t.Errorf("ParseShare(%q) = %v, want an error", bad, s)
		}
	}
}

func TestShareThreshold(t *testing.T) {
	t.Parallel()
	tests := []struct {
		share         string
		atLeast, over Answer
	}{
		{"50", Yes, No},
		{"49.99", No, No},
		{"49.999999999999", No, No},
		{"50.01", Yes, Yes},
		{"25-50", CannotTell, No},
		{"(25,50)", No, No},
		{"50-75", Yes, CannotTell},
		{"(50,75]", Yes, Yes},
		{"majority", Yes, Yes},
		{"minority", No, No},
		{"unknown", CannotTell, CannotTell},
	}
	for _, tt := range tests {
		s := share(t, tt.share)
		if s.AtLeast(Percent(50)) != tt.atLeast || s.MoreThan(Percent(50)) != tt.over {
			t.Errorf("%s: at least 50 is %v, more than 50 is %v; want %v, %v",
				tt.share, s.AtLeast(Percent(50)), s.MoreThan(Percent(50)), tt.atLeast, tt.over)
		}
	}
}

func TestShareArithmetic(t *testing.T) {
	t.Parallel()
	tests := []struct{ a, b, sum, product string }{
		{"30", "25", "55", "7.5"},
		{"60", "60", "120", "36"},
		{"33.3", "33.3", "66.6", "11.0889"},
		{"25-50", "10", "[35,60]", "[2.5,5]"},
		{"majority", "25", "(75,125]", "(12.5,25]"},
		{"0.000000001", "50", "50.000000001", "(0,0.000000001)"},
	}
	for _, tt := range tests {
		a, b := share(t, tt.a), share(t, tt.b)
		sum, _ := a.Add(b).MarshalText()
		product, _ := a.Times(b).MarshalText()
		if string(sum) != tt.sum || string(product) != tt.product {
			t.Errorf("%s and %s: sum %s, product %s; want %s, %s", tt.a, tt.b, sum, product, tt.sum, tt.product)
		}
		if a.Add(b) != b.Add(a) || a.Times(b) != b.Times(a) {
			t.Errorf("%s and %s: the order matters", tt.a, tt.b)
		}
	}
}

func TestReconcile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		shares []string
		want   string
		agree  bool
	}{
		{[]string{"30", "30"}, "30", true},
		{[]string{"30", "25-50"}, "30", true},
		{[]string{"unknown", "30"}, "30", true},
		{[]string{"30", "55"}, "[30,55]", false},
		{[]string{"25-50", "50-75"}, "50", true},
		{[]string{"(25,50)", "(50,75]"}, "(25,75]", false},
		{[]string{"25-50", "(25,75)"}, "(25,50]", true},
		{[]string{"25-50", "[10,50)"}, "[25,50)", true},
		{[]string{"majority", "at least 40"}, "(50,100]", true},
	}
	for _, tt := range tests {
		var all []Share
		for _, s := range tt.shares {
			all = append(all, share(t, s))
		}
		for range 5 {
			rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			s, agree := Reconcile(all...)
			if got, _ := s.MarshalText(); string(got) != tt.want || agree != tt.agree {
				t.Errorf("%v: %s, agree %v; want %s, %v", tt.shares, got, agree, tt.want, tt.agree)
			}
		}
	}
}

func FuzzParseShare(f *testing.F) {
	for _, s := range []string{"12.5 %", "25-50", "(25,50]", ">50", "about half", "2/3", "up to 30", "majority stake", "33.33333333333"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseShare(text)
		if err != nil {
			return
		}
		if s.lo < 0 || s.hi > 100*percent || s.lo > s.hi {
			t.Fatalf("ParseShare(%q) = %+v", text, s)
		}
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back Share
		if err := json.Unmarshal(b, &back); err != nil || back != s {
			t.Fatalf("ParseShare(%q) = %s, which reads as %+v, %v", text, b, back, err)
		}
	})
}
