package org.tidewire.databend.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of {@link DatabaseMetaData} that are the same for each Databend: one table. */
final class MetaDataConstants {
    /** Asked without arguments, and true. Whatever else is asked in this way is false. */
    private static final Set<String> TRUE = Set.of(
            "allTablesAreSelectable",
            "dataDefinitionCausesTransactionCommit",
            "doesMaxRowSizeIncludeBlobs",
            "isCatalogAtStart",
            "nullsAreSortedAtEnd",
            "nullPlusNonNullIsNull",
            "storesLowerCaseIdentifiers",
            "storesMixedCaseQuotedIdentifiers",
            "supportsAlterTableWithAddColumn",
            "supportsAlterTableWithDropColumn",
            "supportsANSI92EntryLevelSQL",
            "supportsBatchUpdates",
            "supportsColumnAliasing",
            "supportsCoreSQLGrammar",
            "supportsCorrelatedSubqueries",
            "supportsExpressionsInOrderBy",
            "supportsFullOuterJoins",
            "supportsGroupBy",
            "supportsGroupByBeyondSelect",
            "supportsGroupByUnrelated",
            "supportsLikeEscapeClause",
            "supportsLimitedOuterJoins",
            "supportsMinimumSQLGrammar",
            "supportsMixedCaseQuotedIdentifiers",
            "supportsMultipleTransactions",
            "supportsNonNullableColumns",
            "supportsOpenStatementsAcrossCommit",
            "supportsOpenStatementsAcrossRollback",
            "supportsOuterJoins",
            "supportsSchemasInDataManipulation",
            "supportsSchemasInPrivilegeDefinitions",
            "supportsSchemasInTableDefinitions",
            "supportsSubqueriesInComparisons",
            "supportsSubqueriesInExists",
            "supportsSubqueriesInIns",
            "supportsSubqueriesInQuantifieds",
            "supportsTableCorrelationNames",
            "supportsTransactions",
            "supportsUnion",
            "supportsUnionAll");

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("getDatabaseProductName", "Databend"),
            Map.entry("getDriverName", DatabendDriver.NAME),
            Map.entry("getDriverVersion", DatabendDriver.MAJOR + "." + DatabendDriver.MINOR),
            Map.entry("getDriverMajorVersion", DatabendDriver.MAJOR),
            Map.entry("getDriverMinorVersion", DatabendDriver.MINOR),
            Map.entry("getJDBCMajorVersion", 4),
            Map.entry("getJDBCMinorVersion", 3),
            Map.entry("getIdentifierQuoteString", "\""),
            Map.entry("getSearchStringEscape", "\\"),
            Map.entry("getExtraNameCharacters", "$"),
            Map.entry("getCatalogTerm", "catalog"),
            Map.entry("getSchemaTerm", "database"),
            Map.entry("getProcedureTerm", "procedure"),
            Map.entry("getCatalogSeparator", "."),
            Map.entry("getSQLStateType", DatabaseMetaData.sqlStateSQL),
            Map.entry("getDefaultTransactionIsolation", Connection.TRANSACTION_READ_COMMITTED),
            Map.entry("getResultSetHoldability", ResultSet.HOLD_CURSORS_OVER_COMMIT),
            Map.entry("getRowIdLifetime", RowIdLifetime.ROWID_UNSUPPORTED),
            Map.entry("getNumericFunctions", "abs,ceil,floor,round,sign,sqrt,exp,ln,pow,mod,truncate"),
            Map.entry("getStringFunctions", "concat,length,lower,upper,replace,reverse,substring,trim,ltrim,rtrim"),
            Map.entry("getSystemFunctions", "database,version,coalesce,nullif,if"),
            Map.entry("getTimeDateFunctions", "now,year,month,date_add,date_diff,date_trunc,extract"),
            Map.entry("getSQLKeywords", String.join(",", ReservedWords.ALL)));

    private MetaDataConstants() {}

    /** The answer, or null where it is none of these. */
    static @Nullable Object of(Method method) {
        if (method.getParameterCount() > 0) {
            boolean ofScrolling =
                    method.getName().endsWith("AreVisible") || method.getName().endsWith("AreDetected");
            return ofScrolling ? false : null;
        }
        Object value = VALUES.get(method.getName());
        if (value == null
                && method.getReturnType() == boolean.class
                && !method.getName().equals("isReadOnly")) {
            return TRUE.contains(method.getName());
        }
        // 0 is "no limit, or not known".
        return value == null && method.getName().startsWith("getMax") ? zero(method.getReturnType()) : value;
    }

    private static Object zero(Class<?> type) {
        return type == long.class ? (Object) 0L : (Object) 0;
    }
}
