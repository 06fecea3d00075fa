package regime

import (
	"cmp"
	"slices"
	"strings"

	"backchannel/graph"
)

// maxTies is how many ties to listed parties a verdict names.
const maxTies = 5

// found is the cheapest path to one listed party.
type found struct {
	to   string
	path graph.Path
}

// judgeTies adds the party's ties to those who are listed, blocked or
// restricted on the day: the cheapest path to each, nearest first. What leads
// through another such party is that party's tie. Of a listed party none are
// told, and of an owned one those by stakes are left out: its arithmetic tells them.
func (b *Book) judgeTies(v *Verdict, d *daily, day graph.Day) {
	if b.Graph == nil || len(d.listed) == 0 || v.Status == Listed {
		return
	}
	owned := d.listed[v.Party] != ""
	all := slices.DeleteFunc(b.tiesTo(v.Party, d, day), func(f found) bool { return owned && byStakes(f.path) })
	if len(all) == 0 {
		return
	}
	v.Status = Graver(Tied, v.Status)
	for i, f := range all {
		if i == maxTies {
			v.Caution = append(v.Caution, "tied to more listed parties than are named here")
			break
		}
		v.Reasons = append(v.Reasons, Reason{Text: "tied to " + b.Graph.Name(f.to) + ", " + words[d.listed[f.to]] + ": " + pathText(b.Graph, f.path) + "; association only"})
	}
}

// tiesTo returns the cheapest path to each listed party, the cheapest first.
func (b *Book) tiesTo(party string, d *daily, day graph.Day) []found {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.walker == nil {
		opt := b.Reach
		opt.MaxHops = cmp.Or(opt.MaxHops, 3)
		opt.Limit, opt.Day = 1, day
		opt.Through = func(id string) bool { return d.listed[id] == "" }
		d.walker = b.Graph.Walker(opt)
	}
	var all []found
	for _, to := range d.walker.Near(party) {
		if d.listed[to] == "" {
			continue
		}
		if p := d.walker.Paths(party, to); len(p.Paths) > 0 {
			all = append(all, found{to, p.Paths[0]})
		}
	}
	slices.SortStableFunc(all, func(x, y found) int { return cmp.Compare(x.path.Cost, y.path.Cost) })
	return all
}

// byStakes reports whether a path is of stakes alone.
func byStakes(p graph.Path) bool {
	return !slices.ContainsFunc(p.Hops, func(h graph.Hop) bool { return h.Tie.Kind != graph.Owns })
}

// pathText writes a path for a reader: "Keller → directs → Aldgate Partners →
// partly owned by (former) → Volkonsky". A stake is called by its size, never
// control.
func pathText(g *graph.Graph, p graph.Path) string {
	if len(p.Hops) == 0 {
		return ""
	}
	parts := []string{g.Name(p.Hops[0].From)}
	for _, h := range p.Hops {
		parts = append(parts, hopWords(h), g.Name(h.To))
	}
	return strings.Join(parts, " → ")
}

// verbs say a tie from its first end and from its second.
var verbs = map[string][2]string{
	"controls":   {"is said to control", "is said to be controlled by"},
	"directs":    {"directs", "directed by"},
	"employs":    {"employs", "works for"},
	"represents": {"represents", "represented by"},
	"member":     {"member of", "has as a member"},
	"meeting":    {"met", "met"},
	"family":     {"family of", "family of"},
	"associate":  {"associate of", "associate of"},
	"business":   {"business with", "business with"},
	"transfer":   {"gave to", "was given by"},
	"told":       {"told", "was told by"},
	"legal":      {"took legal action against", "faced legal action by"},
	"sanctioned": {"sanctioned", "sanctioned by"},
	"linked_to":  {"linked to", "linked to"},
}

func hopWords(h graph.Hop) string {
	t := &h.Tie
	verb, ok := verbs[t.Kind]
	if !ok {
		verb = [2]string{strings.ReplaceAll(t.Kind, "_", " "), strings.ReplaceAll(t.Kind, "_", " ")}
	}
	if t.Kind == graph.Owns {
		verb = [2]string{"owns " + t.Share.String() + " of", t.Share.String() + " owned by"}
		if !t.Share.Known() {
			verb = [2]string{"has a stake in", "partly or wholly owned by"}
		}
	}
	s := verb[1]
	if h.Forward || t.Symmetric {
		s = verb[0]
	}
	if t.Role != "" && (t.Kind == "family" || t.Kind == "associate") {
		s += " (" + t.Role + ")"
	}
	switch t.Status {
	case "former":
		s += " (former)"
	case "future":
		s += " (planned)"
	}
	if t.Disputed {
		s += " (disputed)"
	}
	return s
}
