package store

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"

	"backchannel/cite"
	"backchannel/lists"
)

// Snapshot is one issue of a list as the home keeps it.
type Snapshot struct {
	cite.Publication
	Format   string `json:"format"`   // the name of the format of its main file
	DatedBy  string `json:"datedBy"`  // where Published is from: file, user, name (of the file), or "" where nothing gave it
	Entities int    `json:"entities"` // all that the files hold, the listed parties among them
	Skipped  int    `json:"skipped"`  // records and fields that could not be read
	Files    []File `json:"files"`    // the main file first
	Dir      string `json:"-"`        // lists/us_ofac_sdn/2023-01-0a1b2c3d
}

// File is one file of an issue.
type File struct {
	Part         string `json:"part"`   // as in lists.Format
	Stored       string `json:"stored"` // its name in the folder: sdn.csv.gz
	Source       string `json:"source"` // the address or the file name that it came from
	SHA256       string `json:"sha256"` // unpacked
	Size         int64  `json:"size"`   // unpacked
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
}

// When is the day by which an issue is ordered among others: that of its
// publication, else that of its retrieval.
func (s *Snapshot) When() string { return cmp.Or(s.Published, s.Retrieved) }

// byAge orders issues oldest first; of two of the same day the one retrieved
// later is the newer, then the one with more files.
func byAge(a, b *Snapshot) int {
	return cmp.Or(cmp.Compare(a.When(), b.When()), cmp.Compare(a.Retrieved, b.Retrieved),
		cmp.Compare(len(a.Files), len(b.Files)), cmp.Compare(a.Dir, b.Dir))
}

// Lists returns the names of the lists that the home has issues of, sorted.
func (h *Home) Lists() ([]string, error) { return h.names("lists") }

// Snapshots returns the issues of a list, oldest first; none where the home has
// none. An issue whose meta.json cannot be read is an error that names it.
func (h *Home) Snapshots(list string) ([]*Snapshot, error) {
	dir := path.Join("lists", list)
	names, err := h.names(dir)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, reason(err))
	}
	var out []*Snapshot
	for _, name := range names {
		if name == checkedFile {
			continue
		}
		s, err := h.meta(path.Join(dir, name))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	slices.SortFunc(out, byAge)
	return out, nil
}

func (h *Home) meta(dir string) (*Snapshot, error) {
	b, err := h.root.ReadFile(path.Join(dir, "meta.json"))
	s := &Snapshot{}
	if err == nil {
		err = json.Unmarshal(b, s)
	}
	if err == nil && (s.List == "" || len(s.Files) == 0) {
		err = errors.New("it names no list or no files")
	}
	if err != nil {
		return nil, fmt.Errorf("%s/meta.json: %w; remove that folder and add the files again", dir, reason(err))
	}
	s.Dir = dir
	return s, nil
}

// Newest returns the newest issue of a list, nil where there is none.
func (h *Home) Newest(list string) (*Snapshot, error) {
	all, err := h.Snapshots(list)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all[len(all)-1], nil
}

// Load reads an issue into memory, with its dates and hash.
func (h *Home) Load(ctx context.Context, s *Snapshot) (*lists.Snapshot, error) {
	out, err := h.read(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Dir, err)
	}
	targets := out.Targets
	out.Publication = s.Publication
	out.Targets = targets
	return out, nil
}

// LoadParts reads an issue by the files of these parts alone, the main file among
// them, as if the others had never come.
func (h *Home) LoadParts(ctx context.Context, s *Snapshot, parts []string) (*lists.Snapshot, error) {
	files := slices.DeleteFunc(slices.Clone(s.Files), func(f File) bool { return !slices.Contains(parts, f.Part) })
	if len(files) == len(s.Files) {
		return h.Load(ctx, s)
	}
	out, err := h.parse(ctx, s.Dir, files)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Dir, err)
	}
	out.Publication = s.Publication
	return out, nil
}

// Parts returns the parts that an issue has, "" for the main file.
func (s *Snapshot) Parts() []string {
	var out []string
	for _, f := range s.Files {
		out = append(out, f.Part)
	}
	return out
}

// LoadNewest reads the newest issue of each list that the home has, several at
// the same time, in the order of their names. Where one cannot be read the
// others are returned with the error.
func (h *Home) LoadNewest(ctx context.Context) ([]*lists.Snapshot, error) {
	names, err := h.Lists()
	if err != nil {
		return nil, err
	}
	var newest []*Snapshot
	for _, name := range names {
		s, err := h.Newest(name)
		if err != nil {
			return nil, err
		}
		if s != nil {
			newest = append(newest, s)
		}
	}
	return h.LoadAll(ctx, newest)
}

// LoadAll reads issues, as many at the same time as there are processors. Where
// some cannot be read the others are returned with the errors joined.
func (h *Home) LoadAll(ctx context.Context, issues []*Snapshot) ([]*lists.Snapshot, error) {
	out := make([]*lists.Snapshot, len(issues))
	errs := make([]error, len(issues))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, s := range issues {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			out[i], errs[i] = h.Load(ctx, s)
		})
	}
	wg.Wait()
	return slices.DeleteFunc(out, func(s *lists.Snapshot) bool { return s == nil }), errors.Join(errs...)
}

// parse reads the stored files of a folder as one publication.
func (h *Home) parse(ctx context.Context, dir string, files []File) (*lists.Snapshot, error) {
	in := &lists.Intake{Parts: map[string]io.Reader{}}
	var format *lists.Format
	for _, f := range files {
		r, err := h.open(path.Join(dir, f.Stored))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Source, err)
		}
		defer r.Close()
		src := newHeadReader(ctxReader{ctx, r})
		if f.Part == "" {
			head, err := src.head()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Source, err)
			}
			if format, err = lists.Detect(head); err != nil {
				return nil, fmt.Errorf("%s: %w", f.Source, err)
			}
		}
		in.Parts[f.Part] = src
	}
	if format == nil {
		return nil, errors.New("the main file is not there")
	}
	s, err := lists.Read(format, in)
	if err != nil && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return s, err
}

// packed is a stored file that is being unpacked.
type packed struct {
	*gzip.Reader
	f fs.File
}

func (p packed) Close() error { return p.f.Close() }

func (h *Home) open(name string) (io.ReadCloser, error) {
	f, err := h.root.Open(name)
	if err != nil {
		return nil, reason(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, errors.New("the stored file is damaged; remove its folder and add it again")
	}
	return packed{z, f}, nil
}
