package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"backchannel/reader"
	"backchannel/regime"
	"backchannel/vet"
)

// DOT writes the whole network for Graphviz.
func DOT(w io.Writer, f *vet.Finding) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "digraph finding {\n  graph [overlap=false, splines=true];\n  node [shape=box, fontname=\"Helvetica\"];\n"+
		"  edge [fontname=\"Helvetica\", fontsize=10];\n")
	net := networkOf(f)
	for _, n := range net.Nodes {
		fmt.Fprintf(b, "  %s [label=%s%s];\n", dotString(n.ID), dotString(clean(n.Name)), dotNode(n))
	}
	for _, e := range drawable(net) {
		fmt.Fprintf(b, "  %s -> %s [label=%s%s];\n", dotString(e.From), dotString(e.To), dotString(tieLabel(e)), dotEdge(e))
	}
	fmt.Fprintln(b, "}")
	return b.Flush()
}

func dotNode(n vet.Node) string {
	var s string
	if n.Schema == "Person" {
		s = ", style=rounded"
	}
	switch n.Status {
	case regime.Listed:
		s = ", style=filled, fillcolor=\"" + listedInk + "\", fontcolor=white"
	case regime.Blocked, regime.Restricted:
		s += ", color=\"" + listedInk + "\", penwidth=3"
	case regime.WasListed, regime.LaterListed:
		s += ", peripheries=2"
	}
	return s
}

func dotEdge(e *vet.Edge) string {
	var s string
	if !e.Directed {
		s += ", dir=none"
	}
	switch {
	case e.Status == reader.Former && !isEvent(e.Kind):
		s += ", style=dashed"
	case e.Status == reader.Future:
		s += ", style=dotted"
	}
	if e.Negated || e.Disputed {
		s += ", color=\"" + cautionInk + "\", fontcolor=\"" + cautionInk + "\""
	}
	if e.Negated {
		s += ", arrowhead=tee"
	}
	return s
}

// dotString quotes as the DOT grammar has it: a backslash is doubled, so that a
// name cannot hold one of Graphviz's escapes.
func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(clean(s)) + `"`
}
