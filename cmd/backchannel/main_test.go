package main

import (
	"context"
	"flag"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

// TestMain lets the scripts run the program in this process, with a clock that
// stands still and a home of their own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"backchannel": func() {
		e := realEnv()
		e.now = func() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) }
		e.client = http.DefaultClient
		os.Exit(run(context.Background(), e, os.Args[1:]))
	}})
}

// TestScripts runs what a user could type: testdata/script/*.txtar.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("BACKCHANNEL_HOME", e.WorkDir+"/home")
			e.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}
