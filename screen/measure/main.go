//go:build unix

// Command measure tells how fast screening is and how its cost grows with the
// length of the list and of the query. It prints Markdown, and with -plot writes two
// SVG files, growth.svg and growth-query.svg; docs/benchmarks.md holds its answer on one
// machine.
//
//	go run ./screen/measure [-sizes 1000,10000,100000,1000000] [-plot growth.svg] LIST...
//
// CPU time is that of the process, so that it can be told on a machine which others
// use as well.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"backchannel/ftm"
	"backchannel/lists"
	"backchannel/names"
	"backchannel/screen"
	"backchannel/screen/gen"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, args []string) error {
	fs := flag.NewFlagSet("measure", flag.ExitOnError)
	sizes := fs.String("sizes", "1000,10000,20000,100000,1000000", "lengths of the lists, in entities")
	plotFile := fs.String("plot", "", "SVG file to draw the growth in; that by the query gets -query in its name")
	dir := fs.String("dir", os.TempDir(), "folder for the snapshots, which are taken away again")
	queries := fs.Int("queries", 4000, "queries for each figure")
	fs.Parse(args)
	var seeds []*ftm.Entity
	for _, file := range fs.Args() {
		s, err := read(file)
		if err != nil {
			return err
		}
		seeds = slices.AppendSeq(seeds, s.Listed())
	}
	if len(seeds) == 0 {
		return fmt.Errorf("no list given, or no listed party in them")
	}
	compares(out, seeds)
	fmt.Fprintf(out, "\n| entities | names | snapshot | open | memory (RSS) | exact | typo | turned, cut | no match | mixed | mixed p99 | batch, %d workers | by CPU time |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n", runtime.GOMAXPROCS(0))
	var rows []point
	for f := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(f)
		if err != nil {
			return err
		}
		r, err := size(out, *dir, seeds, n, *queries)
		if err != nil {
			return err
		}
		rows = append(rows, r)
	}
	byWords, err := words(out, *dir, seeds, *queries)
	if err != nil || *plotFile == "" {
		return err
	}
	if err := os.WriteFile(*plotFile, plot(rows, "entities in the list; CPU time of one mixed query"), 0o644); err != nil {
		return err
	}
	longer := strings.TrimSuffix(*plotFile, ".svg") + "-query.svg"
	return os.WriteFile(longer, plot(byWords, fmt.Sprintf("words in the query; CPU time against %d entities", wordsAgainst)), 0o644)
}

func read(file string) (*lists.Snapshot, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f, err := lists.Detect(raw[:min(len(raw), 64<<10)])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return lists.Read(f, &lists.Intake{Parts: map[string]io.Reader{"": bytes.NewReader(raw)}})
}

// compares tells what one comparison costs, prepared and from strings.
func compares(out io.Writer, seeds []*ftm.Entity) {
	r := rand.New(rand.NewPCG(1, 2))
	var ns []string
	for len(ns) < 400 {
		if e := seeds[r.IntN(len(seeds))]; e.Schema == "Person" {
			ns = append(ns, e.First("name"))
		}
	}
	prepared := make([]names.Name, len(ns))
	for i, s := range ns {
		prepared[i] = names.Parse(s, names.Person)
	}
	const rounds = 2_000_000
	since := cpu()
	for i := range rounds {
		names.Compare(&prepared[i%len(ns)], &prepared[i*7%len(ns)])
	}
	one := (cpu() - since) / rounds
	w := screen.Defaults()
	since = cpu()
	for i := range rounds / 20 {
		screen.Compare("Person", ns[i%len(ns)], ns[i*7%len(ns)], w)
	}
	fmt.Fprintf(out, "A pair of names, prepared: %v CPU. From strings, with the explanation: %v CPU.\n", one, (cpu()-since)/(rounds/20))
}

// wordsAgainst is the length of the list, in entities, that queries of several lengths
// are asked of.
const wordsAgainst = 20000

// words tells how the cost of a query grows with its words. A query of so many words is
// put together from as many names of another list as it takes, and so is like nothing
// as a whole and like much in its parts.
func words(out io.Writer, dir string, seeds []*ftm.Entity, count int) ([]point, error) {
	path := filepath.Join(dir, "measure-words.screen")
	defer os.Remove(path)
	if err := screen.WriteSnapshot(path, gen.Entities(seeds, wordsAgainst, 1), screen.Defaults()); err != nil {
		return nil, err
	}
	x, err := screen.OpenSnapshot(path)
	if err != nil {
		return nil, err
	}
	defer x.Close()
	fmt.Fprintf(out, "\n| words in the query | letters | CPU time against %d entities | p99 |\n|---|---|---|---|\n", wordsAgainst)
	var points []point
	for _, n := range []int{1, 2, 3, 4, 6, 8, 12, 24, 48} {
		qs, letters := queriesOfWords(seeds, n, min(count, 1000))
		each, p99 := ask(x, qs)
		fmt.Fprintf(out, "| %d | %d | %v | %v |\n", n, letters, each, p99)
		points = append(points, point{n, each})
	}
	return points, nil
}

// queriesOfWords makes people's names of n words and tells how many letters these have
// on average.
func queriesOfWords(seeds []*ftm.Entity, n, count int) (out []*ftm.Entity, letters int) {
	var ws []string
	for e := range gen.Entities(seeds, n*count*2, 2) {
		if e.Schema != "Person" {
			continue
		}
		if ws = append(ws, strings.Fields(e.First("name"))...); len(ws) < n {
			continue
		}
		q := ftm.NewEntity("", "Person")
		name := strings.Join(ws[:n], " ")
		q.Add("name", name)
		letters += len(name)
		if out, ws = append(out, q), ws[:0]; len(out) == count {
			break
		}
	}
	return out, letters / max(1, len(out))
}

// size tells what a list of n entities costs, and returns the mixed queries' cost.
func size(out io.Writer, dir string, seeds []*ftm.Entity, n, queries int) (point, error) {
	path := filepath.Join(dir, fmt.Sprintf("measure-%d.screen", n))
	defer os.Remove(path)
	if err := screen.WriteSnapshot(path, gen.Entities(seeds, n, 1), screen.Defaults()); err != nil {
		return point{}, err
	}
	st, err := os.Stat(path)
	if err != nil {
		return point{}, err
	}
	debug.FreeOSMemory()
	before := rss()
	begin := time.Now()
	x, err := screen.OpenSnapshot(path)
	if err != nil {
		return point{}, err
	}
	defer x.Close()
	open := time.Since(begin)
	fmt.Fprintf(out, "| %d | %d | %d MB | %v |", n, x.Names(), st.Size()>>20, open.Round(time.Millisecond))
	// No name is asked for twice, since what a part is like is kept for a while.
	var inTurn, inBatch []*ftm.Entity
	var cells strings.Builder
	for _, sort := range []string{"exact", "typo", "turned", "no match"} {
		each, _ := ask(x, queriesOf(seeds, n, queries, sort, 0))
		cells.WriteString(fmt.Sprintf(" %v |", each))
		inTurn = append(inTurn, queriesOf(seeds, n, queries, sort, 1)...)
		inBatch = append(inBatch, queriesOf(seeds, n, queries, sort, 2)...)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, qs := range [][]*ftm.Entity{inTurn, inBatch} {
		r.Shuffle(len(qs), func(i, j int) { qs[i], qs[j] = qs[j], qs[i] })
	}
	mixed, p99 := ask(x, inTurn)
	runtime.GC()
	memory := (rss() - before) >> 20
	wall, byCPU := batch(x, inBatch)
	fmt.Fprintf(out, " %d MB |%s %v | %v | %.0f names/s | %.0f names/s |\n", memory, cells.String(), mixed, p99, wall, byCPU)
	return point{n, mixed}, nil
}

// queriesOf makes queries of a sort out of the names of the list of n entities, other
// ones for each of three sets.
func queriesOf(seeds []*ftm.Entity, n, count int, sort string, set int) []*ftm.Entity {
	r := rand.New(rand.NewPCG(uint64(n), uint64(len(sort))))
	number := uint64(1)
	if sort == "no match" {
		number = 2 // parties of another list
	}
	step := max(3, n/count)
	var out []*ftm.Entity
	i := 0
	for e := range gen.Entities(seeds, n, number) {
		if i++; i%step != set {
			continue
		}
		ws := strings.Fields(e.First("name"))
		switch sort {
		case "typo":
			k := r.IntN(len(ws))
			if b := []rune(ws[k]); len(b) > 3 {
				j := 1 + r.IntN(len(b)-2)
				b[j], b[j+1] = b[j+1], b[j]
				ws[k] = string(b)
			}
		case "turned":
			if r.IntN(2) == 0 || len(ws) < 3 {
				slices.Reverse(ws)
			} else {
				ws = slices.Delete(ws, 1, 2)
			}
		}
		q := ftm.NewEntity("", e.Schema)
		q.Add("name", strings.Join(ws, " "))
		out = append(out, q)
		if len(out) == count {
			break
		}
	}
	return out
}

// ask asks one query after another and returns the CPU time of each, and the 99th
// percentile of the time that passed.
func ask(x *screen.Index, qs []*ftm.Entity) (each, p99 time.Duration) {
	for _, q := range qs[:min(len(qs), 200)] {
		x.Match(q, screen.Options{})
	}
	times := make([]time.Duration, 0, len(qs))
	since := cpu()
	for _, q := range qs {
		begin := time.Now()
		x.Match(q, screen.Options{})
		times = append(times, time.Since(begin))
	}
	each = (cpu() - since) / time.Duration(len(qs))
	slices.Sort(times)
	return each.Round(time.Microsecond / 10), times[len(times)*99/100].Round(time.Microsecond)
}

// batch is how many names a second all workers get through, by the clock, and by the
// CPU time that it took them if each had a processor to itself.
func batch(x *screen.Index, qs []*ftm.Entity) (wall, byCPU float64) {
	begin, since := time.Now(), cpu()
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		wg.Go(func() {
			for i := k; i < len(qs); i += workers {
				x.Match(qs[i], screen.Options{})
			}
		})
	}
	wg.Wait()
	n := float64(len(qs))
	return n / time.Since(begin).Seconds(), n * float64(workers) / (cpu() - since).Seconds()
}

func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// rss is the process's memory in bytes, 0 where the system does not tell.
func rss() int64 {
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	f := strings.Fields(string(raw))
	if len(f) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(f[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
