package screen

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"unsafe"

	"backchannel/ftm"
	"backchannel/names"
)

// A snapshot file is a header of one page, the entities as JSON one after another,
// and the slices of an Index as they lie in memory, little-endian, each beginning at
// a multiple of eight bytes. It is mapped into memory and used where it lies, but for
// the sections that every search reads here and there: they are copied to large
// pages where the system has such, which halves the time that a read waits. What
// must be made anew on opening is the table of parts, a fraction of a second for a
// million entities. The format is of one version of the program; a file of another
// is refused and must be written again.
const (
	snapshotMagic = "backchannel screen 4\n"
	headerSize    = 4096
)

// header is the first page of a snapshot: JSON behind the magic, its length and
// its checksum.
type header struct {
	Weights    Weights            `json:"weights"`
	Schemas    []string           `json:"schemas"`
	BucketBits uint32             `json:"bucketBits"`
	Entities   int                `json:"entities"`
	Hot        int64              `json:"hot"` // from here on lies what searches read
	Sections   map[string]section `json:"sections"`
}

type section struct {
	At    int64 `json:"at"`
	Bytes int64 `json:"bytes"`
}

// stored is what of a snapshot is read when it is asked for.
type stored struct {
	entityOff    []uint64
	entityJSON   []byte
	originalOff  []uint64
	originalText []byte
	unmap        func() error
}

// entity reads the i-th entity; one with nothing but an ID where its record is
// broken, which only a damaged file has.
func (s *stored) entity(i uint32) *ftm.Entity {
	e := &ftm.Entity{}
	if err := json.Unmarshal(s.entityJSON[s.entityOff[i]:s.entityOff[i+1]], e); err != nil {
		return ftm.NewEntity(fmt.Sprintf("damaged-%d", i), "LegalEntity")
	}
	return e
}

func (s *stored) original(i int) string {
	return string(s.originalText[s.originalOff[i]:s.originalOff[i+1]])
}

// WriteSnapshot makes an index of the entities and writes it to a file, which
// OpenSnapshot opens without building it again. It holds the names in memory, not the
// entities. The file appears under its name only when it is whole.
func WriteSnapshot(path string, entities iter.Seq[*ftm.Entity], w Weights) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp*")
	if err != nil {
		return fmt.Errorf("writing the screening snapshot: %w", err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("writing the screening snapshot %s: %w", path, err)
		}
	}()
	sw := &snapshotWriter{w: bufio.NewWriterSize(f, 1<<20), at: headerSize}
	sw.h.Sections = map[string]section{}
	if _, err = sw.w.Write(make([]byte, headerSize)); err != nil {
		return err
	}
	x, err := sw.entities(entities, w)
	if err != nil {
		return err
	}
	sw.index(x)
	if sw.err != nil {
		return sw.err
	}
	if err = sw.w.Flush(); err != nil {
		return err
	}
	page, err := sw.h.page()
	if err != nil {
		return err
	}
	if _, err = f.WriteAt(page, 0); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

type snapshotWriter struct {
	w   *bufio.Writer
	h   header
	at  int64
	err error
}

// entities writes the entities' records and builds the index beside.
func (s *snapshotWriter) entities(entities iter.Seq[*ftm.Entity], w Weights) (*Index, error) {
	b := newBuilder(w)
	b.drop = true
	offsets := []uint64{0}
	begin := s.at
	for e := range entities {
		if !b.add(e) {
			continue
		}
		record, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("entity %s: %w", e.ID, err)
		}
		s.write(record)
		offsets = append(offsets, uint64(s.at-begin))
	}
	if s.err != nil {
		return nil, s.err
	}
	s.h.Sections["entityJSON"] = section{begin, s.at - begin}
	put(s, "entityOff", offsets)
	return b.index(), nil
}

func (s *snapshotWriter) write(p []byte) {
	if s.err == nil {
		_, s.err = s.w.Write(p)
	}
	s.at += int64(len(p))
}

// hotPage is where the hot part may begin, as the systems map files.
const hotPage = 1 << 16

// pad writes zeros up to a multiple of n.
func (s *snapshotWriter) pad(n int64) {
	s.write(make([]byte, (n-s.at%n)%n))
}

// put writes a slice of numbers as a section.
func put[T any](s *snapshotWriter, name string, v []T) {
	s.pad(8)
	var zero T
	p := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*int(unsafe.Sizeof(zero)))
	s.h.Sections[name] = section{s.at, int64(len(p))}
	s.write(p)
}

// putStrings writes strings as their text and where each begins.
func putStrings(s *snapshotWriter, name string, n int, at func(int) string) {
	off := make([]uint64, 1, n+1)
	var text []byte
	for i := range n {
		text = append(text, at(i)...)
		off = append(off, uint64(len(text)))
	}
	put(s, name+"Off", off)
	put(s, name+"Text", text)
}

func (s *snapshotWriter) index(x *Index) {
	s.h.Weights, s.h.Schemas, s.h.BucketBits, s.h.Entities = x.w, x.schemaNames, x.bucketBits, x.Len()
	putStrings(s, "original", len(x.originals), func(i int) string { return x.originals[i] })
	putStrings(s, "part", len(x.parts), func(i int) string { return x.parts[i].Text })
	putStrings(s, "native", len(x.parts), func(i int) string { return x.parts[i].Native })
	s.pad(hotPage)
	s.h.Hot = s.at
	fixed := make([]fixedPart, len(x.parts))
	for i := range x.parts {
		p := &x.parts[i]
		fixed[i] = fixedPart{p.Value, uint8(p.Role), p.Marks(), 0}
	}
	put(s, "partFixed", fixed)
	for name, v := range x.words() {
		put(s, name, *v)
	}
	put(s, "nameRole", x.nameRole)
	put(s, "nameFlags", x.nameFlags)
	put(s, "nameJoined", x.nameJoined)
	put(s, "nameRank", x.nameRank)
	put(s, "bucket", x.bucket)
	put(s, "heads", x.heads)
	put(s, "byIDHash", x.byIDHash)
	put(s, "schema", x.schema)
	put(s, "birth", x.birth)
	put(s, "country", x.country)
	put(s, "gender", x.gender)
	put(s, "idKind", x.idKind)
	put(s, "idHash", x.idHash)
}

// fixedPart is what a part has besides its text.
type fixedPart struct {
	value       int32
	role, marks uint8
	_           uint16
}

// words yields the index's slices of 32-bit numbers by the names of their sections.
func (x *Index) words() iter.Seq2[string, *[]uint32] {
	return func(yield func(string, *[]uint32) bool) {
		for _, s := range []struct {
			name string
			v    *[]uint32
		}{
			{"keyOff", &x.keyOff}, {"bucketOff", &x.bucketOff},
			{"nameOff", &x.nameOff}, {"nameToken", &x.nameToken}, {"nameEntity", &x.nameEntity},
			{"postOff", &x.postOff}, {"post", &x.post}, {"anchorOff", &x.anchorOff}, {"anchorNext", &x.anchorNext},
			{"joinHash", &x.joinHash}, {"joinName", &x.joinName}, {"byIDEntity", &x.byIDEntity},
			{"birthOff", &x.birthOff}, {"countryOff", &x.countryOff}, {"idOff", &x.idOff},
		} {
			if !yield(s.name, s.v) {
				return
			}
		}
	}
}

// page is the header as it is written: magic, length, checksum, JSON.
func (h *header) page() ([]byte, error) {
	body, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	page := make([]byte, headerSize)
	n := copy(page, snapshotMagic)
	if n+8+len(body) > headerSize {
		return nil, errors.New("the header does not fit its page")
	}
	binary.LittleEndian.PutUint32(page[n:], uint32(len(body)))
	binary.LittleEndian.PutUint32(page[n+4:], crc32.ChecksumIEEE(body))
	copy(page[n+8:], body)
	return page, nil
}

// OpenSnapshot maps a file that WriteSnapshot wrote and returns its index. Close
// it when no search runs any more; the entities of hits stay valid.
func OpenSnapshot(path string) (*Index, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the screening snapshot: %w", err)
	}
	defer f.Close()
	data, unmap, err := mapFile(f)
	if err != nil {
		return nil, fmt.Errorf("opening the screening snapshot: %w", err)
	}
	h, err := readHeader(data)
	hot, free := []byte(nil), func() error { return nil }
	if err == nil {
		hot, free, err = readLarge(f, h.Hot, int64(len(data)))
	}
	var x *Index
	if err == nil {
		x, err = readSnapshot(&h, data, hot)
	}
	close := func() error { return errors.Join(free(), unmap()) }
	if err != nil {
		close()
		return nil, fmt.Errorf("opening the screening snapshot %s: %w", path, err)
	}
	x.stored.unmap = close
	return x, nil
}

// Close lets go of a snapshot's file. An index that was built has none.
func (x *Index) Close() error {
	if x.stored == nil || x.stored.unmap == nil {
		return nil
	}
	unmap := x.stored.unmap
	x.stored.unmap = nil
	return unmap()
}

var errFormat = errors.New("not a snapshot of this version of the program; write it again")

func readHeader(data []byte) (h header, err error) {
	n := len(snapshotMagic)
	if len(data) < headerSize || string(data[:n]) != snapshotMagic || !littleEndian() {
		return h, errFormat
	}
	size := int(binary.LittleEndian.Uint32(data[n:]))
	if n+8+size > headerSize {
		return h, errFormat
	}
	body := data[n+8 : n+8+size]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[n+4:]) {
		return h, errors.New("the header is damaged")
	}
	if err = json.Unmarshal(body, &h); err == nil && (h.Hot < headerSize || h.Hot > int64(len(data)) || h.Hot%hotPage != 0) {
		err = errors.New("the header is damaged")
	}
	return h, err
}

func littleEndian() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}

// contents is a mapped file and the copy of its hot part, nil where there is none.
type contents struct {
	h         *header
	data, hot []byte
}

// get returns a section as a slice of T, which lies in the mapped file or the copy.
func get[T any](c *contents, name string, err *error) []T {
	s, ok := c.h.Sections[name]
	data := c.data
	var zero T
	size := int64(unsafe.Sizeof(zero))
	if !ok || s.At < 0 || s.Bytes < 0 || s.At > math.MaxInt64-s.Bytes || s.At+s.Bytes > int64(len(data)) || s.At%8 != 0 && size > 1 || s.Bytes%size != 0 {
		if *err == nil {
			*err = fmt.Errorf("section %s is damaged", name)
		}
		return nil
	}
	if s.Bytes == 0 {
		return []T{}
	}
	if c.hot != nil && s.At >= c.h.Hot {
		return unsafe.Slice((*T)(unsafe.Pointer(&c.hot[s.At-c.h.Hot])), s.Bytes/size)
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&data[s.At])), s.Bytes/size)
}

func readSnapshot(h *header, data, hot []byte) (*Index, error) {
	var err error
	c := &contents{h, data, hot}
	x := &Index{w: h.Weights, schemaNames: h.Schemas, bucketBits: h.BucketBits, stored: &stored{}}
	x.stored.entityOff = get[uint64](c, "entityOff", &err)
	x.stored.entityJSON = get[byte](c, "entityJSON", &err)
	x.stored.originalOff = get[uint64](c, "originalOff", &err)
	x.stored.originalText = get[byte](c, "originalText", &err)
	for name, v := range x.words() {
		*v = get[uint32](c, name, &err)
	}
	x.nameRole = get[uint8](c, "nameRole", &err)
	x.nameFlags = get[uint8](c, "nameFlags", &err)
	x.nameJoined = get[uint64](c, "nameJoined", &err)
	x.nameRank = get[uint16](c, "nameRank", &err)
	x.bucket = get[uint64](c, "bucket", &err)
	x.heads = get[nameHead](c, "heads", &err)
	x.byIDHash = get[uint64](c, "byIDHash", &err)
	x.schema = get[uint8](c, "schema", &err)
	x.birth = get[int32](c, "birth", &err)
	x.country = get[uint16](c, "country", &err)
	x.gender = get[uint8](c, "gender", &err)
	x.idKind = get[uint8](c, "idKind", &err)
	x.idHash = get[uint64](c, "idHash", &err)
	fixed := get[fixedPart](c, "partFixed", &err)
	textOff, text := get[uint64](c, "partOff", &err), get[byte](c, "partText", &err)
	nativeOff, native := get[uint64](c, "nativeOff", &err), get[byte](c, "nativeText", &err)
	if err != nil {
		return nil, err
	}
	if len(textOff) != len(fixed)+1 || len(nativeOff) != len(fixed)+1 || len(x.gender) != h.Entities {
		return nil, errors.New("sections do not fit each other")
	}
	x.parts = make([]names.Part, len(fixed))
	for i, f := range fixed {
		x.parts[i] = names.MakePart(string(text[textOff[i]:textOff[i+1]]), string(native[nativeOff[i]:nativeOff[i+1]]), names.Role(f.role), f.value, f.marks)
	}
	x.derive()
	return x, nil
}

var _ io.Closer = (*Index)(nil)
