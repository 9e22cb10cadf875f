"""Parses statements by CrateDB's own grammar: a JSON string in each line of the input, a JSON object in each of the output."""

import json
import sys

from cratedb_sqlparse import sqlparse


def answer(sql):
    try:
        statements = sqlparse(sql, raise_exception=True)
    except Exception as error:  # the package has no common type for lexer and parser
        return {"error": str(error)}
    return {} if len(statements) == 1 else {"error": f"{len(statements)} statements"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
