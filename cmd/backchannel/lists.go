package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/schollz/progressbar/v3"

	"backchannel/graph"
	"backchannel/internal/fetch"
	"backchannel/lists"
	"backchannel/store"
)

// listsCmd holds the commands for official lists.
type listsCmd struct {
	Add    listsAddCmd    `cmd:"" help:"Add publications, recognised by their content, as dated snapshots."`
	Status listsStatusCmd `cmd:"" help:"Show which lists are here, of when, and which are due."`
	Diff   listsDiffCmd   `cmd:"" help:"Show what a newer issue of a list added, removed and changed."`
	Update listsUpdateCmd `cmd:"" help:"Fetch the lists from their publishers."`
}

type listsAddCmd struct {
	Files     []string `arg:"" name:"file" help:"The publication's files; OFAC's CSV parts go together."`
	Published string   `help:"The publisher's date, where the file does not say." placeholder:"YYYY-MM-DD"`
	Attach    bool     `help:"Attach alias, address or comment files to the newest issue that is here."`
}

func (c *listsAddCmd) Run(ctx context.Context, e *env) error {
	if d, err := graph.ParseDays(c.Published); c.Published != "" && (err != nil || d == graph.Always || strings.Contains(c.Published, "/")) {
		return usageError{fmt.Errorf("--published %s: not a date; write YYYY-MM-DD, YYYY-MM or YYYY", c.Published)}
	}
	h, err := store.Open(e.home)
	if err != nil {
		return err
	}
	defer h.Close()
	added, err := h.AddFiles(ctx, c.Files, store.AddOptions{Published: c.Published, Retrieved: e.today(), Attach: c.Attach})
	if err != nil {
		return err
	}
	refused := 0
	for _, a := range added {
		if a.Err != nil {
			e.say("%v", a.Err)
			if errors.Is(a.Err, store.ErrPart) {
				e.say("hint: backchannel lists add --attach %s", strings.Join(a.Files, " "))
			}
			refused++
			continue
		}
		word := "added"
		if a.Duplicate {
			word = "already here"
		}
		fmt.Fprintf(e.stdout, "%s  %s of %s: %s\n", word, a.Snapshot.Title, dated(a.Snapshot), counted(a.Snapshot.Targets, "listed party", "listed parties"))
		if a.Snapshot.Published == "" {
			e.say("%s: nothing says of when it is, so that it counts as of today: give --published YYYY-MM-DD if it is older", strings.Join(a.Files, ", "))
		}
		e.tellSkips(a.Skipped, a.Snapshot.Skipped)
		e.tellShrunk(h, a.Snapshot)
	}
	switch n := counted(refused, "publication was", "publications were"); {
	case refused == len(added) && refused > 0:
		return fmt.Errorf("%s refused; nothing was added", n)
	case refused > 0:
		return fmt.Errorf("%s refused; the rest was added", n)
	}
	return nil
}

// tellShrunk warns of an issue that has far fewer parties than the one before it,
// as a file has that was cut short between two records.
func (e *env) tellShrunk(h *store.Home, s *store.Snapshot) {
	all, err := h.Snapshots(s.List)
	if err != nil {
		return
	}
	i := slices.IndexFunc(all, func(x *store.Snapshot) bool { return x.Dir == s.Dir })
	if i > 0 && s.Targets*10 < all[i-1].Targets*9 {
		e.say("%s of %s lists %d parties where that of %s listed %d: if the file is not whole, remove %s and add it again",
			s.Title, dated(s), s.Targets, dated(all[i-1]), all[i-1].Targets, filepath.Join(h.Dir(), s.Dir))
	}
}

// tellSkips says what could not be read of a list: the first few, and how much in
// all.
func (e *env) tellSkips(first []lists.Skip, all int) {
	const most = 5
	for _, s := range first[:min(len(first), most)] {
		e.say("skipped %s", s)
	}
	if all > most {
		e.say("skipped %s in all", counted(all, "record or field", "records and fields"))
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// dated says of when an issue is.
func dated(s *store.Snapshot) string {
	if s.Published == "" {
		return "an unknown date (retrieved " + s.Retrieved + ")"
	}
	return s.Published
}

type listsStatusCmd struct{}

func (c *listsStatusCmd) Run(ctx context.Context, e *env) error {
	h, err := e.openHome()
	if err != nil {
		return err
	}
	var all []store.Status
	if h != nil {
		defer h.Close()
		if all, err = h.Status(e.today()); err != nil {
			return err
		}
	} else {
		for _, p := range lists.Publishers() {
			all = append(all, store.Status{List: p.List, Title: p.Title, Publisher: &p})
		}
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "LIST\tPUBLISHED\tRETRIEVED\tLISTED\tSHA-256\tSTATE")
	var here int
	var due []string
	for _, s := range all {
		if s.Newest() == nil {
			if s.Publisher == nil || !s.Publisher.OnlyNamed {
				fmt.Fprintf(w, "%s\t-\t-\t-\t-\tnot here\n", s.Title)
			}
			continue
		}
		here++
		if s.Due {
			due = append(due, s.List)
		}
		for _, x := range slices.Backward(s.Snapshots) {
			state := "older issue"
			if x == s.Newest() {
				state = newestState(s, e.now())
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%.12s\t%s\n", x.Title, cmp.Or(x.Published, "unknown"), x.Retrieved, x.Targets, x.SHA256, state)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	switch {
	case here == 0:
		e.say("no list is here yet; only the compiled-in starter facts are checked\nbackchannel: hint: backchannel lists update fetches them, backchannel lists add FILE... takes files you have")
	case len(due) > 0:
		e.say("%s behind its publisher: who was listed since is not found\nbackchannel: hint: backchannel lists update %s", counted(len(due), "list may be", "lists may be"), strings.Join(due, " "))
	}
	return nil
}

// newestState says of the newest issue of a list how old it is and whether its
// publisher may have a newer one.
func newestState(s store.Status, now time.Time) string {
	state := "newest here"
	if d, err := graph.ParseDays(s.Newest().Published); err == nil && d != graph.Always {
		state += ", " + ageWords(d.First, now) + " old"
	} else {
		state += ", of unknown age"
	}
	if s.Due {
		return state + ", due"
	}
	if s.Checked != "" {
		state += ", asked " + s.Checked
	}
	return state
}

// ageWords is a span in words of one unit: "3 days", "5 months", "2 years".
func ageWords(from graph.Day, to time.Time) string {
	today, err := graph.ParseDays(to.Format(time.DateOnly))
	if err != nil {
		return "some days"
	}
	days := int(today.First - from)
	switch {
	case days < 60:
		return counted(max(days, 0), "day", "days")
	case days < 730:
		return fmt.Sprintf("%d months", days/30)
	}
	return fmt.Sprintf("%d years", days*100/36525)
}

type listsDiffCmd struct {
	List string `arg:"" optional:"" help:"The list, by name or title; all by default."`
	From string `help:"The older issue's date; the last but one by default." placeholder:"DATE"`
	To   string `help:"The newer issue's date; the newest by default." placeholder:"DATE"`
	Full bool   `help:"Show every entry, with what changed in it."`
}

func (c *listsDiffCmd) Run(ctx context.Context, e *env) error {
	h, err := e.openHome()
	if err != nil {
		return err
	}
	if h == nil {
		return hint(errors.New("no list is here yet"), "backchannel lists add FILE... or backchannel lists update")
	}
	defer h.Close()
	names, err := h.Lists()
	if err != nil {
		return err
	}
	shown := 0
	for _, name := range names {
		all, err := h.Snapshots(name)
		if err != nil {
			return err
		}
		if c.List != "" && !strings.EqualFold(c.List, name) && !strings.EqualFold(c.List, all[0].Title) {
			continue
		}
		a, b := c.pick(all)
		if a == nil || b == nil || a == b {
			if c.List != "" {
				return fmt.Errorf("%s: there are no two issues to compare; here are %s", all[0].Title, issueDates(all))
			}
			continue
		}
		if err := c.show(ctx, e, h, a, b); err != nil {
			return err
		}
		shown++
	}
	if shown == 0 {
		return fmt.Errorf("no list with two issues to compare; here are %s", strings.Join(names, ", "))
	}
	return nil
}

// pick chooses the two issues that are compared.
func (c *listsDiffCmd) pick(all []*store.Snapshot) (a, b *store.Snapshot) {
	find := func(date string, other int) *store.Snapshot {
		if date != "" {
			for _, s := range all {
				if strings.HasPrefix(s.When(), date) {
					return s
				}
			}
			return nil
		}
		if other >= 0 && other < len(all) {
			return all[other]
		}
		return nil
	}
	return find(c.From, len(all)-2), find(c.To, len(all)-1)
}

func issueDates(all []*store.Snapshot) string {
	var out []string
	for _, s := range all {
		out = append(out, s.When())
	}
	return strings.Join(out, ", ")
}

func (c *listsDiffCmd) show(ctx context.Context, e *env, h *store.Home, a, b *store.Snapshot) error {
	changes, err := c.compare(ctx, e, h, a, b)
	if err != nil {
		return err
	}
	n := map[lists.ChangeKind]int{}
	for _, x := range changes {
		n[x.Kind]++
	}
	fmt.Fprintf(e.stdout, "%s: %s (%d) to %s (%d): %d added, %d removed, %d changed\n", b.Title, dated(a), a.Targets, dated(b), b.Targets,
		n[lists.Added], n[lists.Removed], n[lists.Changed])
	c.entries(e.stdout, changes)
	return nil
}

// compare compares two issues by the parts that both have: addresses that came
// in a file of their own are no news of an issue to which none was added.
func (c *listsDiffCmd) compare(ctx context.Context, e *env, h *store.Home, a, b *store.Snapshot) ([]lists.Change, error) {
	both := slices.DeleteFunc(a.Parts(), func(p string) bool { return !slices.Contains(b.Parts(), p) })
	for _, x := range []*store.Snapshot{a, b} {
		for _, p := range x.Parts() {
			if !slices.Contains(both, p) {
				e.say("%s: only the issue of %s has its %s file here; what that holds is not compared", x.Title, x.When(), p)
			}
		}
	}
	old, err := h.LoadParts(ctx, a, both)
	if err != nil {
		return nil, err
	}
	fresh, err := h.LoadParts(ctx, b, both)
	if err != nil {
		return nil, err
	}
	return lists.Diff(old, fresh)
}

// entries shows the changes, ten of each kind unless all are asked for.
func (c *listsDiffCmd) entries(w io.Writer, changes []lists.Change) {
	const most = 10
	signs := map[lists.ChangeKind]string{lists.Added: "+", lists.Removed: "-", lists.Changed: "~"}
	shown, cut := map[lists.ChangeKind]int{}, false
	for _, x := range changes {
		if shown[x.Kind]++; shown[x.Kind] > most && !c.Full {
			cut = true
			continue
		}
		fmt.Fprintf(w, "  %s %-14s %s\n", signs[x.Kind], x.ID, x.Name)
		for _, f := range x.Fields {
			lost, gained := strings.Join(f.Lost, "; "), strings.Join(f.Gained, "; ")
			if !c.Full {
				lost, gained = short(lost), short(gained)
			}
			fmt.Fprintf(w, "      %s: %s → %s\n", f.Property, lost, gained)
		}
	}
	if cut {
		fmt.Fprintln(w, "  … --full shows every entry")
	}
}

// short cuts a long value after a word.
func short(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

type listsUpdateCmd struct {
	Lists []string `arg:"" optional:"" name:"list" help:"The lists, by name or title; all by default."`
	Force bool     `help:"Accept an issue that lost more than a tenth of its entries."`
}

func (c *listsUpdateCmd) Run(ctx context.Context, e *env) error {
	publishers, err := c.chosen()
	if err != nil {
		return err
	}
	h, err := store.Open(e.home)
	if err != nil {
		return err
	}
	defer h.Close()
	bar := &fetchBar{e: e}
	updated, err := h.Update(ctx, publishers, store.UpdateOptions{Today: e.today(), Client: &fetch.Client{HTTP: e.client}, Force: c.Force, Progress: bar.tell})
	bar.finish()
	if err != nil {
		return err
	}
	failed := 0
	for _, u := range updated {
		switch {
		case u.Err != nil:
			failed++
			e.say("%v", u.Err)
		case u.Unchanged:
			fmt.Fprintf(e.stdout, "unchanged  %s of %s\n", u.Title, dated(u.Snapshot))
		default:
			fmt.Fprintf(e.stdout, "updated    %s of %s: %s\n", u.Title, dated(u.Snapshot), counted(u.Snapshot.Targets, "listed party", "listed parties"))
			e.tellSkips(u.Skipped, u.Snapshot.Skipped)
		}
	}
	if failed > 0 {
		return hint(fmt.Errorf("%s not updated; what was here stays as it was", counted(failed, "list was", "lists were")),
			"a list that you fetched by hand can be added with backchannel lists add FILE...")
	}
	return nil
}

// chosen returns the publishers that the user named, or all.
func (c *listsUpdateCmd) chosen() ([]lists.Publisher, error) {
	var out []lists.Publisher
	all := lists.Publishers()
	if len(c.Lists) == 0 {
		return slices.DeleteFunc(all, func(p lists.Publisher) bool { return p.OnlyNamed }), nil
	}
	for _, want := range c.Lists {
		i := slices.IndexFunc(all, func(p lists.Publisher) bool {
			return strings.EqualFold(p.List, want) || strings.EqualFold(p.Title, want)
		})
		if i < 0 {
			var known []string
			for _, p := range all {
				known = append(known, p.List)
			}
			return nil, usageError{fmt.Errorf("no list %q; known are %s", want, strings.Join(known, ", "))}
		}
		out = append(out, all[i])
	}
	return out, nil
}

// fetchBar shows on a terminal how far a file is.
type fetchBar struct {
	e   *env
	url string
	bar *progressbar.ProgressBar
}

func (b *fetchBar) tell(list string, f lists.File, done, total int64) {
	if !b.e.talks {
		return
	}
	if b.url != f.URL {
		b.finish()
		b.url = f.URL
		b.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.e.stderr), progressbar.OptionSetDescription(list),
			progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
	}
	b.bar.Set64(done)
}

func (b *fetchBar) finish() {
	if b.bar != nil {
		b.bar.Finish()
		b.bar = nil
	}
}
