package reader

import (
	"regexp"

	"backchannel/reader/syntax"
)

// datelines begin a story: "LIMASSOL, Cyprus, March 4 (The Post) - ", "NEW
// YORK—". The first word is in capitals, and a bracket or a dash closes it.
var datelines = regexp.MustCompile(`^\s*\p{Lu}{3,}[\p{L}\p{M} .,'’/0-9-]{0,60}?(?:\s*\([^()\n]{2,40}\)\s*(?:[-–—]|--)+\s*|\s*—\s*|\s+(?:[–-]|--)\s+)|^\s*\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}(?:, \p{Lu}[\p{L}. 0-9]{2,20})?: `)

// parse parses the text with its dateline as a sentence by itself, which names
// nobody: where a story was written is no part of it.
func (r *Reader) parse(text string) []syntax.Sentence {
	cut := len(datelines.FindString(text))
	if cut == 0 || cut >= len(text) {
		return r.parseLong(text)
	}
	head, body := r.parser.Parse(text[:cut]), r.parseLong(text[cut:])
	for i := range head {
		head[i].Names = nil
		for j := range head[i].Tokens {
			if t := &head[i].Tokens[j]; t.Tag == "NNP" || t.Tag == "NNPS" {
				t.Tag = "FW"
			}
		}
	}
	shift(body, cut)
	return append(head, body...)
}
