package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"backchannel/lists"
)

// AddOptions are the dates of files that are added, and what to do with parts.
type AddOptions struct {
	Published string // YYYY-MM-DD or a prefix, for files that do not say; "" takes the date in the file's name
	Retrieved string // YYYY-MM-DD, when the user got them

	// Attach adds files that are only parts of a publication (OFAC's alt.csv)
	// to the newest stored issue whose main file is of the same kind. Without
	// it such files are refused: aliases of one day attached to the parties of
	// another make an issue that was never published.
	Attach bool

	accept func(old, fresh *Snapshot) error // may refuse an issue; old is the newest stored one
}

// ErrPart is that of a file that may be attached to a stored issue and was not
// asked to be.
var ErrPart = errors.New("only a part")

// Added says what became of one publication, or of one file that is none.
type Added struct {
	Files     []string     // the files, as given
	Snapshot  *Snapshot    // as stored; nil where Err is set
	Duplicate bool         // the home had it already
	Skipped   []lists.Skip // what could not be read of it
	Err       error        // one line: why nothing of these files was added
}

// AddFiles adds publications. Files are recognised by their content, gzip or
// not, and put together: OFAC's CSV files that are given in one call with the
// same date in their names, or with only one main file among them, are one
// issue. Each issue is read whole first and is added whole or not at all; one
// that is refused does not keep the others out. The error is that of the home
// itself or of the context; the home is then as it was.
func (h *Home) AddFiles(ctx context.Context, paths []string, o AddOptions) ([]Added, error) {
	unlock, err := h.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	b := &batch{h: h, o: o}
	defer b.remove()
	for _, p := range paths {
		if err := b.stage(ctx, p); err != nil {
			return nil, err
		}
	}
	for _, g := range b.groups() {
		if err := b.add(ctx, g); err != nil {
			return nil, undone(err, b.undo())
		}
	}
	return b.out, b.clear()
}

// batch is one call of AddFiles.
type batch struct {
	h        *Home
	o        AddOptions
	given    []*given
	out      []Added
	replaced []string // folders of issues in whose place fuller ones were put
}

// undo takes out again what was put in its place.
func (b *batch) undo() error {
	var errs []error
	for _, a := range b.out {
		if a.Err == nil && !a.Duplicate {
			errs = append(errs, b.h.takeOut(a.Snapshot))
		}
	}
	return errors.Join(errs...)
}

// undone is why a run was stopped or, graver, why it could not be undone.
func undone(why, failed error) error {
	if failed != nil {
		return fmt.Errorf("stopped, and not all of it could be undone: %w", failed)
	}
	return why
}

// clear removes the issues that were replaced.
func (b *batch) clear() error {
	var errs []error
	for _, dir := range b.replaced {
		errs = append(errs, b.h.root.RemoveAll(dir))
	}
	return errors.Join(errs...)
}

// given is a file that was recognised, in a temporary folder of its own.
type given struct {
	*staged
	path   string
	tmp    string
	remove func()
}

func (b *batch) remove() {
	for _, g := range b.given {
		g.remove()
	}
}

func (b *batch) refuse(err error, paths ...string) {
	b.out = append(b.out, Added{Files: paths, Err: fmt.Errorf("%s: %w", strings.Join(paths, ", "), err)})
}

// stage takes in one file. A file that is no list is refused and is no error.
func (b *batch) stage(ctx context.Context, p string) error {
	f, err := openRegular(p)
	if err != nil {
		b.refuse(err, p)
		return nil
	}
	defer f.Close()
	tmp, remove, err := b.h.temp()
	if err != nil {
		return err
	}
	name := filepath.Base(p)
	s, err := b.h.stage(ctx, tmp, name, name, f)
	if err != nil {
		remove()
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		b.refuse(err, p)
		return nil
	}
	b.given = append(b.given, &given{s, p, tmp, remove})
	return nil
}

func openRegular(p string) (*os.File, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, reason(err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("is a folder; name the files in it")
	}
	if err != nil {
		f.Close()
		return nil, reason(err)
	}
	return f, nil
}

// groups puts the files of one issue together, the main file first.
func (b *batch) groups() [][]*given {
	var out [][]*given
	mains := map[string][]int{} // by list, positions in out
	for _, g := range b.given {
		if g.Part == "" {
			mains[g.format.List] = append(mains[g.format.List], len(out))
			out = append(out, []*given{g})
		}
	}
	for _, g := range b.given { // a part tells by its first number whose it is; the only main file beside it tells better
		if len(out) == 1 && g.Part != "" && g.format.Authority == out[0][0].format.Authority && len(mains[g.format.List]) == 0 {
			mains[g.format.List] = []int{0}
		}
	}
	alone := map[string]int{}
	for _, g := range b.given {
		if g.Part == "" {
			continue
		}
		list := g.format.List
		at := slices.IndexFunc(mains[list], func(i int) bool { return belongs(g, out[i][0], len(mains[list])) })
		if at >= 0 {
			i := mains[list][at]
			out[i] = append(out[i], g)
			continue
		}
		i, ok := alone[list]
		if !ok {
			i = len(out)
			alone[list] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], g)
	}
	return out
}

// belongs reports whether a part is of the same issue as a main file: both have
// the same date in their names, or there is one main file and the names give no
// two dates that differ.
func belongs(part, main *given, mains int) bool {
	if !strings.HasSuffix(main.format.Name, "-csv") {
		return false
	}
	if part.named != "" && main.named != "" {
		return part.named == main.named
	}
	return mains == 1
}

// add adds one issue.
func (b *batch) add(ctx context.Context, g []*given) error {
	var paths []string
	for _, f := range g {
		paths = append(paths, f.path)
	}
	slices.SortStableFunc(g, func(a, c *given) int { return strings.Compare(a.Part, c.Part) })
	for i := 1; i < len(g); i++ {
		if g[i].Part == g[i-1].Part {
			b.refuse(fmt.Errorf("two files of the same part of one issue; give them in two calls"), paths...)
			return nil
		}
	}
	if g[0].Part != "" {
		return b.attach(ctx, g, paths)
	}
	var files []*staged
	for _, f := range g {
		if err := b.h.gather(g[0].tmp, f); err != nil {
			return err
		}
		files = append(files, f.staged)
	}
	return b.settle(ctx, g[0].tmp, files, paths)
}

// gather moves a part into the temporary folder of its main file.
func (h *Home) gather(tmp string, f *given) error {
	if f.tmp == tmp {
		return nil
	}
	if err := h.root.Rename(path.Join(f.tmp, f.Stored), path.Join(tmp, f.Stored)); err != nil {
		return fmt.Errorf("writing %s: %w", f.Stored, reason(err))
	}
	return nil
}

func (b *batch) settle(ctx context.Context, tmp string, files []*staged, paths []string) error {
	s, skipped, had, err := b.h.settle(ctx, tmp, files, b.o)
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		b.refuse(err, paths...)
		return nil
	}
	b.out = append(b.out, Added{Files: paths, Snapshot: s, Duplicate: had, Skipped: skipped})
	return nil
}

// attach adds parts without a main file to the newest issue that has one of the
// same kind, which is then replaced by the fuller one; or refuses them.
func (b *batch) attach(ctx context.Context, g []*given, paths []string) error {
	title := g[0].format.Title
	old, err := b.h.newestCSV(g[0].format.List)
	if err != nil {
		return err
	}
	switch {
	case old == nil:
		b.refuse(fmt.Errorf("only a part of %s; give it together with the main file, such as sdn.csv", title), paths...)
		return nil
	case !b.o.Attach:
		b.refuse(fmt.Errorf("%w of %s; give it together with the main file, or ask to attach it to the issue of %s that is stored", ErrPart, title, old.When()), paths...)
		return nil
	}
	tmp := g[0].tmp
	var files []*staged
	for _, f := range old.Files {
		if slices.ContainsFunc(g, func(n *given) bool { return n.Part == f.Part }) {
			continue
		}
		s, err := b.h.restage(ctx, tmp, old.Dir, f)
		if err != nil {
			return err
		}
		files = append(files, s)
	}
	for _, f := range g {
		if err := b.h.gather(tmp, f); err != nil {
			return err
		}
		files = append(files, f.staged)
	}
	o := b.o
	b.o.Retrieved, b.o.Published = old.Retrieved, ""
	if old.DatedBy == "user" {
		b.o.Published = old.Published
	}
	n := len(b.out)
	err = b.settle(ctx, tmp, files, paths)
	b.o = o
	if err == nil && len(b.out) > n && b.out[n].Err == nil && !b.out[n].Duplicate {
		b.replaced = append(b.replaced, old.Dir)
	}
	return err
}

// restage copies a stored file into a temporary folder.
func (h *Home) restage(ctx context.Context, tmp, dir string, f File) (*staged, error) {
	r, err := h.open(path.Join(dir, f.Stored))
	if err != nil {
		return nil, fmt.Errorf("%s/%s: %w", dir, f.Stored, err)
	}
	defer r.Close()
	name := strings.TrimSuffix(strings.TrimPrefix(f.Stored, partPrefix(f.Part)), ".gz")
	s, err := h.stage(ctx, tmp, name, f.Source, r)
	if err != nil {
		return nil, fmt.Errorf("%s/%s: %w", dir, f.Stored, err)
	}
	s.ETag, s.LastModified = f.ETag, f.LastModified
	return s, nil
}

// newestCSV is the newest issue of a list whose main file can have parts.
func (h *Home) newestCSV(list string) (*Snapshot, error) {
	all, err := h.Snapshots(list)
	if err != nil {
		return nil, err
	}
	for _, s := range slices.Backward(all) {
		if strings.HasSuffix(s.Format, "-csv") {
			return s, nil
		}
	}
	return nil, nil
}

var nameDate = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:([-_.]?)(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?)?(?:\D|$)`)

// dateInName finds a date in a file's name: 2023-01 in sdn_2023-01.csv,
// 2023-01-20 in sdn_20230120.csv, 2025 in sema_2025.xml; "" where there is none.
func dateInName(name string) string {
	m := nameDate.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	var out strings.Builder
	out.WriteString(m[1])
	for _, part := range m[3:] {
		if part == "" {
			break
		}
		out.WriteString("-" + part)
	}
	return out.String()
}
