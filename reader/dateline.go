package reader

import (
	"regexp"
	"strings"

	"backchannel/reader/syntax"
)

// datelines begin a story: "LIMASSOL, Cyprus, March 4 (The Post) - ", "NEW
// YORK—". The first word is in capitals, and a bracket or a dash closes it.
var datelines = regexp.MustCompile(`^\s*\p{Lu}{3,}[\p{L}\p{M} .,'’/0-9-]{0,60}?(?:\s*\([^()\n]{2,40}\)\s*(?:[-–—]|--)+\s*|\s*—\s*|\s+(?:[–-]|--)\s+)|^\s*\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}(?:, \p{Lu}[\p{L}. 0-9]{2,20})?: `)

// slashLines are datelines with the agency between strokes: "MOSCOW, May 2. /
// OPA /. ".
var slashLines = regexp.MustCompile(`^\s*\p{Lu}{3,}[\p{L}\p{M} .,'’0-9-]{0,50}? ?/ ?\p{Lu}{2,12} ?/\.?\s*`)

// agencyLines are datelines in small letters, or without a place: "Nairobi,
// Kenya (AP) — ", "(Bloomberg) -- ". The bracket must hold a news agency.
var agencyLines = regexp.MustCompile(`^\s*(?:\p{Lu}[\p{L}\p{M} .,'’/0-9-]{0,50}? ?)?\(([^()\n]{2,40})\)\s*(?:[-–—]|--)+\s*`)

// datelineEnd is where the story begins behind its dateline; 0 where it has none.
func datelineEnd(text string) int {
	if n := len(datelines.FindString(text)); n > 0 {
		return n
	}
	if n := len(slashLines.FindString(text)); n > 0 {
		return n
	}
	m := agencyLines.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	if f := known().facts[strings.TrimSpace(m[1])]; f == nil || f.kind != outlet {
		return 0
	}
	return len(m[0])
}

// parse parses the text with its dateline as a sentence by itself, which names
// nobody: where a story was written is no part of it.
func (r *Reader) parse(text string) []syntax.Sentence {
	cut := datelineEnd(text)
	if cut == 0 || cut >= len(text) {
		return r.parseLong(text)
	}
	head, body := r.parser.Parse(text[:cut]), r.parseLong(text[cut:])
	for i := range head {
		head[i].Names = nil
		for j := range head[i].Tokens {
			head[i].Tokens[j].Tag = "FW"
		}
	}
	shift(body, cut)
	return append(head, body...)
}

// dateline reports whether the sentence is the story's dateline, whose words
// parse has tagged as foreign.
func (t *tree) dateline() bool {
	for i := range t.n() {
		if t.tag(i) != "FW" {
			return false
		}
	}
	return t.n() > 1
}
