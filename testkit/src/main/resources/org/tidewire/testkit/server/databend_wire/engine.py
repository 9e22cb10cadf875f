"""A session of the engine, with what the server's interpreters add to it (interpreter.rs, interpreter_txn_commit.rs)."""
import re

from databend.databend import SessionContext

from . import values

COMMENTS = re.compile(r'^\s*(?:/\*.*?\*/\s*|--[^\n]*\n\s*)*', re.DOTALL)
TRANSACTION = ('BEGIN', 'COMMIT', 'ROLLBACK', 'ABORT')
# Statement::allowed_in_multi_statement: these commit the transaction that they are in before they run.
COMMITTING = (
    'CREATE', 'ALTER', 'DROP', 'UNDROP', 'TRUNCATE', 'RENAME', 'ATTACH', 'GRANT', 'REVOKE')
ABORTED = ('CurrentTransactionIsAborted. Code: 4002, Text = Current transaction is aborted, commands ignored until end'
           ' of transaction block.')


class EngineError(Exception):
    """Its text is the server's: '<name>. Code: <number>, Text = <message>.'"""


class Session:
    def __init__(self, data):
        self.context = SessionContext(None, data)
        self.in_transaction = self.failed = False
        self.in_utc = True

    def run(self, sql):
        """(columns, rows); no columns for statements without a result set."""
        command = first_word(sql)
        if self.in_transaction and command in COMMITTING:
            self.commit()
        if self.in_transaction and self.failed and command not in TRANSACTION:
            raise EngineError(ABORTED)
        if command == 'COMMIT':
            return self.commit()
        try:
            columns, rows = self.execute(sql)
        except EngineError:
            self.failed = self.in_transaction
            raise
        if command in ('SET', 'UNSET'):
            self.in_utc = self.execute('select timezone()')[1] == [('UTC',)]
        if command in TRANSACTION:
            self.in_transaction, self.failed = command == 'BEGIN', False
        return columns, rows

    def commit(self):
        """A failed transaction is rolled back, and the answer is OK all the same."""
        rolled_back = self.failed
        self.in_transaction = self.failed = False
        return self.execute('ROLLBACK' if rolled_back else 'COMMIT')

    def close(self):
        if self.in_transaction:
            try:
                self.execute('ROLLBACK')
            except EngineError:
                pass

    def execute(self, sql):
        try:
            frame = self.context.sql(sql)
            columns = values.columns(str(frame.schema()))
            if not columns:
                frame.collect()
                return [], []
            by_engine = [values.is_written_by_engine(column_type, self.in_utc) for _, column_type in columns]
            if any(by_engine) and is_query(sql):
                frame = self.context.sql(written_by_engine(sql, by_engine))
            batches = frame.to_py_arrow()
        except RuntimeError as error:
            raise EngineError(server_text(error)) from None
        rows = []
        for batch in batches:
            if batch.num_columns:
                rows.extend(zip(*(column.to_pylist() for column in batch.columns)))
        return columns, rows


def first_word(sql):
    word = re.match(r'\w*', sql[COMMENTS.match(sql).end():])
    return word.group().upper()


def is_query(sql):
    rest = sql[COMMENTS.match(sql).end():]
    return rest.startswith('(') or first_word(sql) in ('SELECT', 'WITH', 'VALUES')


def written_by_engine(sql, by_engine):
    """The query around it; a statement runs once, whatever its columns are."""
    names = [f'c{i}' for i in range(len(by_engine))]
    selected = [f'to_string({name})' if written else name for name, written in zip(names, by_engine)]
    inner = sql.rstrip().rstrip(';')
    return f'select {", ".join(selected)} from (\n{inner}\n) as tidewire_front({", ".join(names)})'


def server_text(error):
    text = re.sub(r'^(Error: |DataFrame collect error: )', '', str(error))
    return re.split(r'\n+\s*<Backtrace disabled|\n+\s*0: ', text)[0].rstrip()
