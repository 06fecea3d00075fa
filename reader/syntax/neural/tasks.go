package neural

import "math"

// softmax turns scores into the gradient of the loss for the right answer and
// returns that loss; got is the best answer.
func softmax(s []float32, right int, scale float32) (loss float64, got int) {
	for i, v := range s {
		if v > s[got] {
			got = i
		}
	}
	top := float64(s[got])
	var sum float64
	for i, v := range s {
		e := math.Exp(float64(v) - top)
		s[i] = float32(e)
		sum += e
	}
	loss = math.Log(sum) - math.Log(float64(s[right])+1e-30)
	k := scale / float32(sum)
	for i := range s {
		s[i] *= k
	}
	s[right] -= scale
	return loss, got
}

// classify learns tags (task 0) or names (task 1).
func (p *pass) classify(batch []*Example, z, dz []float32, task int) {
	n, w := p.n, p.n.hidden()
	from, width, classes, weights, bias := 0, n.Tag, n.Tags, n.TagW, n.TagB
	gain := float32(1)
	if task == 1 {
		from, width, classes, weights, bias = n.Tag, n.Name, n.Names, n.NameW, n.NameB
		gain = p.opt.NameGain
	}
	var in []float32
	var right []int16
	var where []int
	var scale []float32
	t := 0
	for _, e := range batch {
		answers := e.Tags
		if task == 1 {
			answers = e.Names
		}
		for i := range e.Rows {
			if answers != nil && answers[i] >= 0 {
				in = append(in, z[t*w+from:][:width]...)
				right = append(right, answers[i])
				where = append(where, t)
				scale = append(scale, e.Scale*gain)
			}
			t++
		}
	}
	rows := len(right)
	if rows == 0 {
		return
	}
	out := p.zeros(rows * weights.Cols)
	gemmLearn(out, in, weights.W, rows, width, weights.Cols)
	addRow(out, bias.W)
	for i, r := range right {
		row := out[i*weights.Cols:][:weights.Cols]
		loss, got := softmax(row[:classes], int(r), scale[i])
		clear(row[classes:])
		p.count(task, loss, got == int(r))
	}
	din := p.zeros(len(in))
	p.affineBack(din, in, out, weights, bias, rows)
	for i, t := range where {
		add(dz[t*w+from:][:width], din[i*width:][:width])
	}
}

func (p *pass) count(task int, loss float64, hit bool) {
	p.loss[task] += loss
	p.seen[task]++
	if hit {
		p.hits[task]++
	}
}

// tree learns heads and relations of one sentence.
func (p *pass) tree(e *Example, z, dz []float32) {
	n, w, k := p.n, p.n.hidden(), len(e.Rows)
	a, from := n.Arc, n.Tag+n.Name
	wide := padded(k + 1)
	dep, head := p.zeros(k*a), p.zeros((k+1)*a)
	for i := range k {
		copy(dep[i*a:], z[i*w+from:][:a])
		copy(head[i*a:], z[i*w+from+a:][:a])
	}
	copy(head[k*a:], n.RootArc.W)
	hu := p.zeros((k + 1) * a)
	gemmLearn(hu, head, n.ArcU.W, k+1, a, a)
	hut := p.zeros(a * wide)
	transpose(hut, hu, k+1, a, wide)
	s := p.zeros(k * wide)
	gemmLearn(s, dep, hut, k, a, wide)
	bias := p.zeros(k + 1)
	for j := range bias {
		for i, v := range head[j*a:][:a] {
			bias[j] += v * n.ArcW.W[i]
		}
	}
	for i := range k {
		row := s[i*wide:][:k+1]
		if e.Heads[i] < 0 {
			clear(s[i*wide:][:wide])
			continue
		}
		for j := range row {
			row[j] += bias[j]
			if j < k {
				row[j] += n.Dist.W[reach(i, j)]
			}
		}
		row[i] = -1e9
		loss, got := softmax(row, int(e.Heads[i]), e.Scale)
		row[i] = 0
		clear(s[i*wide+k+1 : (i+1)*wide])
		p.count(2, loss, got == int(e.Heads[i]))
	}
	// back: s = dep·huᵀ + bias + distance
	gd := p.g(n.Dist)
	for i := range k {
		for j, v := range s[i*wide:][:k] {
			gd[reach(i, j)] += v
		}
	}
	hup := p.zeros(wide * a)
	copy(hup, hu)
	ddep := p.zeros(k * a)
	gemmLearn(ddep, s, hup, k, wide, a)
	st := p.zeros(wide * k)
	transpose(st, s, k, wide, k)
	dhu := p.zeros(wide * a)
	gemmLearn(dhu, st, dep, wide, k, a)
	dhead := p.zeros((k + 1) * a)
	p.affineBack(dhead, head, dhu[:(k+1)*a], n.ArcU, nil, k+1)
	gw := p.g(n.ArcW)
	for j := range k + 1 {
		var sum float32
		for i := range k {
			sum += s[i*wide+j]
		}
		for i, v := range head[j*a:][:a] {
			gw[i] += sum * v
			dhead[j*a+i] += sum * n.ArcW.W[i]
		}
	}
	for i := range k {
		add(dz[i*w+from:][:a], ddep[i*a:][:a])
		add(dz[i*w+from+a:][:a], dhead[i*a:][:a])
	}
	add(p.g(n.RootArc), dhead[k*a:])
	p.relations(e, z, dz, from+2*a)
}

func (p *pass) relations(e *Example, z, dz []float32, from int) {
	n, w, r := p.n, p.n.hidden(), p.n.Rel
	var who []int
	for i, h := range e.Heads {
		if h >= 0 && e.Rels[i] >= 0 {
			who = append(who, i)
		}
	}
	if len(who) == 0 {
		return
	}
	in := p.zeros(len(who) * r)
	for j, i := range who {
		row := in[j*r:][:r]
		copy(row, z[i*w+from:][:r])
		if h := int(e.Heads[i]); h < len(e.Rows) {
			add(row, z[h*w+from+r:][:r])
		} else {
			add(row, n.RootRel.W)
		}
	}
	rectify(in)
	out := p.zeros(len(who) * n.RelW.Cols)
	gemmLearn(out, in, n.RelW.W, len(who), r, n.RelW.Cols)
	addRow(out, n.RelB.W)
	for j, i := range who {
		row := out[j*n.RelW.Cols:][:n.RelW.Cols]
		loss, got := softmax(row[:n.Rels], int(e.Rels[i]), e.Scale)
		clear(row[n.Rels:])
		p.count(3, loss, got == int(e.Rels[i]))
	}
	din := p.zeros(len(in))
	p.affineBack(din, in, out, n.RelW, n.RelB, len(who))
	root := p.g(n.RootRel)
	for j, i := range who {
		row := din[j*r:][:r]
		for q, v := range in[j*r:][:r] {
			if v <= 0 {
				row[q] = 0
			}
		}
		add(dz[i*w+from:][:r], row)
		if h := int(e.Heads[i]); h < len(e.Rows) {
			add(dz[h*w+from+r:][:r], row)
		} else {
			add(root, row)
		}
	}
}
