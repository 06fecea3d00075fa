package syntax

import (
	"slices"
	"strings"
)

// repair sets right what a tree of independently chosen arcs can get wrong and
// grammar relies on: a person's name hangs together from its first word on and
// heads its title, of two subjects the second is its clause's, a purpose is no
// description of a day, two people are never one another's apposition, what follows
// a comma describes the name before it, what follows brackets hangs outside them, and a verb
// has one object.
func repair(s *Sentence) {
	for k := range s.Names {
		s.manCalled(k)
	}
	for _, n := range s.Names {
		if n.Type == "PER" && n.Last-n.First > 1 {
			flatten(s, n)
		}
	}
	for i := range s.Tokens {
		s.toItsOwnVerb(i)
		s.purpose(i)
		s.pastAside(i)
		s.inWhich(i)
	}
	s.outOfBrackets()
	s.enthrone()
	s.rowOfPeople()
	for i := range s.Tokens {
		s.describeNearest(i)
	}
	for i := range s.Tokens {
		s.doing(i)
		if t := &s.Tokens[i]; t.Rel == "obj" && t.Head < i && s.firstOfTwo(i) {
			t.Rel = "iobj"
		}
	}
}

// manCalled makes a person of whoever "a man called" or "a woman named" stands
// before.
func (s *Sentence) manCalled(k int) {
	n := &s.Names[k]
	if n.First < 2 {
		return
	}
	switch strings.ToLower(s.Tokens[n.First-1].Text) {
	case "called", "named":
		switch strings.ToLower(s.Tokens[n.First-2].Text) {
		case "man", "woman", "boy", "girl", "person", "someone", "somebody":
			n.Type = "PER"
		}
	}
}

// outOfBrackets hangs what follows a pair of brackets and was hung on a word
// within them on what the brackets hang on: "Ada Moss (a.k.a. Ida Moor) and Tor Berg".
func (s *Sentence) outOfBrackets() {
	open := -1
	for i, t := range s.Tokens {
		switch {
		case t.Tag == "-LRB-":
			open = i
		case t.Tag == "-RRB-" && open >= 0:
			for j := i + 1; j < len(s.Tokens); j++ {
				h := s.Tokens[j].Head
				for h > open && h < i {
					h = s.Tokens[h].Head
				}
				if h >= 0 {
					s.Tokens[j].Head = h
				}
			}
			open = -1
		}
	}
}

// toItsOwnVerb gives the second subject of a verb to the clause that the verb
// takes and that has none: "The aides said Ada Moss, the envoy, was in Rome".
func (s *Sentence) toItsOwnVerb(i int) {
	t := &s.Tokens[i]
	if t.Rel != "nsubj" || t.Head < 0 || t.Head > i {
		return
	}
	if first := s.Child(t.Head, "nsubj", "nsubj:pass"); first < 0 || first > t.Head {
		return
	}
	for _, c := range s.Children(t.Head, "ccomp") {
		if c > i && s.Child(c, "nsubj", "nsubj:pass", "csubj") < 0 {
			t.Head = c
			if s.Child(c, "aux:pass") >= 0 {
				t.Rel = "nsubj:pass"
			}
			return
		}
	}
}

// purpose hangs "to discuss it" in "was in Rome this week to discuss it" on what
// was the case and not on the week.
func (s *Sentence) purpose(i int) {
	t := &s.Tokens[i]
	if t.Rel != "acl" || t.Tag != "VB" || t.Head < 0 || !timeNouns[strings.ToLower(s.Tokens[t.Head].Text)] {
		return
	}
	if m := s.Child(i, "mark"); m < 0 || s.Tokens[m].Tag != "TO" {
		return
	}
	when := s.Tokens[t.Head]
	if when.Head >= 0 && slices.Contains([]string{"obl", "obl:unmarked", "obl:tmod", "nmod:unmarked", "nmod:tmod"}, when.Rel) {
		t.Head, t.Rel = when.Head, "advcl"
	}
}

// pastAside hangs what follows a set phrase between commas, ", as amended,", on
// what the phrase hangs on.
func (s *Sentence) pastAside(i int) {
	h := s.Tokens[i].Head
	if h < 2 || i <= h+1 || s.Tokens[h].Tag != "VBN" || s.Tokens[h].Head < 0 || !strings.EqualFold(s.Tokens[h-1].Text, "as") || s.Tokens[h-2].Text != "," || s.Tokens[h+1].Text != "," {
		return
	}
	s.Tokens[i].Head = s.Tokens[h].Head
}

// inWhich makes a relative clause of one that "in which" opens behind a noun.
func (s *Sentence) inWhich(i int) {
	if s.Tokens[i].Rel != "advcl" {
		return
	}
	for _, k := range s.Children(i, "obl") {
		if s.Tokens[k].Tag != "WDT" && s.Tokens[k].Tag != "WP" || k < 2 || s.Tokens[k-1].Tag != "IN" || !strings.HasPrefix(s.Tokens[k-2].Tag, "NN") || k > i {
			continue
		}
		s.Tokens[i].Head, s.Tokens[i].Rel = k-2, "acl:relcl"
		return
	}
}

// timeNouns are the words that say when.
var timeNouns = set("monday tuesday wednesday thursday friday saturday sunday week weekend month year day today yesterday tomorrow morning evening night afternoon summer winter spring autumn january february march april may june july august september october november december")

// doing makes a verb of a word in -ing that stands bare behind its verb's object
// and was taken for a second one: "earned her money trading with Ada Moss".
func (s *Sentence) doing(i int) {
	t := &s.Tokens[i]
	if t.Rel != "obj" || i == 0 || t.Tag != "NN" && t.Tag != "VBG" || !strings.HasSuffix(t.Text, "ing") || s.Child(i, "det", "amod", "compound", "nmod:poss") >= 0 {
		return
	}
	before := s.Tokens[i-1]
	if before.Head != t.Head || before.Rel != "obj" && before.Rel != "iobj" || t.Head > i {
		return
	}
	t.Tag, t.Rel, s.Tokens[i-1].Rel = "VBG", "advcl", "obj"
	for _, j := range s.Children(i, "nmod") {
		s.Tokens[j].Rel = "obl"
	}
}

// firstOfTwo reports whether object i is followed by exactly one more object of
// its verb, which has no indirect one.
func (s *Sentence) firstOfTwo(i int) bool {
	more := 0
	for j, t := range s.Tokens {
		if t.Head != s.Tokens[i].Head || j == i {
			continue
		}
		if t.Rel == "iobj" || t.Rel == "obj" && j < i {
			return false
		}
		if t.Rel == "obj" {
			more++
		}
	}
	return more == 1
}

// flatten makes the first word of a name its head and hangs the others on it,
// as the treebanks do with people, where the name is one piece of the tree and
// of proper nouns alone.
func flatten(s *Sentence, n Name) {
	top := -1
	for i := n.First; i < n.Last; i++ {
		t := s.Tokens[i]
		if t.Tag != "NNP" && t.Tag != "NNPS" {
			return
		}
		if t.Head < n.First || t.Head >= n.Last {
			if top >= 0 {
				return
			}
			top = i
		}
	}
	if top < 0 || top == n.First {
		return
	}
	first := n.First
	s.Tokens[first].Head, s.Tokens[first].Rel = s.Tokens[top].Head, s.Tokens[top].Rel
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; {
		case i > first && i < n.Last:
			t.Head, t.Rel = first, "flat"
		case t.Head == top && (i < first || i >= n.Last):
			t.Head = first
		}
	}
}
