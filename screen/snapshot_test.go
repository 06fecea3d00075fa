package screen

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/ftm"
)

func harbour() []*ftm.Entity {
	a := ftm.NewEntity("a", "Person")
	a.Add("name", "Kirill Ardashev")
	a.Add("alias", "阿达舍夫", "Кирилл Ардашев")
	a.Add("birthDate", "1961-04-02")
	a.Add("passportNumber", "AB 123456")
	b := ftm.NewEntity("b", "Company")
	b.Add("name", "Meridian Shipping LLC")
	b.Add("country", "cy")
	c := ftm.NewEntity("c", "Vessel")
	c.Add("name", "Northern Crane 3")
	c.Add("imoNumber", "IMO 9123456")
	return []*ftm.Entity{a, b, c}
}

func TestASnapshotAnswersAsTheIndexDoes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "harbour.screen")
	if err := WriteSnapshot(path, slices.Values(harbour()), Defaults()); err != nil {
		t.Fatal(err)
	}
	built := Build(slices.Values(harbour()), Defaults())
	opened, err := OpenSnapshot(path)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for _, q := range []struct{ schema, prop, value string }{
		{"Person", "name", "Kiril Ardashev"}, {"Person", "name", "Ardasheff, Kirill"}, {"Company", "name", "Meridian Shiping"},
		{"Vessel", "name", "Northern Crane 4"}, {"Vessel", "imoNumber", "9123456"}, {"LegalEntity", "name", "Кирилл Ардашев"}, {"Person", "name", "Nobody Else"},
	} {
		e := ftm.NewEntity("", q.schema)
		e.Add(q.prop, q.value)
		want, got := built.Match(e, Options{}), opened.Match(e, Options{})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: the snapshot answers otherwise (-built +opened):\n%s", q.value, diff)
		}
	}
}

func TestADamagedSnapshotIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "harbour.screen")
	if err := WriteSnapshot(path, slices.Values(harbour()), Defaults()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string][]byte{
		"empty":        nil,
		"other format": []byte(strings.Repeat("not a snapshot ", 400)),
		"cut short":    whole[:len(whole)/2],
		"header bit":   append(append(slices.Clone(whole[:60]), whole[60]^1), whole[61:]...),
	} {
		p := filepath.Join(t.TempDir(), "broken")
		if err := os.WriteFile(p, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if x, err := OpenSnapshot(p); err == nil {
			x.Close()
			t.Errorf("%s: opened without an error", name)
		}
	}
}
