package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/internal/shared"
	"backchannel/names"
)

// The table of common parts holds spelling keys: it must be made again when the
// key changes.
func TestTheTableOfCommonPartsIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("reads four lists, which takes long: not with -short")
	}
	census := shared.Path(t, "data/gazetteers/us_census_names")
	var files []string
	for _, f := range []string{"ofac/sdn_2023-01.csv", "un/UN_consolidated_2026-02-27.xml", "canada/sema_2025.xml", "uk/FCDO_SL_2025-08-11.ods"} {
		files = append(files, shared.Path(t, "data/lists/"+f))
	}
	var got bytes.Buffer
	if err := rarity(&got, census, files); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../names/tables/common.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("names/tables/common.txt is not what screen/fit -rarity makes (-file +made):\n%s", diff)
	}
}

func TestTuningLowersTheLoss(t *testing.T) {
	t.Parallel()
	pairs := []pair{
		makePair("", "Kirill Ardashev", "Kiril Ardashef", true, 1),
		makePair("", "Kirill Ardashev", "Boris Ardashev", false, 1),
		makePair("", "Maren Lindqvist", "Marin Lundqvist", true, 1),
		makePair("", "Jan Keller", "Jan Kessler", false, 1),
	}
	w := names.Defaults()
	tuned := tune(pairs, w, 0.7)
	if before, after := loss(pairs, &w, &w, 0.7), loss(pairs, &tuned, &w, 0.7); after > before {
		t.Errorf("loss rose from %v to %v", before, after)
	}
}
