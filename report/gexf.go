package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"backchannel/vet"
)

type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Default    string           `xml:"defaultedgetype,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	} `xml:"graph"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	Each  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfNode struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Type   string      `xml:"type,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

// GEXF writes the whole network as GEXF 1.3, which Gephi reads.
func GEXF(w io.Writer, f *vet.Finding) error {
	g := gexf{Version: "1.3"}
	g.Graph.Default = "directed"
	for _, class := range []struct {
		name    string
		columns []string
	}{{"node", nodeColumns}, {"edge", edgeColumns}} {
		a := gexfAttributes{Class: class.name}
		for i, c := range class.columns {
			a.Each = append(a.Each, gexfAttribute{fmt.Sprint(i), c, "string"})
		}
		g.Graph.Attributes = append(g.Graph.Attributes, a)
	}
	values := func(facts []string) []gexfValue {
		var out []gexfValue
		for i, v := range facts {
			out = append(out, gexfValue{fmt.Sprint(i), v})
		}
		return out
	}
	net := networkOf(f)
	for _, n := range net.Nodes {
		g.Graph.Nodes = append(g.Graph.Nodes, gexfNode{n.ID, clean(n.Name), values(nodeFacts(n))})
	}
	for i, e := range drawable(net) {
		kind := map[bool]string{true: "directed", false: "undirected"}[e.Directed]
		g.Graph.Edges = append(g.Graph.Edges, gexfEdge{fmt.Sprint("t", i+1), e.From, e.To, kind, tieLabel(e), values(edgeFacts(e))})
	}
	return writeXML(w, "GEXF", g)
}
