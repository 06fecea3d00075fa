package neural

import (
	"math"
	"sync"
)

// Answer is what the network says of one sentence.
type Answer struct {
	Tags  []int
	Names [][]float32 // a score for each label of each word
	Heads []int       // -1 for the root
	Rels  []int
}

// Reader reads sentences with a network. It is safe for use by many goroutines:
// each call takes scratch memory and a cache of word vectors from a pool.
type Reader struct {
	net   *Network
	split []float32 // the window's weights side by side, Dim × 3·Dim
	edge  []float32 // what the place beyond the sentence adds, 3·Dim
	rows  func(word string) []int32
	root  int // the relation of the root, and of no other word
	pool  sync.Pool
}

// NewReader makes a reader; rows gives the embedding rows of a word, -1 for none;
// root is the relation that the root has and no other word.
func NewReader(n *Network, rows func(string) []int32, root int) *Reader {
	d := n.Dim
	r := &Reader{net: n, rows: rows, root: root, split: make([]float32, 3*d*d)}
	for k := range 3 {
		for i := range d {
			copy(r.split[i*3*d+k*d:][:d], n.Window.W[(k*d+i)*d:][:d])
		}
	}
	r.edge = make([]float32, 3*d)
	gemm(r.edge, n.Embed.W[d:2*d], r.split, 1, d, 3*d)
	r.pool.New = func() any { return &scratch{seen: map[string]int{}} }
	return r
}

// maxCached is the most words whose vectors a scratch keeps.
const maxCached = 6000

// scratch is one call's memory.
type scratch struct {
	seen map[string]int // word → its place in proj
	proj []float32
	buf  [8][]float32
}

// take returns n zeros that last until the next take with the same k.
func (s *scratch) take(k, n int) []float32 {
	if cap(s.buf[k]) < n {
		s.buf[k] = make([]float32, n+n/4)
	}
	b := s.buf[k][:n]
	clear(b)
	return b
}

// vectors makes sure that every word has its three projections in s.proj.
func (r *Reader) vectors(s *scratch, sentences [][]string) {
	d := r.net.Dim
	if len(s.seen) > maxCached {
		clear(s.seen)
		s.proj = s.proj[:0]
	}
	var fresh []string
	for _, words := range sentences {
		for _, w := range words {
			if _, ok := s.seen[w]; !ok {
				s.seen[w] = len(s.seen)
				fresh = append(fresh, w)
			}
		}
	}
	x := s.take(0, len(fresh)*d)
	for t, w := range fresh {
		to := x[t*d:][:d]
		for _, row := range r.rows(w) {
			if row >= 0 {
				add(to, r.net.Embed.W[int(row)*d:][:d])
			}
		}
	}
	normal(x, d, r.net.EmbedG.W, r.net.EmbedB.W, nil, nil)
	at := len(s.proj)
	s.proj = append(s.proj, make([]float32, len(fresh)*3*d)...)
	gemm(s.proj[at:], x, r.split, len(fresh), d, 3*d)
}

// Read answers for a batch of sentences of at least one word each. A batch of
// some hundred words is quickest.
func (r *Reader) Read(sentences [][]string) []Answer {
	s := r.pool.Get().(*scratch)
	defer r.pool.Put(s)
	r.vectors(s, sentences)
	n, d := r.net, r.net.Dim
	total := 0
	for _, words := range sentences {
		total += len(words)
	}
	h := s.take(1, total*d)
	t := 0
	for _, words := range sentences {
		for i, w := range words {
			to := h[t*d:][:d]
			copy(to, n.WindowB.W)
			prev, next := r.edge[:d], r.edge[2*d:]
			if i > 0 {
				prev = s.proj[s.seen[words[i-1]]*3*d:][:d]
			}
			if i < len(words)-1 {
				next = s.proj[s.seen[words[i+1]]*3*d+2*d:][:d]
			}
			here := s.proj[s.seen[w]*3*d+d:][:d]
			for j := range to {
				if v := to[j] + prev[j] + here[j] + next[j]; v > 0 {
					to[j] = v
				} else {
					to[j] = 0
				}
			}
			t++
		}
	}
	normal(h, d, n.WindowG.W, n.WindowN.W, nil, nil)
	for l := range n.Layers {
		r.mix(s, sentences, h, l, total)
	}
	w := n.hidden()
	z := s.take(4, total*w)
	gemm(z, h, n.Hidden.W, total, d, w)
	addRow(z, n.HiddenB.W)
	for t := range total {
		rectify(z[t*w:][:n.rectified()])
	}
	out := make([]Answer, len(sentences))
	tags := r.output(s, z, 0, n.Tag, n.TagW, n.TagB, total)
	names := r.output(s, z, n.Tag, n.Name, n.NameW, n.NameB, total)
	t = 0
	for k, words := range sentences {
		a := &out[k]
		for range words {
			a.Tags = append(a.Tags, best(tags[t*n.TagW.Cols:][:n.Tags]))
			a.Names = append(a.Names, names[t*n.NameW.Cols:][:n.Names])
			t++
		}
		r.tree(s, a, z[(t-len(words))*w:t*w], len(words))
	}
	return out
}

// mix runs one recurrent layer over h in place.
func (r *Reader) mix(s *scratch, sentences [][]string, h []float32, l, total int) {
	n, d := r.net, r.net.Dim
	u := s.take(2, total*3*d)
	gemm(u, h, n.Mix[l].W, total, d, 3*d)
	bias := n.MixB[l].W
	for t := range total {
		row := u[t*3*d:][:3*d]
		for i := range d {
			row[i] += bias[i]
		}
		for i := d; i < 3*d; i++ {
			row[i] = gate(row[i] + bias[i])
		}
	}
	v := s.take(3, total*d)
	at := 0
	for _, words := range sentences {
		scan(v[at*d:], u[at*3*d:], len(words), d)
		at += len(words)
	}
	for t := range total {
		row, read, state := h[t*d:][:d], u[t*3*d+2*d:][:d], v[t*d:][:d]
		for i := range row {
			row[i] += float32(read[i] * state[i])
		}
	}
	normal(h, d, n.MixG[l].W, n.MixN[l].W, nil, nil)
}

// output is one task's scores for every word.
func (r *Reader) output(s *scratch, z []float32, from, width int, w, b *Param, total int) []float32 {
	hidden := r.net.hidden()
	in := s.take(5, total*width)
	for t := range total {
		copy(in[t*width:][:width], z[t*hidden+from:][:width])
	}
	out := make([]float32, total*w.Cols)
	gemm(out, in, w.W, total, width, w.Cols)
	addRow(out, b.W)
	return out
}

// tree finds heads and relations of one sentence of k words.
func (r *Reader) tree(s *scratch, a *Answer, z []float32, k int) {
	n, w := r.net, r.net.hidden()
	width, from := n.Arc, n.Tag+n.Name
	wide := padded(k + 1)
	buf := s.take(5, k*width+2*(k+1)*width+width*wide+k*wide)
	cut := func(n int) []float32 {
		b := buf[:n]
		buf = buf[n:]
		return b
	}
	dep, head, hu := cut(k*width), cut((k+1)*width), cut((k+1)*width)
	hut, scores := cut(width*wide), cut(k*wide)
	for i := range k {
		copy(dep[i*width:][:width], z[i*w+from:][:width])
		copy(head[i*width:][:width], z[i*w+from+width:][:width])
	}
	copy(head[k*width:], n.RootArc.W)
	gemm(hu, head, n.ArcU.W, k+1, width, width)
	transpose(hut, hu, k+1, width, wide)
	gemm(scores, dep, hut, k, width, wide)
	for j := range k + 1 {
		var bias float32
		for i, v := range head[j*width:][:width] {
			bias += float32(v * n.ArcW.W[i])
		}
		for i := range k {
			scores[i*wide+j] += bias
			if j < k {
				scores[i*wide+j] += n.Dist.W[reach(i, j)]
			}
		}
	}
	a.Heads = spanning(scores, k, wide)
	from += 2 * width
	in := s.take(6, k*n.Rel)
	for i, h := range a.Heads {
		row := in[i*n.Rel:][:n.Rel]
		copy(row, z[i*w+from:][:n.Rel])
		if h < k {
			add(row, z[h*w+from+n.Rel:][:n.Rel])
		} else {
			add(row, n.RootRel.W)
			a.Heads[i] = -1
		}
	}
	rectify(in)
	out := s.take(7, k*n.RelW.Cols)
	gemm(out, in, n.RelW.W, k, n.Rel, n.RelW.Cols)
	addRow(out, n.RelB.W)
	a.Rels = make([]int, k)
	for i := range k {
		row := out[i*n.RelW.Cols:][:n.Rels]
		if r.root >= 0 && r.root < n.Rels {
			row[r.root] = float32(math.Inf(-1))
			if a.Heads[i] < 0 {
				row[r.root] = float32(math.Inf(1))
			}
		}
		a.Rels[i] = best(row)
	}
}

func best(s []float32) int {
	k := 0
	for i, v := range s {
		if v > s[k] {
			k = i
		}
	}
	return k
}
