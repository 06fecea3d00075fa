package neural

import (
	"cmp"
	"math"
	"slices"
)

// spanning is the best tree over k words with one root: scores[i*wide+j] is how
// well word j, or the root where j is k, heads word i. Most sentences need only
// each word's best head; where those make circles or several roots, the
// algorithm of Chu, Liu and Edmonds mends them, for each likely root in turn.
func spanning(scores []float32, k, wide int) []int {
	heads := make([]int, k)
	var roots []int
	for i := range k {
		row := scores[i*wide:][:k+1]
		row[i] = float32(math.Inf(-1))
		heads[i] = best(row)
		if heads[i] == k {
			roots = append(roots, i)
		}
	}
	if len(roots) == 1 && !circular(heads, k) {
		return heads
	}
	byRoot := func(a, b int) int { return cmp.Compare(scores[b*wide+k], scores[a*wide+k]) }
	if len(roots) == 0 {
		for i := range k {
			roots = append(roots, i)
		}
	}
	slices.SortStableFunc(roots, byRoot)
	top := math.Inf(-1)
	for _, root := range roots[:min(len(roots), maxRoots)] {
		tree, score := underRoot(scores, k, wide, root)
		if score > top {
			top = score
			copy(heads, tree)
		}
	}
	return heads
}

// maxRoots bounds how many words are tried as the root.
const maxRoots = 3

// underRoot is the best tree in which root alone hangs on the root, and its
// score.
func underRoot(scores []float32, k, wide, root int) ([]int, float64) {
	const never = -1e30
	e := edmonds{n: k + 1, s: make([][]float64, k+1)}
	for i := range k {
		e.s[i] = make([]float64, k+1)
		for j := range k + 1 {
			e.s[i][j] = never
			if (i == root) == (j == k) {
				e.s[i][j] = float64(scores[i*wide+j])
			}
		}
	}
	tree := e.solve()
	sum := 0.0
	for i, h := range tree {
		sum += e.s[i][h]
	}
	return tree, sum
}

// circular reports whether some word never reaches the root k.
func circular(heads []int, k int) bool {
	state := make([]byte, k)
	for i := range k {
		j := i
		for j != k && state[j] == 0 {
			state[j] = 1
			j = heads[j]
		}
		if j != k && state[j] == 1 {
			return true
		}
		for j = i; j != k && state[j] == 1; j = heads[j] {
			state[j] = 2
		}
	}
	return false
}

// edmonds finds the best tree of n nodes whose last is the root; s[i][j] is the
// score of j as head of i. It contracts one circle at a time: O(n) rounds of
// O(n²).
type edmonds struct {
	n int
	s [][]float64
}

func (e *edmonds) solve() []int {
	n, root := e.n, e.n-1
	head := make([]int, n)
	for i := range root {
		head[i] = -1
		for j := range n {
			if j != i && (head[i] < 0 || e.s[i][j] > e.s[i][head[i]]) {
				head[i] = j
			}
		}
	}
	ring := circle(head, root)
	if ring == nil {
		return head[:root]
	}
	// Contract the ring into one node that takes the place before the root.
	in := make([]bool, n)
	for _, i := range ring {
		in[i] = true
	}
	var old []int
	for i := range root {
		if !in[i] {
			old = append(old, i)
		}
	}
	m := len(old) + 2
	c := len(old)
	old = append(old, -1, root)
	sub := edmonds{n: m, s: make([][]float64, m)}
	enter := make([]int, m) // for head j: the ring's node that it would take over
	leave := make([]int, m) // for node i: the ring's node that heads it best
	for i := range m - 1 {
		sub.s[i] = make([]float64, m)
		for j := range m {
			switch {
			case i == j:
			case i == c:
				bestGain := math.Inf(-1)
				for _, v := range ring {
					if g := e.s[v][old[j]] - e.s[v][head[v]]; g > bestGain {
						bestGain, enter[j] = g, v
					}
				}
				sub.s[i][j] = bestGain
			case j == c:
				bestScore := math.Inf(-1)
				for _, v := range ring {
					if s := e.s[old[i]][v]; s > bestScore {
						bestScore, leave[i] = s, v
					}
				}
				sub.s[i][j] = bestScore
			default:
				sub.s[i][j] = e.s[old[i]][old[j]]
			}
		}
	}
	got := sub.solve()
	for i := range c {
		if got[i] == c {
			head[old[i]] = leave[i]
		} else {
			head[old[i]] = old[got[i]]
		}
	}
	head[enter[got[c]]] = old[got[c]]
	return head[:root]
}

// circle is the nodes of some circle of heads, nil where there is none.
func circle(head []int, root int) []int {
	mark := make([]int, root)
	for i := range root {
		j := i
		for j != root && mark[j] == 0 {
			mark[j] = i + 1
			j = head[j]
		}
		if j != root && mark[j] == i+1 {
			ring := []int{j}
			for k := head[j]; k != j; k = head[k] {
				ring = append(ring, k)
			}
			return ring
		}
	}
	return nil
}
