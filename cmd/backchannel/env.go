package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"golang.org/x/term"
)

// env is everything outside the program. Stdout carries the answer, stderr the
// talk: progress, warnings, errors, each line beginning "backchannel: ".
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	client         *http.Client
	getenv         func(string) string
	terminal       bool // stdout is one: what differs from run to run may be shown
	color          bool // it shows colour
	talks          bool // stderr is a terminal: progress is shown
	width          int  // columns of stdout
	home           string
}

func realEnv() *env {
	e := &env{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now, getenv: os.Getenv,
		client: &http.Client{Timeout: 5 * time.Minute}, width: 100,
	}
	e.talks = term.IsTerminal(int(os.Stderr.Fd()))
	if term.IsTerminal(int(os.Stdout.Fd())) {
		e.terminal = true
		e.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w >= 40 {
			e.width = min(w, 120)
		}
	}
	return e
}

// defaultHome is BACKCHANNEL_HOME, else a folder of the user's data directory.
func (e *env) defaultHome() string {
	if dir := e.getenv("BACKCHANNEL_HOME"); dir != "" {
		return dir
	}
	if dir := e.getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "backchannel")
	}
	return filepath.Join(e.getenv("HOME"), ".local", "share", "backchannel")
}

// today is the day in the user's zone, YYYY-MM-DD.
func (e *env) today() string { return e.now().Format(time.DateOnly) }

// say writes a line of talk.
func (e *env) say(format string, args ...any) {
	fmt.Fprintf(e.stderr, "backchannel: "+format+"\n", args...)
}

// hinted is an error with a line that says what to do.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// hint adds what to do about an error.
func hint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

// usageError is a wrong use of the command line: exit status 2.
type usageError struct{ error }

// fail writes an error as one line, and its hint as another, and returns the
// exit status.
func (e *env) fail(err error) int {
	for line := range strings.Lines(err.Error()) {
		e.say("%s", strings.TrimSpace(line))
	}
	if h, ok := errors.AsType[hinted](err); ok {
		e.say("hint: %s", h.hint)
	}
	if _, ok := errors.AsType[usageError](err); ok {
		return 2
	}
	return 1
}

// version is the module version or the commit that the binary was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	var v strings.Builder
	v.WriteString(info.Main.Version)
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v.WriteString(" " + s.Value[:12])
		}
	}
	return v.String()
}
