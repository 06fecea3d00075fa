// Command load measures a running server: how many requests it answers in a second,
// how long they take, and how much processor time the server spends on each.
//
//	backchannel serve --quiet &
//	go run ./server/load -connections 2 -seconds 20
//	go run ./server/load -connections 2 -seconds 20 -batch 100
//
// The names are the server's own: a third as they stand on its lists, a third with a
// typing error, a third made of the given name of one person and the surname of
// another, which mostly are nobody's. They are drawn with a fixed seed, so that two
// runs against the same lists ask the same.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

func main() {
	base := flag.String("url", "http://127.0.0.1:8080", "the server")
	connections := flag.Int("connections", 2, "how many connections ask at the same time")
	seconds := flag.Int("seconds", 20, "how long to ask")
	batch := flag.Int("batch", 1, "queries in one request")
	dataset := flag.String("dataset", "default", "the dataset to ask")
	flag.Parse()
	if err := run(*base, *dataset, *connections, *batch, time.Duration(*seconds)*time.Second); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(base, dataset string, connections, batch int, span time.Duration) error {
	at, err := url.Parse(base)
	if err != nil {
		return err
	}
	parties, err := partiesOf(base, dataset)
	if err != nil {
		return err
	}
	requests := requestsFor(at.Host, dataset, parties, batch)
	if _, err := measure(at.Host, requests, connections, time.Second); err != nil { // to warm up
		return err
	}
	before, err := processor(base)
	if err != nil {
		return err
	}
	began := time.Now()
	times, err := measure(at.Host, requests, connections, span)
	if err != nil {
		return err
	}
	took := time.Since(began)
	after, err := processor(base)
	if err != nil {
		return err
	}
	report(times, took, after-before, batch, connections, len(parties))
	return nil
}

func report(times []time.Duration, took time.Duration, cpu float64, batch, connections, parties int) {
	slices.Sort(times)
	at := func(q float64) time.Duration { return times[min(len(times)-1, int(q*float64(len(times))))] }
	n := float64(len(times))
	fmt.Printf("%d requests of %d in %.1f s over %d connections; names drawn from %d entries\n", len(times), batch, took.Seconds(), connections, parties)
	fmt.Printf("  %.0f requests/s, %.0f names/s\n", n/took.Seconds(), n*float64(batch)/took.Seconds())
	fmt.Printf("  p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, longest %.2f ms\n", ms(at(.5)), ms(at(.9)), ms(at(.99)), ms(at(1)))
	fmt.Printf("  the server's processor time: %.0f µs a request, %.1f µs a name\n", cpu/n*1e6, cpu/n/float64(batch)*1e6)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// party is a name with its schema.
type party struct{ schema, name string }

// partiesOf asks the server for its entries.
func partiesOf(base, dataset string) ([]party, error) {
	var out []party
	for offset := 0; offset < 9500; offset += 500 {
		res, err := http.Get(fmt.Sprintf("%s/search/%s?limit=500&offset=%d&facets=schema&target=true", base, dataset, offset))
		if err != nil {
			return nil, err
		}
		var page struct {
			Detail  string
			Results []struct{ Caption, Schema string }
		}
		err = json.NewDecoder(res.Body).Decode(&page)
		res.Body.Close()
		if err != nil || res.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("asking for names: %s %s %v", res.Status, page.Detail, err)
		}
		for _, r := range page.Results {
			out = append(out, party{r.Schema, r.Caption})
		}
		if len(page.Results) < 500 {
			break
		}
	}
	if len(out) < 10 {
		return nil, fmt.Errorf("the server has only %d entries", len(out))
	}
	return out, nil
}

// requestsFor writes requests, ready to send.
func requestsFor(host, dataset string, parties []party, batch int) [][]byte {
	rng := rand.New(rand.NewPCG(1, 2))
	var people []party
	for _, p := range parties {
		if p.schema == "Person" && strings.Contains(p.name, " ") {
			people = append(people, p)
		}
	}
	next := 0
	draw := func() party {
		p := parties[rng.IntN(len(parties))]
		next++
		switch {
		case next%3 == 1:
			p.name = mistyped(rng, p.name)
		case next%3 == 2 && len(people) > 1:
			given, _, _ := strings.Cut(people[rng.IntN(len(people))].name, " ")
			other := people[rng.IntN(len(people))].name
			p = party{"Person", given + other[strings.LastIndexByte(other, ' '):]}
		}
		return p
	}
	var out [][]byte
	for range max(60, 6000/batch) {
		queries := map[string]any{}
		for i := range batch {
			p := draw()
			queries[strconv.Itoa(i)] = map[string]any{"schema": p.schema, "properties": map[string]any{"name": []string{p.name}}}
		}
		body, err := json.Marshal(map[string]any{"queries": queries})
		if err != nil {
			panic(err) // strings alone
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "POST /match/%s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", dataset, host, len(body))
		b.Write(body)
		out = append(out, b.Bytes())
	}
	return out
}

// mistyped leaves out, doubles or exchanges letters at one place of a name.
func mistyped(rng *rand.Rand, name string) string {
	r := []rune(name)
	if len(r) < 4 {
		return name
	}
	i := 1 + rng.IntN(len(r)-2)
	switch rng.IntN(3) {
	case 0:
		r = slices.Delete(r, i, i+1)
	case 1:
		r = slices.Insert(r, i, r[i])
	default:
		r[i], r[i+1] = r[i+1], r[i]
	}
	return string(r)
}

// measure sends requests over several connections until the span is over and
// returns how long each took. It speaks HTTP by hand, so that the client takes little
// of the processors that it shares with the server.
func measure(host string, requests [][]byte, connections int, span time.Duration) ([]time.Duration, error) {
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	var wg sync.WaitGroup
	for k := range connections {
		wg.Go(func() {
			times, err := over(host, requests, k*len(requests)/connections, span)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, times...)
			if err != nil {
				failed = err
			}
		})
	}
	wg.Wait()
	if failed == nil && len(all) == 0 {
		failed = fmt.Errorf("no request was answered in %v", span)
	}
	return all, failed
}

func over(host string, requests [][]byte, from int, span time.Duration) ([]time.Duration, error) {
	c, err := net.Dial("tcp", host)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := bufio.NewReaderSize(c, 64<<10)
	var times []time.Duration
	end := time.Now().Add(span)
	for i := from; ; i++ {
		began := time.Now()
		if began.After(end) {
			return times, nil
		}
		if _, err := c.Write(requests[i%len(requests)]); err != nil {
			return times, err
		}
		res, err := http.ReadResponse(r, nil)
		if err != nil {
			return times, err
		}
		if res.StatusCode != http.StatusOK {
			b, _ := io.ReadAll(res.Body)
			return times, fmt.Errorf("%s %.200s", res.Status, b)
		}
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			return times, err
		}
		times = append(times, time.Since(began))
	}
}

var cpuLine = regexp.MustCompile(`(?m)^process_cpu_seconds_total (\S+)$`)

// processor is the processor time that the server has used, in seconds.
func processor(base string) (float64, error) {
	res, err := http.Get(base + "/metrics")
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err
	}
	m := cpuLine.FindSubmatch(b)
	if m == nil {
		return 0, nil // not everywhere
	}
	return strconv.ParseFloat(string(m[1]), 64)
}
