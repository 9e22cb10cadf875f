// Command tidb-grammar says whether TiDB's own grammar accepts a statement.
//
// It reads one JSON string per line, a statement each, and answers every line with one JSON object:
// {"statements":1} with the number of statements that the line holds, or {"error":"..."}.
// go.mod names the parser as it was when TiDB 8.5 was made: the newest one takes more, such as LATERAL,
// which 8.5 refuses. It looks at grammar only: names, types and settings of a server are none of its business.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/pingcap/tidb/pkg/parser"
	_ "github.com/pingcap/tidb/pkg/parser/test_driver"
)

type answer struct {
	Statements int    `json:"statements,omitempty"`
	Error      string `json:"error,omitempty"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tidb-grammar:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	requests := json.NewDecoder(bufio.NewReader(in))
	answers := json.NewEncoder(out)
	grammar := parser.New()
	for {
		var sql string
		switch err := requests.Decode(&sql); err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err
		}
		if err := answers.Encode(check(grammar, sql)); err != nil {
			return err
		}
	}
}

func check(grammar *parser.Parser, sql string) answer {
	statements, _, err := grammar.Parse(sql, "", "")
	switch {
	case err != nil:
		return answer{Error: err.Error()}
	case len(statements) == 0:
		return answer{Error: "no statement in it"}
	default:
		return answer{Statements: len(statements)}
	}
}
