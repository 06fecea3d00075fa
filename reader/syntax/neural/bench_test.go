package neural

import (
	"math/rand/v2"
	"testing"
)

func BenchmarkStep(b *testing.B) {
	n := New(Config{Dim: 128, Layers: 2, Tag: 64, Name: 64, Arc: 96, Rel: 64, Words: 3000, Hashed: 3000, Tags: 50, Names: 13, Rels: 50})
	l := NewLearner(n, Options{Dropout: 0.25, Unknown: 0.1, NameGain: 1}, 1)
	rng := rand.New(rand.NewPCG(1, 1))
	var batch []*Example
	for range 50 {
		e := &Example{Scale: 1}
		for i := range 20 {
			rows := make([]int32, 12)
			for k := range rows {
				rows[k] = int32(rng.IntN(6000))
			}
			e.Rows = append(e.Rows, rows)
			e.Tags = append(e.Tags, int16(rng.IntN(50)))
			e.Names = append(e.Names, int16(rng.IntN(13)))
			e.Heads = append(e.Heads, int16((i+1)%21))
			e.Rels = append(e.Rels, int16(rng.IntN(50)))
		}
		batch = append(batch, e)
	}
	words := 0
	for b.Loop() {
		l.Step(batch, 1e-3)
		words += 1000
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkRead(b *testing.B) {
	n := New(Config{Dim: 128, Layers: 3, Tag: 64, Name: 64, Arc: 96, Rel: 64, Words: 3000, Hashed: 3000, Tags: 50, Names: 13, Rels: 50})
	NewLearner(n, Options{}, 1)
	r := NewReader(n, func(w string) []int32 {
		rows := make([]int32, 11)
		for i := range rows {
			rows[i] = int32((len(w)*7919*(i+1) + int(w[0])*31*(i+3)) % 6000)
		}
		return rows
	}, 0)
	var text [][]string
	rng := rand.New(rand.NewPCG(1, 1))
	for range 14 {
		var s []string
		for range 22 {
			s = append(s, string(rune('a'+rng.IntN(26)))+string(rune('a'+rng.IntN(26))))
		}
		text = append(text, s)
	}
	words := 0
	for b.Loop() {
		r.Read(text)
		words += 14 * 22
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
