package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzParse takes any bytes for a name: what comes out is well formed, agrees with
// itself and costs little.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", " ", "Kirill Ardashev", "ARDASHEV, K.", "Абдуррахман", "عبد الرحمن", "정혁민", "山田太郎", "A.B.C. & Sons, Ltd.", "M/V CRANE 3",
		"\x00\x01\xff\xfe", "e\u0301\u200d\u202e", "abd", "abdul", "abdull", "al", "bin", "i", "Fund II", "ⅣⅤ", "😀 😀", "''''", "....", "((((", strings.Repeat("bin ", 300)} {
		f.Add(s, uint8(1))
		f.Add(s, uint8(2))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		n := Parse(s, Kind(kind%4))
		if len(n.Parts) > MaxParts {
			t.Fatalf("%d parts", len(n.Parts))
		}
		telling := false
		for _, p := range n.Parts {
			if p.Text == "" || !utf8.ValidString(p.Text) || strings.ContainsFunc(p.Text, func(r rune) bool { return r >= utf8.RuneSelf || r == ' ' && p.Role == Word }) {
				t.Fatalf("part %+v of %q", p, s)
			}
			telling = telling || p.Telling()
		}
		al := Compare(&n, &n)
		if al.Score < 0 || al.Score > 1 || telling && al.Score < 0.99 {
			t.Fatalf("%q agrees with itself by %v: %s", s, al.Score, al.Explain(&n, &n))
		}
		_ = al.Explain(&n, &n)
	})
}

// FuzzCompare compares any two names: the score is one, whichever way.
func FuzzCompare(f *testing.F) {
	f.Add("Kirill Ardashev", "ARDASHEV, Kiril")
	f.Add("Meridian Shipping LLC", "ООО Меридиан")
	f.Add("정혁민", "Chong Hyok Min")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, k := range []Kind{Any, Person, Organisation, Thing} {
			x, y := Parse(a, k), Parse(b, k)
			al := Compare(&x, &y)
			if !(al.Score >= 0 && al.Score <= 1) {
				t.Fatalf("score %v", al.Score)
			}
			_ = al.Explain(&x, &y)
		}
	})
}

// FuzzDistance holds the bit-parallel distance against the plain one.
func FuzzDistance(f *testing.F) {
	f.Add("muhamad", "muhamid")
	f.Add("ab", "ba")
	f.Add("", "a")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = letterString(a), letterString(b)
		want := plainDistance(a, b)
		if got := distance(a, b, MaxKey); got != want {
			t.Fatalf("distance(%q, %q) = %d, want %d", a, b, got, want)
		}
		if got := distance(a, b, 2); min(got, 3) != min(want, 3) {
			t.Fatalf("distance(%q, %q) within 2 = %d, want %d", a, b, got, want)
		}
	})
}

func letterString(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] = 'a' + b[i]%26
	}
	return string(b[:min(len(b), MaxKey)])
}

// plainDistance is optimal string alignment as the textbook has it.
func plainDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			c := 1
			if a[i-1] == b[j-1] {
				c = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+c)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// TestALongNameCostsNoMoreThanALongOne holds that of ten megabytes no more is read
// than of a long name.
func TestALongNameCostsNoMoreThanALongOne(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"a", "ab ", "山", "עש", "\x00", "\xff", "a.", "bin ", "ⅷ", "e\u0301"} {
		long := Parse(strings.Repeat(unit, 10<<20/len(unit)), Any)
		short := Parse(strings.Repeat(unit, 2*maxBytes/len(unit)), Any)
		if diff := cmp.Diff(short.Text(), long.Text()); diff != "" {
			t.Errorf("ten megabytes of %q are read beyond the first %d bytes:\n%s", unit, maxBytes, diff)
		}
		if al := Compare(&long, &long); al.Score > 1 {
			t.Errorf("%q: score %v", unit, al.Score)
		}
	}
}
