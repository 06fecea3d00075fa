package graph

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

// shareWords are stakes that are written in words.
var shareWords = map[string]string{
	"all": "100", "wholly": "100", "whole": "100", "full": "100", "sole": "100", "outright": "100",
	"majority": "(50,100]", "a majority": "(50,100]", "controlling": "(50,100]",
	"minority": "(0,50)", "a minority": "(0,50)",
	"half": "50", "one half": "50", "one-half": "50", "a half": "50",
	"third": "1/3", "a third": "1/3", "one third": "1/3", "one-third": "1/3", "two thirds": "2/3", "two-thirds": "2/3",
	"quarter": "1/4", "a quarter": "1/4", "one quarter": "1/4", "one-quarter": "1/4",
	"three quarters": "3/4", "three-quarters": "3/4", "a fifth": "1/5", "one fifth": "1/5", "one-fifth": "1/5", "a tenth": "1/10",
}

// about is how far on either side "about 30 %" may lie, in percent. It is a
// reading of ours, since newspapers round to the nearest five: the band must be
// wide enough that a stake told so never decides a threshold it is near.
const about = "2.5"

// sharePrefixes turn a bound in words into the ends of a band; %s is the number.
var sharePrefixes = []struct{ word, band string }{
	{"not more than", "(0,%s]"}, {"no more than", "(0,%s]"}, {"not less than", "[%s,100]"}, {"no less than", "[%s,100]"},
	{"more than", "(%s,100]"}, {"greater than", "(%s,100]"}, {"over", "(%s,100]"}, {"above", "(%s,100]"},
	{"at least", "[%s,100]"}, {"at most", "(0,%s]"}, {"up to", "(0,%s]"},
	{"less than", "(0,%s)"}, {"just under", "(0,%s)"}, {"under", "(0,%s)"}, {"below", "(0,%s)"}, {"nearly", "(0,%s)"}, {"almost", "(0,%s)"},
	{">=", "[%s,100]"}, {"≥", "[%s,100]"}, {"<=", "(0,%s]"}, {"≤", "(0,%s]"}, {">", "(%s,100]"}, {"<", "(0,%s)"},
}

var (
	aboutWords = regexp.MustCompile(`^(about|around|roughly|approximately|approx\.?|some|circa|c\.|~)\s*`)
	tailWords  = regexp.MustCompile(`\s*(%|percent|per cent|pct\.?|stake|share|shares|interest|holding)(\s|$)`)
	bandForm   = regexp.MustCompile(`^([\[(])\s*([^,]+?)\s*,\s*([^,]+?)\s*([\])])$`)
	dashForm   = regexp.MustCompile(`^(?:between )?([0-9.]+)\s*(?:-|–|—|to|and)\s*([0-9.]+)$`)
)

// ParseShare reads a stake in percent: "12", "12.5 %", "12,5 per cent",
// "25-50", ">50", "at least 25 %", "(50,75]", "majority" (more than 50), "half",
// "a third", "2/3", "about 30 %" (2.5 points either way), "unknown". An error
// says what could not be read; shares below 0 or above 100 are refused.
func ParseShare(text string) (Share, error) {
	s, err := parseShare(strings.ToLower(strings.Join(strings.Fields(text), " ")), true)
	if err != nil {
		return Share{}, fmt.Errorf("share %q: %w", text, err)
	}
	return s, nil
}

func parseShare(s string, words bool) (Share, error) {
	s = strings.TrimSpace(tailWords.ReplaceAllString(s, " "))
	if m := bandForm.FindStringSubmatch(s); m != nil {
		return parseBand(m[2], m[3], m[1] == "(", m[4] == ")")
	}
	if m := dashForm.FindStringSubmatch(s); m != nil {
		return parseBand(m[1], m[2], false, false)
	}
	if !words {
		return parseNumber(s)
	}
	if s == "unknown" || s == "undisclosed" {
		return Share{}, nil
	}
	if w, ok := shareWords[s]; ok {
		return parseShare(w, false)
	}
	for _, p := range sharePrefixes {
		if rest, ok := strings.CutPrefix(s, p.word); ok {
			return parseBound(p.band, strings.TrimSpace(rest))
		}
	}
	if rest := aboutWords.ReplaceAllString(s, ""); rest != s {
		return parseAbout(rest)
	}
	return parseNumber(s)
}

// parseBound reads the number after "more than" and the like.
func parseBound(band, rest string) (Share, error) {
	if w, ok := shareWords[rest]; ok {
		rest = w
	}
	n, err := parseNumber(rest)
	if err != nil {
		return Share{}, err
	}
	if !n.Exact() { // more than a third: the bound itself is a narrow band
		return Share{}, fmt.Errorf("a bound must be a decimal")
	}
	return parseShare(fmt.Sprintf(band, decimal(n.lo)), false)
}

func parseAbout(rest string) (Share, error) {
	if w, ok := shareWords[rest]; ok {
		rest = w
	}
	n, err := parseNumber(rest)
	if err != nil {
		return Share{}, err
	}
	d, _ := parseNumber(about)
	return Share{lo: max(0, n.lo-d.lo), hi: min(100*percent, n.hi+d.lo), known: true}, nil
}

func parseBand(from, to string, open, shut bool) (Share, error) {
	a, err := parseNumber(from)
	if err != nil {
		return Share{}, err
	}
	b, err := parseNumber(to)
	if err != nil {
		return Share{}, err
	}
	if a.lo > b.hi || a.lo == b.hi && (open || shut) {
		return Share{}, fmt.Errorf("the band is empty")
	}
	return Share{lo: a.lo, hi: b.hi, loOpen: open, hiOpen: shut, known: true}, nil
}

var numberForm = regexp.MustCompile(`^[0-9]{1,3}([.,][0-9]{1,30})?$|^[0-9]{1,3}/[0-9]{1,3}$|^\.[0-9]{1,30}$`)

// parseNumber reads a decimal of percent, or a fraction of the whole.
func parseNumber(s string) (Share, error) {
	if !numberForm.MatchString(s) {
		return Share{}, fmt.Errorf("no percentage, band or word that is known here")
	}
	r, ok := new(big.Rat).SetString(strings.Replace(s, ",", ".", 1))
	if !ok {
		return Share{}, fmt.Errorf("divides by zero")
	}
	if strings.Contains(s, "/") {
		r.Mul(r, big.NewRat(100, 1))
	}
	r.Mul(r, big.NewRat(percent, 1))
	if r.Cmp(big.NewRat(100*percent, 1)) > 0 {
		return Share{}, fmt.Errorf("more than 100 %%")
	}
	n := new(big.Int).Quo(r.Num(), r.Denom()).Int64()
	if r.IsInt() {
		return Share{lo: n, hi: n, known: true}, nil
	}
	return Share{lo: n, hi: n + 1, loOpen: true, hiOpen: true, known: true}, nil
}
