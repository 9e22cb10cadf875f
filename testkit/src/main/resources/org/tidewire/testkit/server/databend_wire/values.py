"""Columns and values as the handler writes them (query_result_writer.rs, field_encoder)."""
import datetime
import decimal
import re
import struct

DECIMAL, TINY, SHORT, LONG, FLOAT, DOUBLE, NULL, LONGLONG = 0, 1, 2, 3, 4, 5, 6, 8
DATE, DATETIME, VARCHAR, BLOB, GEOMETRY = 10, 12, 15, 252, 255
NOT_NULL, UNSIGNED = 1, 32

NUMBERS = {
    'Int8': TINY, 'Int16': SHORT, 'Int32': LONG, 'Int64': LONGLONG,
    'UInt8': TINY, 'UInt16': SHORT, 'UInt32': LONG, 'UInt64': LONGLONG,
    'Float32': FLOAT, 'Float64': DOUBLE}
OTHERS = {
    'Null': NULL, 'Boolean': SHORT, 'Binary': BLOB, 'Date': DATE, 'Timestamp': DATETIME, 'TimestampTz': DATETIME,
    'Geometry': GEOMETRY, 'Geography': GEOMETRY}

FIELD = re.compile(
    r'DataField \{ name: "((?:[^"\\]|\\.)*)", default_expr: (?:None|Some\(.*?\)), data_type: ', re.DOTALL)
NULLABLE = re.compile(r'^Nullable\((.*)\)$', re.DOTALL)
RUST_ESCAPE = re.compile(r'\\(u\{([0-9a-f]+)\}|.)', re.DOTALL)


def columns(schema):
    """[(name, engine's type)] out of the debug print of a schema, which is all that the package tells of types."""
    found = []
    for field in FIELD.finditer(schema):
        depth, end = 0, field.end()
        while end < len(schema) and (depth or schema[end] not in ',}'):
            depth += {'(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1}.get(schema[end], 0)
            end += 1
        found.append((RUST_ESCAPE.sub(unescaped, field.group(1)), schema[field.end():end].strip()))
    return found


def unescaped(match):
    if match.group(2):
        return chr(int(match.group(2), 16))
    return {'n': '\n', 't': '\t', 'r': '\r', '0': '\0'}.get(match.group(1), match.group(1))


def bare(engine_type):
    nullable = NULLABLE.match(engine_type)
    return nullable.group(1) if nullable else engine_type


def mysql_type(engine_type):
    """(type, flags) of the column definition."""
    flags = 0 if engine_type == 'Null' or NULLABLE.match(engine_type) else NOT_NULL
    name = bare(engine_type)
    number = re.match(r'Number\((\w+)\)', name)
    if number:
        return NUMBERS[number.group(1)], flags | (UNSIGNED if number.group(1).startswith('U') else 0)
    return (DECIMAL if name.startswith('Decimal') else OTHERS.get(name, VARCHAR)), flags


def is_written_by_engine(engine_type, in_utc):
    """Types whose values the package gives in a binary form, and timestamps, which it gives in UTC where the server writes
    them in the session's time zone: the engine itself makes text of them. Within arrays, maps and tuples, and in what is no
    query, they stay in UTC."""
    written = bare(engine_type)
    return (written in ('Variant', 'Interval', 'TimestampTz', 'Geometry', 'Geography')
            or written == 'Timestamp' and not in_utc)


def text(value, engine_type):
    """The text of a value, or None for null."""
    if value is None:
        return None
    if bare(engine_type) == 'Bitmap':
        return b'<bitmap binary>'
    return written(value, engine_type).encode()


def written(value, engine_type, nested=False):
    if value is None:
        return 'NULL'
    if isinstance(value, bool):
        return '1' if value else '0'
    if isinstance(value, (bytes, bytearray)):
        return value.hex().upper()  # binary_output_format is hex by default
    if isinstance(value, float):
        return number(value, 'Float32' in engine_type or 'Vector' in engine_type)
    if isinstance(value, (int, decimal.Decimal)):
        return format(value, 'f') if isinstance(value, decimal.Decimal) else str(value)
    if isinstance(value, list):
        return collection(value, engine_type)
    if isinstance(value, dict):
        return '(' + ','.join(written(part, engine_type, True) for part in value.values()) + ')'
    if isinstance(value, datetime.datetime):
        # strftime's %Y has fewer than four digits before the year 1000.
        plain = f'{value.year:04d}-{value:%m-%d %H:%M:%S.%f}'
    else:
        plain = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return '"' + plain.replace('"', '\\"') + '"' if nested else plain


def collection(value, engine_type):
    if bare(engine_type).startswith('Map'):
        return '{' + ','.join(
            written(key, engine_type, True) + ':' + written(part, engine_type, True) for key, part in value) + '}'
    return '[' + ','.join(written(part, engine_type, True) for part in value) + ']'


def number(value, single):
    if value != value:
        return 'NaN'
    if value in (float('inf'), float('-inf')):
        return 'Infinity' if value > 0 else '-Infinity'
    if single:
        value = shortest_single(value)
    if value == int(value) and abs(value) < 1e17:
        return str(int(value)) if value or not str(value).startswith('-') else '-0'
    return repr(value).replace('e+', 'e')


def shortest_single(value):
    for digits in range(1, 10):
        candidate = float(f'{value:.{digits}g}')
        if struct.unpack('f', struct.pack('f', candidate))[0] == value:
            return candidate
    return value
