package neural

import (
	"encoding/binary"
	"errors"
	"math"
)

// Append writes the weights after b: embeddings as a byte each with a scale a
// row, the rest as two bytes each with a scale a matrix. Reading them back gives
// the weights rounded to that.
func (n *Network) Append(b []byte) []byte {
	for _, v := range n.shape() {
		b = binary.AppendUvarint(b, uint64(*v))
	}
	for _, p := range n.Params() {
		if p == n.Embed {
			for r := range p.Rows {
				b = appendScaled(b, p.W[r*p.Cols:][:p.Cols], 127)
			}
			continue
		}
		b = appendScaled(b, p.W, 32767)
	}
	return b
}

func (c *Config) shape() []*int {
	return []*int{&c.Dim, &c.Layers, &c.Tag, &c.Name, &c.Arc, &c.Rel, &c.Words, &c.Hashed, &c.Tags, &c.Names, &c.Rels}
}

func appendScaled(b []byte, w []float32, top float64) []byte {
	var high float64
	for _, v := range w {
		high = max(high, math.Abs(float64(v)))
	}
	scale := float32(high / top)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	for _, v := range w {
		q := 0.0
		if scale > 0 {
			q = max(-top, min(top, math.RoundToEven(float64(v)/float64(scale))))
		}
		if top == 127 {
			b = append(b, byte(int8(q)))
		} else {
			b = binary.LittleEndian.AppendUint16(b, uint16(int16(q)))
		}
	}
	return b
}

// errShort says that the weights end before the network is whole.
var errShort = errors.New("neural: weights are cut short")

// maxDim bounds what a file may ask for.
const maxDim = 1 << 20

// ReadNetwork reads what Append wrote and returns what follows it.
func ReadNetwork(b []byte) (*Network, []byte, error) {
	var c Config
	for _, v := range c.shape() {
		u, k := binary.Uvarint(b)
		if k <= 0 || u > maxDim {
			return nil, nil, errShort
		}
		*v, b = int(u), b[k:]
	}
	if c.Dim > 4096 || c.Layers > 64 || len(b) < (c.Words+c.Hashed)*c.Dim {
		return nil, nil, errShort
	}
	n := New(c)
	for _, p := range n.Params() {
		var err error
		if p == n.Embed {
			for r := range p.Rows {
				if b, err = readScaled(b, p.W[r*p.Cols:][:p.Cols], 1); err != nil {
					return nil, nil, err
				}
			}
			continue
		}
		if b, err = readScaled(b, p.W, 2); err != nil {
			return nil, nil, err
		}
	}
	return n, b, nil
}

func readScaled(b []byte, w []float32, size int) ([]byte, error) {
	if len(b) < 4+size*len(w) {
		return nil, errShort
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	b = b[4:]
	for i := range w {
		if size == 1 {
			w[i] = float32(int8(b[i])) * scale
		} else {
			w[i] = float32(int16(binary.LittleEndian.Uint16(b[2*i:]))) * scale
		}
	}
	return b[size*len(w):], nil
}
