"""Statements that the handler answers by itself, so that clients of MySQL can connect (mysql_federated.rs)."""
import re

VARIABLES = {
    'tx_isolation': 'REPEATABLE-READ',
    'session.tx_isolation': 'REPEATABLE-READ',
    'transaction_isolation': 'REPEATABLE-READ',
    'session.transaction_isolation': 'REPEATABLE-READ',
    'session.transaction_read_only': '0',
    'time_zone': 'UTC',
    'system_time_zone': 'UTC',
    'max_allowed_packet': '134217728',
    'interactive_timeout': '31536000',
    'wait_timeout': '31536000',
    'net_write_timeout': '31536000',
}


def pattern(text):
    return re.compile(text, re.IGNORECASE)


SELECT_VARIABLES = [pattern(r'^(SELECT @@(.*))'), pattern(r'^(/\* mysql-connector-java(.*))')]

SHOW_VARIABLES = [
    (pattern(r"^(SHOW VARIABLES LIKE 'sql_mode'(.*))"), (
        'sql_mode',
        'ONLY_FULL_GROUP_BY STRICT_TRANS_TABLES NO_ZERO_IN_DATE NO_ZERO_DATE ERROR_FOR_DIVISION_BY_ZERO'
        ' NO_ENGINE_SUBSTITUTION')),
    (pattern(r"^(SHOW VARIABLES LIKE 'lower_case_table_names'(.*))"), ('lower_case_table_names', '0')),
    (pattern(r'^(show collation where(.*))'), ('', '')),
    (pattern(r'^(SHOW VARIABLES(.*))'), ('', '')),
]

TIMEDIFF = pattern(r'^(SELECT TIMEDIFF\(NOW\(\), UTC_TIMESTAMP\(\)\))')
SHOW_KEYS = pattern(r'^(SHOW KEYS FROM(.*))')
DUAL = pattern(r'^(SELECT 1 FROM DUAL)$')
KEY_COLUMNS = [
    'Table', 'Non_unique', 'Key_name', 'Seq_in_index', 'Column_name', 'Collation', 'Cardinality', 'Sub_part', 'Packed',
    'Null', 'Index_type', 'Comment', 'Index_comment', 'Visible', 'Expression']

# Answered by OK, and nothing is done.
SWALLOWED = [pattern(text) for text in (
    r'^(START(.*))', r'^(SET NAMES(.*))', r'^(SET character_set_results(.*))', r'^(SET net_write_timeout(.*))',
    r'^(SET FOREIGN_KEY_CHECKS(.*))', r'^(SET AUTOCOMMIT(.*))', r'^(SET SQL_LOG_BIN(.*))', r'^(SET sql_mode(.*))',
    r'^(SET SQL_SELECT_LIMIT(.*))', r'^(SET @@(.*))', r'^(SHOW COLLATION)', r'^(SHOW CHARSET)', r'^(SET SESSION(.*))',
    r'^(SET SQL_QUOTE_SHOW_CREATE(.*))', r'^(LOCK TABLES(.*))', r'^(UNLOCK TABLES(.*))', r'^(SHOW MASTER STATUS)',
    r'^(SET SQL_AUTO_IS_NULL(.*))', r'^(SHOW WARNINGS)', r'^(/\* ApplicationName=(.*)SHOW WARNINGS)',
    r'^(/\* ApplicationName=(.*)(SHOW PLUGINS|SHOW COLLATION|SHOW CHARSET|SHOW ENGINES|SELECT @@(.*)|SHOW @@(.*)'
    r'|SET net_write_timeout(.*)|SET SQL_SELECT_LIMIT(.*)|SHOW VARIABLES(.*)))',
    r'^(/\*!(80003|40101|40100|40103|40111|40014|40000) (SET|ALTER)(.*) \*/)$')]


def answer(sql):
    """None where the engine is to answer; else (names of columns, rows), both empty for a plain OK."""
    if sql[:6].upper() == 'INSERT':
        return None
    if any(rule.match(sql) for rule in SELECT_VARIABLES):
        return variables(sql)
    for rule, row in SHOW_VARIABLES:
        if rule.match(sql):
            return ['Variable_name', 'Value'], [row]
    if TIMEDIFF.match(sql):
        return ['TIMEDIFF(NOW(), UTC_TIMESTAMP())'], [('00:00:00',)]
    if SHOW_KEYS.match(sql):
        return KEY_COLUMNS, []
    if DUAL.match(sql):
        return ['1'], [('1',)]
    return ([], []) if any(rule.match(sql) for rule in SWALLOWED) else None


def variables(sql):
    names, values = [], []
    for variable in sql.lower().split('@@')[1:]:
        name, *alias = variable.rstrip(' ,').split(' as ')
        names.append(alias[0] if alias else '@@' + name)
        values.append(VARIABLES.get(name, '0'))
    return names, [tuple(values)] if names else []
