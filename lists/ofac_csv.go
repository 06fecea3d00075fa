package lists

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"backchannel/ftm"
)

// The columns of the legacy files, by OFAC's data specification (dat_spec.txt):
//
//	prim      ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT, Vess_flag, Vess_owner, Remarks
//	alt       ent_num, alt_num, alt_type, alt_name, alt_remarks
//	add       ent_num, Add_num, Address, City/State/Province/Postal Code, Country, Add_remarks
//	comments  ent_num, the rest of remarks longer than 1,000 characters
//
// A field without a value is -0-, a record is a line, and the last line may be
// the single character 0x1A. Some copies have a header row.
const (
	primColumns     = 12
	altColumns      = 5
	addColumns      = 6
	commentsColumns = 2
	maxRemarks      = 1000
	maxCSVLine      = 1 << 20
)

var errLongLine = fmt.Errorf("line longer than %d KiB", maxCSVLine>>10)

// ofacRow is a record of a legacy file. The fields are of the line that they
// are cut from; the slice is used again for the next.
type ofacRow struct {
	line   int
	fields []string
	last   bool // no line break follows: a record that is broken here was cut short
}

// ofacRows yields the records of a legacy file. A line that cannot be cut into
// fields comes with an error and does not end the sequence; an error of the
// reader does, and comes without a line.
func ofacRows(r io.Reader) iter.Seq2[ofacRow, error] {
	return func(yield func(ofacRow, error) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		row := ofacRow{fields: make([]string, 0, primColumns)}
		for {
			line, err := lineOf(br)
			row.line++
			if err != nil && err != io.EOF && err != errLongLine {
				yield(ofacRow{}, fmt.Errorf("reading line %d: %w", row.line, err))
				return
			}
			row.last = err == io.EOF
			line = strings.Trim(strings.TrimPrefix(line, "\ufeff"), "\r\n\x1a")
			if line != "" || err == errLongLine {
				var bad error
				row.fields, bad = splitCSV(row.fields[:0], line)
				if err == errLongLine {
					bad = err
				}
				if !yield(row, bad) {
					return
				}
			}
			if row.last {
				return
			}
		}
	}
}

// lineOf reads a line as UTF-8; what is none is taken for Windows-1252. A line
// that is too long is passed over.
func lineOf(br *bufio.Reader) (string, error) {
	line, err := br.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := slices.Clone(line)
		for err == bufio.ErrBufferFull {
			line, err = br.ReadSlice('\n')
			if len(long) <= maxCSVLine {
				long = append(long, line...)
			}
		}
		if len(long) > maxCSVLine && (err == nil || err == io.EOF) {
			return "", errLongLine
		}
		line = long
	}
	if !utf8.Valid(line) {
		if b, e := charmap.Windows1252.NewDecoder().Bytes(line); e == nil {
			line = b
		}
	}
	return string(line), err
}

// splitCSV cuts a line at its commas. A field in quotes may hold commas, and a
// quotation mark twice for one; the value -0- is "".
func splitCSV(fields []string, line string) ([]string, error) {
	for {
		line = strings.TrimLeft(line, " ")
		var value string
		if strings.HasPrefix(line, `"`) {
			end, doubled := closing(line)
			if end < 0 {
				return fields, errors.New("a quotation mark is not closed")
			}
			value = line[1:end]
			if doubled {
				value = strings.ReplaceAll(value, `""`, `"`)
			}
			line = strings.TrimLeft(line[end+1:], " ")
			if line != "" && line[0] != ',' {
				return fields, errors.New("text stands after a field in quotes")
			}
		} else {
			end := strings.IndexByte(line, ',')
			if end < 0 {
				end = len(line)
			}
			value, line = line[:end], line[end:]
		}
		value = strings.TrimSpace(value)
		if value == "-0-" {
			value = ""
		}
		fields = append(fields, value)
		if line == "" {
			return fields, nil
		}
		line = line[1:]
	}
}

// closing returns where the quotation mark at the beginning of s is closed, and
// whether there are doubled ones before.
func closing(s string) (end int, doubled bool) {
	for i := 1; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			doubled = true
			i++
			continue
		}
		return i, doubled
	}
	return -1, doubled
}

// ofacJoined is a row of a further file, kept until its entry comes.
type ofacJoined struct {
	line int
	text [4]string
}

// ofacParts are the further files in memory, by entry number.
type ofacParts map[string]map[string][]ofacJoined

var partColumns = map[string]int{"alt": altColumns, "add": addColumns, "comments": commentsColumns}

// readParts reads the further files that are there.
func readParts(in *Intake) (ofacParts, error) {
	all := ofacParts{}
	for _, part := range []string{"alt", "add", "comments"} {
		r := in.Parts[part]
		if r == nil {
			continue
		}
		rows := map[string][]ofacJoined{}
		all[part] = rows
		for row, err := range ofacRows(r) {
			if err != nil && row.line == 0 {
				return nil, fmt.Errorf("%s file: %w", part, err)
			}
			if row.cut(err, partColumns[part]) {
				return nil, fmt.Errorf("%s file line %d: %w", part, row.line, errCutShort)
			}
			if !checkRow(in, part+" file", row, err, partColumns[part]) {
				continue
			}
			j := ofacJoined{line: row.line}
			if part == "comments" {
				j.text[0] = row.fields[1]
			} else {
				copy(j.text[:], row.fields[2:])
				if part == "add" {
					j.text[3] = joinNonEmpty("\x00", row.fields[1], row.fields[5])
				}
			}
			rows[row.fields[0]] = append(rows[row.fields[0]], j)
		}
	}
	return all, nil
}

// cut reports whether the file ends within the row.
func (row *ofacRow) cut(err error, columns int) bool {
	return row.last && (err != nil || len(row.fields) != columns)
}

// checkRow reports a row that is not of the file's form and says whether it is
// good. A first row without a number is a header.
func checkRow(in *Intake, file string, row ofacRow, err error, columns int) bool {
	where := fmt.Sprintf("%s line %d", file, row.line)
	switch {
	case err != nil:
		in.Skip(Skip{fmt.Sprintf("%s, field %d", where, len(row.fields)+1), err.Error()})
	case row.line == 1 && len(row.fields) > 0 && !numeric(row.fields[0]):
	case len(row.fields) != columns:
		in.Skip(Skip{where, fmt.Sprintf("%d fields where there should be %d", len(row.fields), columns)})
	case !numeric(row.fields[0]):
		in.Skip(Skip{where + ", field 1", fmt.Sprintf("%q is no entry number", row.fields[0])})
	default:
		return true
	}
	return false
}

// parseCSV reads the legacy files.
func (o ofacOrigin) parseCSV(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return func(yield func(*ftm.Entity, error) bool) {
		parts, err := readParts(in)
		if err != nil {
			yield(nil, err)
			return
		}
		r := o.reader(in)
		for row, err := range ofacRows(in.Parts[""]) {
			if err != nil && row.line == 0 {
				yield(nil, err)
				return
			}
			if row.cut(err, primColumns) {
				yield(nil, fmt.Errorf("main file line %d: %w", row.line, errCutShort))
				return
			}
			if !checkRow(in, "main file", row, err, primColumns) {
				continue
			}
			for _, e := range r.entry(row, parts) {
				if !yield(e, nil) {
					return
				}
			}
		}
		for e := range r.linked() {
			if !yield(e, nil) {
				return
			}
		}
		parts.orphans(in, r.seen)
	}
}

// entry reads one row of the main file with what the others have for it.
func (r *ofacReader) entry(row ofacRow, parts ofacParts) []*ftm.Entity {
	where := fmt.Sprintf("main file line %d", row.line)
	f := row.fields
	if f[1] == "" {
		r.skip(missing(where+", field 2", "name"))
		return nil
	}
	if r.again(f[0], where) {
		return nil
	}
	if !slices.Contains(partyTypes, strings.ToLower(f[2])) {
		r.skip(Skip{where + ", field 3", fmt.Sprintf("%q is no type of party that is known here; read as an entity", f[2])})
	}
	p := r.party(f[0], f[2])
	p.name("name", f[1])
	p.programs = ofacPrograms(f[3])
	p.title(f[4])
	p.add("callSign", "Call sign", f[5])
	p.add("type", "Vessel type", f[6])
	p.add("tonnage", "Tonnage", strings.ReplaceAll(f[7], ",", ""))
	p.add("grossRegisteredTonnage", "GRT", strings.ReplaceAll(f[8], ",", ""))
	if f[9] != "" && !strings.EqualFold(f[9], "None Identified") {
		p.country("flag", "Flag", f[9])
	}
	if f[10] != "" {
		p.link(ofacLink{name: f[10], role: "Vessel Owner"})
	}
	for _, a := range parts["alt"][f[0]] {
		p.alias(a.text[0], a.text[1], false)
		p.note(a.text[2])
	}
	remarks, cut := f[11], len(f[11]) >= maxRemarks
	for _, c := range parts["comments"][f[0]] {
		remarks, cut = remarks+c.text[0], false
	}
	if cut {
		r.skip(Skip{where + ", field 12", "the remarks end in the middle at 1,000 characters; their end is in the comments file"})
	}
	p.remarks(remarks, f[4], cut)
	for _, a := range parts["add"][f[0]] {
		num, notes, _ := strings.Cut(a.text[3], "\x00")
		p.address(ofacAddress{number: num, lines: []string{a.text[0]}, city: a.text[1], country: a.text[2], notes: notes})
	}
	return p.finish()
}

// ofacPrograms splits "SDGT] [IFSR".
func ofacPrograms(s string) []string {
	var out []string
	for tag := range strings.SplitSeq(s, "] [") {
		if tag = strings.Trim(tag, " []"); tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// orphans reports the rows of the further files whose entry is not in the main
// file.
func (parts ofacParts) orphans(in *Intake, seen map[string]bool) {
	for _, part := range []string{"alt", "add", "comments"} {
		type orphan struct {
			line int
			num  string
		}
		var all []orphan
		for num, rows := range parts[part] {
			if !seen[num] {
				for _, row := range rows {
					all = append(all, orphan{row.line, num})
				}
			}
		}
		slices.SortFunc(all, func(a, b orphan) int { return a.line - b.line })
		for _, o := range all {
			in.Skip(Skip{fmt.Sprintf("%s file line %d", part, o.line), "no entry " + o.num + " in the main file"})
		}
	}
}

// parseLonePart refuses a further file that comes without its main file.
func (o ofacOrigin) parseLonePart(part string) func(in *Intake) iter.Seq2[*ftm.Entity, error] {
	return func(*Intake) iter.Seq2[*ftm.Entity, error] {
		return func(yield func(*ftm.Entity, error) bool) {
			yield(nil, fmt.Errorf("it is the %s file of OFAC's CSV, which says nothing without the main file (sdn.csv, cons_prim.csv): give both", part))
		}
	}
}

// headRows are the whole records in the first bytes of a legacy file, without a
// header; one that cannot be cut into fields is nil.
func headRows(head []byte) [][]string {
	if bytes.IndexByte(head, 0) >= 0 {
		return nil
	}
	if i := bytes.LastIndexByte(head, '\n'); i >= 0 && len(head) >= 4096 {
		head = head[:i]
	}
	var out [][]string
	for row, err := range ofacRows(bytes.NewReader(head)) {
		switch {
		case err != nil:
			out = append(out, nil)
		case row.line > 1 || numeric(row.fields[0]):
			out = append(out, slices.Clone(row.fields))
		}
	}
	return out
}

// nonSDN is the tags of programmes that only the non-SDN lists have.
func nonSDN(tag string) bool {
	return tag == "NS-PLC" || tag == "561-Related" || strings.HasPrefix(tag, "CMIC-") || strings.HasPrefix(tag, "FSE-") ||
		strings.HasPrefix(tag, "NS-")
}

// detectPrim tells the main file of the legacy CSV by its twelve columns, with
// a number first and a type of party third, in most of the first rows. It tells
// the non-SDN list from the SDN by its programmes: more than half of those
// entries have a tag that only non-SDN lists have, or remarks about a
// directive.
func detectPrim(cons bool) func(head []byte) bool {
	return func(head []byte) bool {
		rows := headRows(head)
		good, other := 0, 0
		for _, f := range rows {
			if !isPrim(f) {
				continue
			}
			good++
			if slices.ContainsFunc(ofacPrograms(f[3]), nonSDN) || strings.Contains(f[11], "Directive ") {
				other++
			}
		}
		return 2*good > len(rows) && (2*other > good) == cons
	}
}

func isPrim(f []string) bool {
	return len(f) == primColumns && numeric(f[0]) && slices.Contains(partyTypes, strings.ToLower(f[2]))
}

// partyTypes are what OFAC writes in the third column; an entity has none.
var partyTypes = []string{"", "individual", "vessel", "aircraft", "entity"}

// firstNonSDN is the lowest entry number of the non-SDN lists. Numbers were
// given in order, so a file of aliases or addresses that begins below it is of
// the SDN list, which goes back to entry 36.
const firstNonSDN = 9000

// detectPart tells a further file by its columns, and of which list it is: alt
// and add by the first entry number, comments by what they are about, since most
// of the non-SDN list's are about directives and few of the SDN list's. A part that is taken for the
// other list's does no harm: an entry number is one party in both.
func detectPart(part string, cons bool) func(head []byte) bool {
	return func(head []byte) bool {
		rows := headRows(head)
		good, directives, first := 0, 0, ""
		for _, f := range rows {
			if !isPart(part, f) {
				continue
			}
			good++
			first = cmp.Or(first, f[0])
			if strings.Contains(f[1], "irective") {
				directives++
			}
		}
		if 2*good <= len(rows) {
			return false
		}
		if part == "comments" {
			return (2*directives > good) == cons
		}
		n, err := strconv.Atoi(first)
		return err == nil && (n >= firstNonSDN) == cons
	}
}

func isPart(part string, f []string) bool {
	return len(f) == partColumns[part] && numeric(f[0]) && (part == "comments" || numeric(f[1])) &&
		(part != "alt" || slices.Contains([]string{"aka", "fka", "nka"}, strings.ToLower(f[2])))
}
