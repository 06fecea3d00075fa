package lists

import (
	"net/url"
	"slices"
	"testing"
)

func TestEveryPublisherHasFormats(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range Publishers() {
		if seen[p.List] {
			t.Errorf("%s stands twice", p.List)
		}
		seen[p.List] = true
		if p.Title == "" || p.Authority == "" || p.Licence == "" || p.Every <= 0 || len(p.Files) == 0 || p.Files[0].Part != "" {
			t.Errorf("%s: incomplete: %+v", p.List, p)
		}
		for _, f := range append(slices.Clone(p.Files), p.Others...) {
			if u, err := url.Parse(f.URL); err != nil || u.Scheme != "https" || u.Host == "" {
				t.Errorf("%s: %q is no https address", p.List, f.URL)
			}
			if !slices.ContainsFunc(formats, func(g *Format) bool { return g.List == p.List && g.Part == f.Part }) {
				t.Errorf("%s: no format reads part %q", p.List, f.Part)
			}
		}
	}
	for _, f := range formats {
		if !seen[f.List] && f != ofsiCSV { // no longer published
			t.Errorf("%s: nobody publishes %s", f.Name, f.List)
		}
	}
}
