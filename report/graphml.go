package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"backchannel/vet"
)

// The facts of nodes and edges that GraphML and GEXF carry, in the order of
// nodeFacts and edgeFacts.
var (
	nodeColumns = []string{"name", "schema", "status"}
	edgeColumns = []string{"kind", "label", "status", "negated", "disputed", "directed", "evidence"}
)

func nodeFacts(n vet.Node) []string {
	return []string{clean(n.Name), clean(n.Schema), string(n.Status)}
}

func edgeFacts(e *vet.Edge) []string {
	var quotes []string
	for _, ev := range e.Evidence {
		q := "“" + nested(ev.Quote) + "”"
		if v := voice(ev.Source, ev.Via, ev.Stance); v != "" {
			q += " — " + v
		}
		quotes = append(quotes, q+" ("+clean(ev.Document)+")")
	}
	return []string{clean(e.Kind), tieLabel(e), string(e.Status), fmt.Sprint(e.Negated), fmt.Sprint(e.Disputed),
		fmt.Sprint(e.Directed), strings.Join(quotes, " ")}
}

// drawable are the edges whose two parties are in the network: the formats allow
// no others.
func drawable(n vet.Network) []*vet.Edge {
	known := map[string]bool{}
	for _, node := range n.Nodes {
		known[node.ID] = true
	}
	var out []*vet.Edge
	for i := range n.Edges {
		if e := &n.Edges[i]; known[e.From] && known[e.To] {
			out = append(out, e)
		}
	}
	return out
}

type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   struct {
		ID      string        `xml:"id,attr"`
		Default string        `xml:"edgedefault,attr"`
		Nodes   []graphMLNode `xml:"node"`
		Edges   []graphMLEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID       string        `xml:"id,attr"`
	Source   string        `xml:"source,attr"`
	Target   string        `xml:"target,attr"`
	Directed bool          `xml:"directed,attr"`
	Data     []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// GraphML writes the whole network as GraphML 1.0, each tie with its evidence.
func GraphML(w io.Writer, f *vet.Finding) error {
	var g graphML
	g.Graph.ID, g.Graph.Default = "finding", "directed"
	for i, c := range nodeColumns {
		g.Keys = append(g.Keys, graphMLKey{fmt.Sprint("n", i), "node", c, "string"})
	}
	for i, c := range edgeColumns {
		g.Keys = append(g.Keys, graphMLKey{fmt.Sprint("e", i), "edge", c, "string"})
	}
	data := func(prefix string, facts []string) []graphMLData {
		var out []graphMLData
		for i, v := range facts {
			out = append(out, graphMLData{fmt.Sprint(prefix, i), v})
		}
		return out
	}
	net := networkOf(f)
	for _, n := range net.Nodes {
		g.Graph.Nodes = append(g.Graph.Nodes, graphMLNode{n.ID, data("n", nodeFacts(n))})
	}
	for i, e := range drawable(net) {
		g.Graph.Edges = append(g.Graph.Edges, graphMLEdge{fmt.Sprint("t", i+1), e.From, e.To, e.Directed, data("e", edgeFacts(e))})
	}
	return writeXML(w, "GraphML", g)
}

func writeXML(w io.Writer, what string, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write network as %s: %w", what, err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write network as %s: %w", what, err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
