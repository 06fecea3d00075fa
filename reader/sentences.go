package reader

import "backchannel/cite"

// Sentences cuts a text into sentences, as every reading of it is cut.
func (r *Reader) Sentences(text string) []cite.Span {
	parsed := r.parse(text)
	out := make([]cite.Span, len(parsed))
	for i, s := range parsed {
		out[i] = cite.Span{Start: s.Start, End: s.End}
	}
	return out
}
