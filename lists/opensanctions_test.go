package lists

import "testing"

func TestOpenSanctions(t *testing.T) {
	t.Parallel()
	for file, format := range map[string]*Format{
		"entities.ftm.json":   openSanctionsJSON,
		"targets.nested.json": openSanctionsJSON,
		"statements.csv":      openSanctionsCSV,
		"statements.pack":     openSanctionsPack,
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			golden(t, format, file)
		})
	}
}

func TestOpenSanctionsReal(t *testing.T) {
	t.Parallel()
	const dir = "data/lists/opensanctions_samples/"
	s := readReal(t, openSanctionsJSON, dir+"entities.ftm.json")
	n := count(s)
	// 1,565 lines, of which three hold objects that are no entities
	if len(s.Entities) != 1562 || n["Person"] != 604 || n["Family"] != 756 || s.Published != "2024-03-14" {
		t.Errorf("read %d entities (%v) of %s, want 1,562 of 2024-03-14", len(s.Entities), n, s.Published)
	}
	if s := readReal(t, openSanctionsJSON, dir+"targets.nested.json"); s.Targets == 0 || count(s)["Family"] == 0 {
		t.Errorf("nested: %d targets, %v; want targets and the families within them", s.Targets, count(s))
	}
	if s := readReal(t, openSanctionsPack, dir+"statements.pack"); s.Targets == 0 {
		t.Errorf("pack: no targets among %v", count(s))
	}
}

func FuzzOpenSanctions(f *testing.F) {
	fuzzFormat(f, openSanctionsJSON, "entities.ftm.json", "targets.nested.json")
}

func FuzzStatements(f *testing.F) { fuzzFormat(f, openSanctionsCSV, "statements.csv") }
