package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// outArg is the argument of every command that can write to a file.
type outArg struct {
	Output string `short:"o" aliases:"out" help:"Write to this file instead of standard output." placeholder:"FILE" type:"path"`
}

// write gives the answer to f, on standard output or in the file. A file is
// written whole or not at all: it takes its name only when f has succeeded.
func (o outArg) write(e *env, f func(io.Writer) error) error {
	if o.Output == "" {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			return err
		}
		_, err := e.stdout.Write(b.Bytes())
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(o.Output), ".backchannel-*")
	if err != nil {
		return fmt.Errorf("write %s: %s", o.Output, reason(err))
	}
	defer os.Remove(tmp.Name())
	err = f(tmp)
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), o.Output)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", o.Output, err)
	}
	return nil
}
