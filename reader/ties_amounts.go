package reader

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	money    = regexp.MustCompile(`(?i)(US\$|\$|€|£|EUR|USD|GBP|CHF|AED)\s?(\d[\d,]*(?:\.\d+)?)\s?(trillion|billion|million|thousand|bn|mn|m|k|b)?\b|(\d[\d,]*(?:\.\d+)?)\s?(trillion|billion|million|thousand|bn|mn)?\s(dollars|euros|pounds|rubles|roubles|francs|dirhams|yuan|rupees)\b`)
	share    = regexp.MustCompile(`(?i)(\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b|per cent\b|pc\b)`)
	currency = map[string]string{"$": "USD", "us$": "USD", "usd": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
		"pounds": "GBP", "rubles": "RUB", "roubles": "RUB", "francs": "CHF", "chf": "CHF", "dirhams": "AED", "aed": "AED", "yuan": "CNY", "rupees": "INR"}
	scale = map[string]float64{"": 1, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12}
)

// amountOf is the sum of money among the objects of a predicate, as
// "6000000 USD"; "" where there is none.
func (s *story) amountOf(c *clause) string {
	for _, o := range c.objects {
		first, last := c.t.whole(o)
		if a := parseMoney(s.describe(c.t.span(first, last))); a != "" {
			return a
		}
	}
	return ""
}

// parseMoney reads the first sum in a text.
func parseMoney(text string) string {
	m := money.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	sign, digits, unit := m[1], m[2], m[3]
	if sign == "" {
		sign, digits, unit = m[6], m[4], m[5]
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(n*scale[strings.ToLower(unit)], 'f', -1, 64) + " " + currency[strings.ToLower(sign)]
}

// percentOf is the share that a predicate speaks of: in its objects, or right
// before it ("is 30 percent owned by").
func (s *story) percentOf(c *clause) string {
	if all := s.percentsOf(c); len(all) > 0 {
		return all[0]
	}
	return s.percentNear(c.t, c.head)
}

// percentsOf are the shares of the predicate's objects, in their order: "hold 30
// percent and 25 percent".
func (s *story) percentsOf(c *clause) []string {
	var out []string
	for _, o := range c.objects {
		if p := s.percentNear(c.t, o); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// percentNear is the share among the few words before a token and in its
// phrase, without the sign: "12.5".
func (s *story) percentNear(t *tree, i int) string {
	first, last := t.base(i)
	first = max(0, min(first, i-3))
	last = min(max(last, i+3), t.n())
	if m := share.FindStringSubmatch(s.describe(t.span(first, last))); m != nil {
		return m[1]
	}
	return ""
}
