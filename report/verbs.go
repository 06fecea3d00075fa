package report

import (
	"regexp"
	"strings"

	"backchannel/reader"
)

// verbs hold how a tie whose role is a verb reads, forwards and backwards. The
// reader's rules name a tie by the verb's plain form ("brief") or its participle
// ("briefed"); roles that are nouns ("close ally") need no table. A kind before
// the verb tells two uses apart.
var verbs = verbTable(`
	work|works with|works with
	coordinate|coordinates with|coordinates with
	collaborate|collaborates with|collaborates with
	cooperate|cooperates with|cooperates with
	side|sided with|sided with
	tie ties link links connection connections contact contacts relationship friendship connect|has ties to|has ties to
	befriend|befriended|befriended by
	back|backs|backed by
	support|supports|supported by
	advise|advises|advised by
	do conduct have business deal dealing team trade contract|does business with|does business with
	sign strike reach make agree close|signed a deal with|signed a deal with
	cater|caters to|is catered to by
	finance fund bankroll|finances|financed by
	insure|insures|insured by
	service|services|serviced by
	act represent defend lobby represents:work represents:speak represents:negotiate|acts for|has acting for it
	join|joined|was joined by
	sit serve|serves on|is served on by
	part|part of|whose part is
	married marry wed|married to|married to
	tell told|told|told by
	brief|briefed|briefed by
	inform|informed|informed by
	warn|warned|warned by
	notify notified|notified|notified by
	alert|alerted|alerted by
	assure|assured|assured by
	apprise|apprised|apprised by
	update|updated|updated by
	introduce|introduced|introduced by
	read loop fill|read in|read in by
	cut shut freeze|cut out|cut out by
	leave keep|left out|left out by
	give given provide supply grant award waiver licence license permit issue|gave to|received from
	hand|handed to|was handed by
	send sent|sent to|was sent by
	deliver|delivered to|received from
	pass forward|passed on to|received from
	present|presented to|was presented with by
	donate|donated to|received from
	transfer wire move channel funnel route divert|transferred to|received from
	lend lent|lent to|borrowed from
	return|returned to|received back from
	leak leaked|leaked to|received from
	ship export fly smuggle bring|shipped to|received from
	pay paid reimburse repay refund compensate|paid|was paid by
	bribe|bribed|was bribed by
	sell sold|sold to|bought from
	receive accept obtain collect|gave to|received from
	distribute allocate remit|distributed to|received from
`)

func verbTable(s string) map[string][2]string {
	out := map[string][2]string{}
	for row := range strings.Lines(strings.TrimSpace(s)) {
		cells := strings.Split(strings.TrimSpace(row), "|")
		for word := range strings.FieldsSeq(cells[0]) {
			out[word] = [2]string{cells[1], cells[2]}
		}
	}
	return out
}

// verb finds how a tie reads whose role is a verb.
func verb(kind, role string) ([2]string, bool) {
	switch reader.TieKind(kind) {
	case reader.Owns, reader.Legal, reader.Meeting:
		return [2]string{}, false
	}
	role = strings.ToLower(role)
	for _, form := range []string{role, strings.TrimSuffix(role, "ed"), strings.TrimSuffix(role, "d")} {
		for _, key := range []string{kind + ":" + form, form} {
			if v, ok := verbs[key]; ok {
				return v, true
			}
		}
	}
	return [2]string{}, false
}

// learnt says how somebody came to know, for "told of the plan by A": the
// participle, and the word that joins what was told.
func learnt(how string) (participle, join string) {
	joins := map[string]string{"read in": " on ", "briefed": " on ", "updated": " on ", "presented": " with ",
		"introduced": " to ", "given": " ", "handed": " ", "sent": " ", "passed": " "}
	participle = strings.ToLower(how)
	if v, ok := verb("", participle); ok {
		participle = map[string]string{"gave to": "given", "handed to": "handed", "sent to": "sent", "passed on to": "passed",
			"presented to": "presented", "delivered to": "given", "leaked to": "given", "returned to": "given"}[v[0]]
		if participle == "" {
			participle = v[0]
		}
	}
	if j, ok := joins[participle]; ok {
		return participle, j
	}
	return participle, " of "
}

// labelShare is the share at the end of an edge's label: "owner 12 %".
var labelShare = regexp.MustCompile(`^(.*?)\s*(\d[\d.,–-]* ?%)( of)?$`)

// labelWords turn an edge's label, which is the role that the reader found or
// the kind, into what is written on a line. The ends of a tie that has no
// direction may have been swapped, so there only words that fit both ways stay.
func labelWords(kind, label string) string {
	role, share := clean(label), ""
	if m := labelShare.FindStringSubmatch(role); m != nil {
		role, share = m[1], m[2]
	}
	switch v, isVerb := verb(kind, role); {
	case kind == string(reader.Owns) && !strings.Contains(role, " "):
		past := strings.HasSuffix(role, "ed") || role == "sold"
		words := strings.TrimSuffix(directed(kind, "", share, true), " of")
		if past && role != "owned" && share == "" {
			return role
		}
		if past {
			return strings.Replace(words, "owns", "owned", 1)
		}
		return words
	case role == "" || role == kind:
		return directed(kind, "", share, true)
	case isVerb && reader.TieKind(kind).Symmetric() && v[0] != v[1]:
		return directed(kind, "", "", true)
	case isVerb:
		return v[0]
	case isEvent(kind) && kind != string(reader.Legal) && !strings.Contains(role, " ") && !strings.HasSuffix(role, "ed"):
		return directed(kind, "", "", true)
	}
	return clean(label)
}
