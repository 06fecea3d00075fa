package syntax

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"backchannel/reader/syntax/neural"
)

// magic begins a file of weights and names its format.
const magic = "backchannel syntax 1\n"

// Write writes the model, compressed. The same model gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	b := []byte(magic)
	for _, list := range [][]string{m.tags, m.rels, m.labels} {
		b = appendText(b, strings.Join(list, " "))
	}
	var lemmas strings.Builder
	for _, k := range slices.Sorted(maps.Keys(m.lemmas)) {
		fmt.Fprintf(&lemmas, "%s\t%s\n", k, m.lemmas[k])
	}
	b = appendText(b, lemmas.String())
	b = binary.AppendUvarint(b, uint64(len(m.hashes)))
	for _, h := range m.hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	b = m.net.Append(b)
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errWeights = errors.New("not weights of this version")

// Read reads weights that Write wrote.
func Read(r io.Reader) (*Model, error) {
	m, err := read(r)
	if err != nil {
		return nil, fmt.Errorf("syntax: reading weights: %w", err)
	}
	return m, nil
}

func read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	b, ok := bytes.CutPrefix(all, []byte(magic))
	if !ok {
		return nil, errWeights
	}
	var texts [4]string
	for i := range texts {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return nil, errWeights
		}
		texts[i], b = string(b[k:k+int(n)]), b[k+int(n):]
	}
	m := &Model{tags: strings.Fields(texts[0]), rels: strings.Fields(texts[1]), labels: strings.Fields(texts[2]), lemmas: map[string]string{}}
	for line := range strings.Lines(texts[3]) {
		k, v, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		m.lemmas[k] = v
	}
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k)/4 {
		return nil, errWeights
	}
	b = b[k:]
	m.hashes = make([]uint32, n)
	for i := range m.hashes {
		m.hashes[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	if m.net, _, err = neural.ReadNetwork(b[4*n:]); err != nil {
		return nil, err
	}
	if m.net.Tags != len(m.tags) || m.net.Rels != len(m.rels) || m.net.Names != len(m.labels) || m.net.Words != len(m.hashes)+2 {
		return nil, errWeights
	}
	m.ready()
	return m, nil
}
