package lists

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"backchannel/ftm"
)

// What OpenSanctions publishes is FollowTheMoney already: entities as JSON
// lines (entities.ftm.json, and targets.nested.json, in which what is tied to a
// target stands within it) and statements as CSV, as pack or as JSON lines.
// IDs, properties and datasets are kept as they are. The publication date is the
// latest day on which anything in the file was seen.
var (
	openSanctionsJSON = &Format{
		Name: "ftm-json", List: "opensanctions", Title: "OpenSanctions", Authority: "OpenSanctions",
		Detect: func(head []byte) bool { return jsonLineHas(head, "id", "schema", "properties") },
		Parse:  parseFtM,
	}
	openSanctionsCSV       = statementFormat("ftm-statements-csv", ftm.CSV, isStatementCSV)
	openSanctionsPack      = statementFormat("ftm-statements-pack", ftm.Pack, isPack)
	openSanctionsStatement = statementFormat("ftm-statements-json", ftm.JSON, func(head []byte) bool {
		return jsonLineHas(head, "canonical_id", "prop", "value")
	})
)

func statementFormat(name string, wire ftm.StatementFormat, detect func([]byte) bool) *Format {
	return &Format{
		Name: name, List: "opensanctions", Title: "OpenSanctions", Authority: "OpenSanctions",
		Detect: detect,
		Parse: func(in *Intake) iter.Seq2[*ftm.Entity, error] {
			return parseStatements(in, wire)
		},
	}
}

// jsonLineHas reports whether the first line is a JSON object with the keys. A
// line longer than the head is judged by what the head shows of it.
func jsonLineHas(head []byte, keys ...string) bool {
	line, _, whole := bytes.Cut(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("\n"))
	if len(line) == 0 || line[0] != '{' {
		return false
	}
	if !whole && !json.Valid(line) {
		return !slices.ContainsFunc(keys, func(k string) bool { return !bytes.Contains(line, []byte(`"`+k+`"`)) })
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(line, &object) != nil {
		return false
	}
	return !slices.ContainsFunc(keys, func(k string) bool { _, ok := object[k]; return !ok })
}

func isStatementCSV(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return headHas(line, "canonical_id", "entity_id", "prop_type", "dataset")
}

// isPack knows the pack form by its header or, where there is none, by a
// second field such as Person:name.
func isPack(head []byte) bool {
	line, _, _ := strings.Cut(string(head[:min(len(head), 4<<10)]), "\n")
	fields := strings.Split(line, ",")
	if len(fields) < 10 {
		return false
	}
	if strings.Trim(fields[0], `"`) == "entity_id" {
		return strings.Trim(fields[1], `"`) == "prop"
	}
	schema, prop, ok := strings.Cut(strings.Trim(fields[1], `"`), ":")
	s := ftm.SchemaOf(schema)
	return ok && s != nil && (prop == "id" || s.Property(prop) != nil)
}

// parseFtM reads entities; nested ones follow the one that they stand in. Where
// the file does not say who is a target, parties with a topic of designation are.
func parseFtM(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		for e, err := range ftm.ReadEntities(in.Parts[""]) {
			if err != nil {
				if skipLine(in, err) {
					continue
				}
				yield(nil, err)
				return
			}
			if !admit(in, e) {
				continue
			}
			e.Target = e.Target || designates(e)
			if !yield(e, nil) {
				return
			}
		}
	}
}

// parseStatements reads statements, which do not say who is a target: parties
// with a topic of designation are and, where nobody has one, all that can be
// matched.
func parseStatements(in *Intake, wire ftm.StatementFormat) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		var all []*ftm.Entity
		any := false
		for e, err := range ftm.Entities(ftm.ReadStatements(in.Parts[""], wire)) {
			if err != nil {
				if skipLine(in, err) {
					continue
				}
				yield(nil, err)
				return
			}
			if admit(in, e) {
				e.Target = designates(e)
				any = any || e.Target
				all = append(all, e)
			}
		}
		for _, e := range all {
			if !any {
				e.Target = e.Schema != "Address" && ftm.SchemaOf(e.Schema).Matchable
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// skipLine reports a bad line and says whether the error was no more than that.
func skipLine(in *Intake, err error) bool {
	if bad, ok := errors.AsType[*ftm.LineError](err); ok {
		in.Skip(Skip{fmt.Sprintf("line %d", bad.Line), bad.Err.Error() + "; it is left out"})
		return true
	}
	return false
}

// admit takes the date of an entity and reports whether its schema is known.
func admit(in *Intake, e *ftm.Entity) bool {
	if d := isoDate(e.LastSeen); d > in.Published {
		in.Published = d
	}
	if s := ftm.SchemaOf(e.Schema); s == nil || s.Abstract {
		in.Skip(Skip{"entity " + e.ID, fmt.Sprintf("schema %q is not known here; it is left out", e.Schema)})
		return false
	}
	return true
}

// designating are the topics of parties on which an authority has put a
// measure. "sanction.linked" is for those beside them.
var designating = []string{"sanction", "sanction.counter", "debarment", "export.control", "invest.ban", "wanted"}

func designates(e *ftm.Entity) bool {
	return slices.ContainsFunc(e.Get("topics"), func(t string) bool { return slices.Contains(designating, t) })
}
