// Package reader reads prose for a due-diligence analyst: who is named, what
// they are, who is tied to whom and how, when, and on whose word. It writes
// nothing that is not in the text, and every item carries the span and the rule
// that gave it.
package reader
