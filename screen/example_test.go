package screen_test

import (
	"fmt"
	"slices"

	"backchannel/ftm"
	"backchannel/screen"
)

// Two bare names.
func ExampleCompare() {
	r := screen.Compare("Company", "Meridian Shiping Ltd", "Meridian Shipping LLC", screen.Defaults())
	fmt.Printf("%.2f %v\n%s\n", r.Score, r.Match, r.Features[0].Detail)
	// Output:
	// 0.98 true
	// name 'meridian' equal; name 'shiping' ~ 'shipping' another spelling
}

// A partial entity against a list.
func ExampleIndex_Match() {
	listed := ftm.NewEntity("list-17", "Person")
	listed.Add("name", "Kirill Pavlovich Ardashev")
	listed.Add("birthDate", "1961-04-02")
	listed.Add("nationality", "ru")
	x := screen.Build(slices.Values([]*ftm.Entity{listed}), screen.Defaults())

	q := ftm.NewEntity("", "Person")
	q.Add("name", "Ardashev, Kiril")
	q.Add("birthDate", "1961")
	for _, h := range x.Match(q, screen.Options{}) {
		fmt.Printf("%s %.2f match %v\n", h.Entity.ID, h.Score, h.Match)
		for _, f := range h.Features {
			fmt.Printf("  %s: %s\n", f.Name, f.Detail)
		}
	}
	// Output:
	// list-17 0.90 match true
	//   name: surname 'ardashev' equal; given name 'kiril' ~ 'kirill' another spelling; 'pavlovich' not in the query
	//   birthDate: birth year equal
}
