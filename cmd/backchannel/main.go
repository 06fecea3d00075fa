// Command backchannel is sanctions due diligence that reads the news: it tells
// who in a story is listed, who is tied to them and how, whether a dealing was
// allowed on its day, and on whose word.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"backchannel/screen"
)

// commands is the command line: one field per command, each in its own file.
type commands struct {
	Home    string           `help:"Folder for lists and readings." default:"${home}" placeholder:"DIR" type:"path"`
	Version kong.VersionFlag `help:"Print the version."`

	Vet     vetCmd     `cmd:"" help:"Read stories and say who is listed, tied, told, and on whose word."`
	Read    readCmd    `cmd:"" help:"Read stories and show what was understood."`
	Screen  screenCmd  `cmd:"" help:"Screen names against the lists."`
	Compare compareCmd `cmd:"" help:"Compare two names, or the pairs in a file."`
	Lists   listsCmd   `cmd:"" help:"Add, update and compare official lists."`
	Paths   pathsCmd   `cmd:"" help:"Show how two parties are tied."`
	Ties    tiesCmd    `cmd:"" help:"Show the ties of a party."`
	Owners  ownersCmd  `cmd:"" help:"Show who owns a party and what it owns, with the arithmetic."`
	Serve   serveCmd   `cmd:"" help:"Answer screening questions over HTTP."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, realEnv(), os.Args[1:]))
}

// run is the program as a value that tests can start. It returns the exit
// status: 0, 1 for bad input, 2 for wrong usage.
func run(ctx context.Context, e *env, args []string) int {
	var c commands
	exit := -1
	p, err := kong.New(&c, kong.Name("backchannel"), kong.Description("Sanctions due diligence that reads the news."),
		kong.UsageOnError(), kong.Writers(e.stdout, e.stderr), kong.Exit(func(code int) { exit = code }),
		kong.Vars{"home": e.defaultHome(), "version": version(), "threshold": fmt.Sprint(screen.Defaults().Threshold)})
	if err != nil {
		return e.fail(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := p.Parse(args)
	if exit >= 0 {
		return exit
	}
	if err != nil {
		fmt.Fprintf(e.stderr, "backchannel: %v\nbackchannel: hint: backchannel --help lists the commands\n", err)
		return 2
	}
	e.home = c.Home
	k.BindTo(ctx, (*context.Context)(nil))
	if err := k.Run(e); err != nil {
		if errors.Is(err, context.Canceled) {
			err = errors.New("stopped; nothing was changed")
		}
		return e.fail(err)
	}
	return 0
}
