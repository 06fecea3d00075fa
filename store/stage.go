package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"backchannel/lists"
)

// Bounds on a file: what of it tells its format, and how large it may be
// unpacked.
const (
	headSize = 64 << 10
	maxFile  = 2 << 30
)

// headReader shows the first bytes of what it reads.
type headReader struct{ *bufio.Reader }

func newHeadReader(r io.Reader) headReader { return headReader{bufio.NewReaderSize(r, headSize)} }

func (r headReader) head() ([]byte, error) {
	head, err := r.Peek(headSize)
	if err == io.EOF {
		err = nil
	}
	return head, unpacking(err)
}

// unpacking says in the user's words what gzip says of a damaged file.
func unpacking(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the gzip data is cut short; fetch or copy the file again")
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return errors.New("the gzip data is damaged; fetch or copy the file again")
	}
	return err
}

// staged is a file that lies ready, recognised, in a temporary folder.
type staged struct {
	File
	format *lists.Format
	named  string // the date in the file's name
}

// stage copies a file, unpacked from gzip and packed again, into a temporary
// folder, and tells its format. name is the file's name without its folder.
func (h *Home) stage(ctx context.Context, tmp, name, source string, r io.Reader) (*staged, error) {
	src := newHeadReader(ctxReader{ctx, r})
	if magic, _ := src.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(src)
		if err != nil {
			return nil, unpacking(err)
		}
		src = newHeadReader(z)
		name = strings.TrimSuffix(name, ".gz")
	}
	head, err := src.head()
	if err != nil {
		return nil, err
	}
	format, err := lists.Detect(head)
	if err != nil {
		return nil, err
	}
	s := &staged{format: format, named: dateInName(name)}
	s.Part, s.Source, s.Stored = format.Part, source, storedName(name, format.Part)
	s.SHA256, s.Size, err = h.pack(path.Join(tmp, s.Stored), src)
	return s, unpacking(err)
}

// pack writes what r gives as gzip and says what it was.
func (h *Home) pack(name string, r io.Reader) (sum string, size int64, err error) {
	f, err := h.root.Create(name)
	if err != nil {
		return "", 0, reason(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z, err := gzip.NewWriterLevel(f, gzip.BestSpeed)
	if err != nil {
		return "", 0, err
	}
	digest := sha256.New()
	size, err = io.Copy(io.MultiWriter(z, digest), io.LimitReader(r, maxFile+1))
	if err != nil {
		return "", 0, err
	}
	if size > maxFile {
		return "", 0, fmt.Errorf("it unpacks to more than %d GiB, which no list has", maxFile>>30)
	}
	return hex.EncodeToString(digest.Sum(nil)), size, z.Close()
}

// storedName is a name for a file that is safe in every file system and differs
// from those of the other parts.
func storedName(name, part string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '.', r == '-', r == '_':
			return r
		}
		return '_'
	}, name)
	clean = strings.TrimLeft(clean[max(0, len(clean)-80):], ".")
	return partPrefix(part) + clean + ".gz"
}

// partPrefix begins the stored name of a part's file.
func partPrefix(part string) string {
	if part == "" {
		return "main-"
	}
	return part + "-"
}

// settle checks the staged files of one issue by reading them whole, gives the
// issue its dates, and puts it in its place. An issue that the home has already
// is returned with had set, and nothing is changed.
func (h *Home) settle(ctx context.Context, tmp string, files []*staged, o AddOptions) (s *Snapshot, skipped []lists.Skip, had bool, err error) {
	main := files[0]
	meta := &Snapshot{Format: main.format.Name}
	for _, f := range files {
		meta.Files = append(meta.Files, f.File)
	}
	read, err := h.parse(ctx, tmp, meta.Files)
	if err != nil {
		return nil, nil, false, err
	}
	meta.Publication = read.Publication
	meta.Entities, meta.Skipped = len(read.Entities), read.Skips
	meta.Retrieved = o.Retrieved
	meta.Published, meta.DatedBy = dated(read.Published, o.Published, main.named)
	meta.SHA256 = sumOf(meta.Files)
	stored, err := h.Snapshots(meta.List)
	if err != nil {
		return nil, nil, false, err
	}
	for _, old := range stored {
		if old.SHA256 == meta.SHA256 {
			return old, read.Skipped, true, nil
		}
	}
	if err := h.sameList(ctx, stored, read, main); err != nil {
		return nil, read.Skipped, false, err
	}
	if o.accept != nil && len(stored) > 0 {
		if err := o.accept(stored[len(stored)-1], meta); err != nil {
			return nil, read.Skipped, false, err
		}
	}
	return meta, read.Skipped, false, h.place(ctx, tmp, meta, read)
}

// sameList refuses a file that has the form of a list that the home has and
// hardly any of its parties: OpenSanctions publishes many datasets in one form,
// and as an issue of another it would make those parties look removed.
func (h *Home) sameList(ctx context.Context, stored []*Snapshot, fresh *lists.Snapshot, main *staged) error {
	if len(stored) == 0 {
		return nil
	}
	newest := stored[len(stored)-1]
	old, err := h.Load(ctx, newest)
	if err != nil {
		return nil // an issue that cannot be read is told by whoever needs it
	}
	shared := 0
	for e := range fresh.Listed() {
		if o := old.Entity(e.ID); o != nil && o.Target {
			shared++
		}
	}
	if few := min(old.Targets, fresh.Targets); few < 3 || 4*shared >= few {
		return nil
	}
	return fmt.Errorf("it has %d of the %d parties of %s of %s that is here: it seems to be another list in the same form, which needs a home of its own", shared, old.Targets, main.format.Title, newest.When())
}

// takeOut removes an issue that was just put in its place, and the folder of its
// list where that has no other.
func (h *Home) takeOut(s *Snapshot) error {
	if err := h.root.RemoveAll(s.Dir); err != nil {
		return fmt.Errorf("removing %s: %w", s.Dir, reason(err))
	}
	for _, dir := range []string{path.Dir(s.Dir), "lists"} {
		if left, err := h.names(dir); err == nil && len(left) == 0 {
			h.root.Remove(dir)
		}
	}
	return nil
}

// dated chooses the publication date and says where it is from.
func dated(file, user, name string) (date, by string) {
	switch {
	case file != "":
		return file, "file"
	case user != "":
		return user, "user"
	case name != "":
		return name, "name"
	}
	return "", ""
}

// sumOf is the hash of an issue: that of its file, or where it has several the
// SHA-256 of the lines "part hash", sorted.
func sumOf(files []File) string {
	if len(files) == 1 {
		return files[0].SHA256
	}
	var lines []string
	for _, f := range files {
		lines = append(lines, f.Part+" "+f.SHA256+"\n")
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:])
}

// place moves a temporary folder to where its issue belongs, with the prepared
// form of what was read.
func (h *Home) place(ctx context.Context, tmp string, s *Snapshot, read *lists.Snapshot) error {
	key, err := h.preparedKey(ctx, tmp, s.Files)
	if err != nil {
		return err
	}
	if err := h.root.WriteFile(path.Join(tmp, preparedFile), prepare(key, read), 0o644); err != nil {
		return fmt.Errorf("writing to the home folder: %w", reason(err))
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := h.root.WriteFile(path.Join(tmp, "meta.json"), append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("writing meta.json: %w", reason(err))
	}
	if ctx.Err() != nil { // the last moment to stop: from here on it is quick
		return context.Cause(ctx)
	}
	if err := h.root.MkdirAll(path.Join("lists", s.List), 0o755); err != nil {
		return fmt.Errorf("writing to the home folder: %w", reason(err))
	}
	when := s.When()
	if when == "" {
		when = "undated"
	}
	s.Dir = path.Join("lists", s.List, when+"-"+s.SHA256[:8])
	if err := h.root.Rename(tmp, s.Dir); err != nil {
		return fmt.Errorf("writing %s: %w", s.Dir, reason(err))
	}
	return nil
}
