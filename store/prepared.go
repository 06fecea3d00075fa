package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"backchannel/lists"
)

// preparedFile is an issue as it was read, beside the files that it was read
// from: the first line is the SHA-256 of the rest, the next lines say what it is
// made of (see preparedKey), and what follows is lists' compact form. It only
// saves time. It is used where every line is as expected and is else made anew,
// without a word, and no answer ever rests on it alone: where a file that it was
// made from has changed or is gone, the issue is read from the files again or is
// refused.
const preparedFile = "prepared"

const sumLine = 2*sha256.Size + 1

// preparedKey is what a prepared form must begin with to stand for the files of
// a folder: its version, the parsers that read them, and the SHA-256 of each
// file as it lies there, packed.
func (h *Home) preparedKey(ctx context.Context, dir string, files []File) (string, error) {
	var key strings.Builder
	key.WriteString("backchannel prepared 1\nparsers " + lists.Revision() + "\n")
	for _, f := range files {
		r, err := h.root.Open(path.Join(dir, f.Stored))
		if err != nil {
			return "", reason(err)
		}
		sum := sha256.New()
		_, err = io.Copy(sum, ctxReader{ctx, r})
		r.Close()
		if err != nil {
			return "", reason(err)
		}
		fmt.Fprintf(&key, "file %q %x\n", f.Part, sum.Sum(nil))
	}
	key.WriteString("\n")
	return key.String(), nil
}

// prepare makes the prepared form of the files of a folder.
func prepare(key string, s *lists.Snapshot) []byte {
	b := make([]byte, sumLine, 1<<20)
	b = s.AppendCompact(append(b, key...))
	sum := sha256.Sum256(b[sumLine:])
	hex.Encode(b, sum[:])
	b[sumLine-1] = '\n'
	return b
}

var errNotPrepared = errors.New("no prepared form, or one of other files or of another program")

// prepared reads the prepared form of a folder.
func (h *Home) prepared(ctx context.Context, dir, key string) (*lists.Snapshot, error) {
	f, err := h.root.Open(path.Join(dir, preparedFile))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if n := info.Size(); n < int64(sumLine+len(key)) || n > maxFile {
		return nil, errNotPrepared
	}
	want := make([]byte, sumLine)
	if _, err := io.ReadFull(f, want); err != nil {
		return nil, err
	}
	var text strings.Builder // a string that is never copied: the snapshot's texts are parts of it
	text.Grow(int(info.Size()) - sumLine)
	sum := sha256.New()
	r := io.LimitReader(ctxReader{ctx, f}, info.Size()-sumLine)
	if _, err := io.CopyBuffer(io.MultiWriter(&text, sum), r, make([]byte, 256<<10)); err != nil {
		return nil, err
	}
	data, ok := strings.CutPrefix(text.String(), key)
	if !ok || string(want) != hex.EncodeToString(sum.Sum(nil))+"\n" {
		return nil, errNotPrepared
	}
	return lists.ReadCompact(data)
}

// read reads an issue by its prepared form, or where that does not serve from
// its files, and then prepares it for the next time.
func (h *Home) read(ctx context.Context, s *Snapshot) (*lists.Snapshot, error) {
	key, keyErr := h.preparedKey(ctx, s.Dir, s.Files)
	if keyErr == nil {
		if out, err := h.prepared(ctx, s.Dir, key); err == nil {
			return out, nil
		}
	}
	out, err := h.parse(ctx, s.Dir, s.Files)
	if err == nil && keyErr == nil && ctx.Err() == nil {
		h.keep(s.Dir, prepare(key, out))
	}
	return out, err
}

// keep puts a prepared form in its place where that can be done at once. Where
// it cannot, because the home may not be written to or another process is
// writing, the next to load the issue will do it.
func (h *Home) keep(dir string, prepared []byte) {
	h.keeping.Lock() // the lock keeps out other processes and this one's too
	defer h.keeping.Unlock()
	unlock, ok, err := h.tryLock()
	if err != nil || !ok {
		return
	}
	defer unlock()
	_ = h.writeFile(path.Join(dir, preparedFile), prepared) // best effort, see above
}
