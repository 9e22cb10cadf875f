package org.tidewire.databend.jdbc.internal.metadata;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.tidewire.databend.jdbc.internal.value.Column;

/** The columns of the results of {@link java.sql.DatabaseMetaData}, as in JDBC 4.3; a number sign marks integers. */
final class MetaDataColumns {
    public static final List<Column> CATALOGS = of("TABLE_CAT");
    public static final List<Column> SCHEMAS = of("TABLE_SCHEM TABLE_CATALOG");
    public static final List<Column> TABLE_TYPES = of("TABLE_TYPE");
    static final List<Column> TABLES =
            of("TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                    + " SELF_REFERENCING_COL_NAME REF_GENERATION");
    static final List<Column> COLUMNS =
            of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE"
                    + " #BUFFER_LENGTH #DECIMAL_DIGITS #NUM_PREC_RADIX #NULLABLE REMARKS COLUMN_DEF #SQL_DATA_TYPE"
                    + " #SQL_DATETIME_SUB #CHAR_OCTET_LENGTH #ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                    + " #SOURCE_DATA_TYPE IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
    public static final List<Column> TYPE_INFO = of(
            "TYPE_NAME #DATA_TYPE #PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS"
                    + " #NULLABLE #CASE_SENSITIVE #SEARCHABLE #UNSIGNED_ATTRIBUTE #FIXED_PREC_SCALE #AUTO_INCREMENT"
                    + " LOCAL_TYPE_NAME #MINIMUM_SCALE #MAXIMUM_SCALE #SQL_DATA_TYPE #SQL_DATETIME_SUB #NUM_PREC_RADIX");
    public static final List<Column> PRIMARY_KEYS = of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #KEY_SEQ PK_NAME");
    static final List<Column> FOREIGN_KEYS = of("PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT"
            + " FKTABLE_SCHEM FKTABLE_NAME FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE #DELETE_RULE FK_NAME PK_NAME"
            + " #DEFERRABILITY");
    static final List<Column> INDEXES =
            of("TABLE_CAT TABLE_SCHEM TABLE_NAME #NON_UNIQUE INDEX_QUALIFIER INDEX_NAME #TYPE"
                    + " #ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC #CARDINALITY #PAGES FILTER_CONDITION");
    static final List<Column> ROW_COLUMNS =
            of("#SCOPE COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE #BUFFER_LENGTH #DECIMAL_DIGITS #PSEUDO_COLUMN");
    static final List<Column> PROCEDURES =
            of("PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED_1 RESERVED_2 RESERVED_3"
                    + " REMARKS #PROCEDURE_TYPE SPECIFIC_NAME");
    static final List<Column> FUNCTIONS =
            of("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS #FUNCTION_TYPE SPECIFIC_NAME");
    static final List<Column> USER_TYPES = of("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME #DATA_TYPE REMARKS #BASE_TYPE");
    public static final List<Column> CLIENT_INFO = of("NAME #MAX_LEN DEFAULT_VALUE DESCRIPTION");

    private MetaDataColumns() {}

    private static List<Column> of(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> name.startsWith("#")
                        ? Column.of(name.substring(1), Types.INTEGER)
                        : Column.of(name, Types.VARCHAR))
                .toList();
    }
}
