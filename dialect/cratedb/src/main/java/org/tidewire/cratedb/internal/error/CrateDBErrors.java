package org.tidewire.cratedb.internal.error;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.DataException;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.exception.SnapshotIsolationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.internal.util.JdbcExceptionHelper;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Converts errors by their text where the SQLState is {@code XX000}, which says nothing; others are left to Hibernate. */
public final class CrateDBErrors implements SQLExceptionConversionDelegate {
    public static final CrateDBErrors INSTANCE = new CrateDBErrors();

    /** The name of a check, or of the column that must not be null. */
    public static final ViolatedConstraintNameExtractor NAMES = CrateDBErrors::nameIn;

    /** The SQLState of an update by primary key and version that has found no row. */
    public static final String STALE = "02000";

    private static final String UNKNOWN_SCHEMA = "3F000";

    private static final Pattern NOT_NULL = Pattern.compile(
            "\"([^\"]+)\" must not be null.*|A primary key value must not be NULL.*|Column `([^`]+)` is required but is missing.*",
            Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile("Failed CONSTRAINT (\\S+) CHECK .*", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile(
            ".*(is too long for the|Cannot cast|Cannot convert|/ by zero|must be <= 32766|immense term|exceeds allowed range|out of (long )?range|overflow|ArithmeticException|number of vector dimensions|Cannot add column|invalid (latitude|longitude)).*",
            Pattern.DOTALL);
    private static final Pattern FORGOTTEN_PARAMETER = Pattern.compile(
            "Requested parameter index exceeds the number.*|The assembled list of ParameterSymbols is invalid.*",
            Pattern.DOTALL);
    private static final Pattern UNGROUPED_COLUMN = Pattern.compile(
            ".* must appear in the GROUP BY clause or be used in an aggregation function.*", Pattern.DOTALL);
    private static final Pattern TIMEOUT = Pattern.compile("Job killed.*", Pattern.DOTALL);
    private static final Pattern GRAMMAR = Pattern.compile(
            ".*(support or allow \\w+ operations|Can't handle Symbol|Unknown session setting).*", Pattern.DOTALL);

    private CrateDBErrors() {}

    @Override
    public @Nullable JDBCException convert(SQLException error, String message, String sql) {
        String state = JdbcExceptionHelper.extractSqlState(error);
        if ("23505".equals(state)) {
            return new ConstraintViolationException(message, error, sql, ConstraintKind.UNIQUE, null);
        }
        if (STALE.equals(state)) {
            return new SnapshotIsolationException(message, error, sql);
        }
        String text = text(error);
        if (UNKNOWN_SCHEMA.equals(state) || text.startsWith("Unknown function")) {
            return new SQLGrammarException(message, error, sql);
        }
        if (!"XX000".equals(state)) {
            return null;
        }
        if (NOT_NULL.matcher(text).matches()) {
            return new ConstraintViolationException(message, error, sql, ConstraintKind.NOT_NULL, nameIn(error));
        }
        if (CHECK.matcher(text).matches()) {
            return new ConstraintViolationException(message, error, sql, ConstraintKind.CHECK, nameIn(error));
        }
        if (FORGOTTEN_PARAMETER.matcher(text).matches()) {
            throw refusal(CrateDBQueryRefusal.FORGOTTEN_PARAMETER, error);
        }
        if (UNGROUPED_COLUMN.matcher(text).matches()) {
            throw refusal(CrateDBQueryRefusal.UNGROUPED_COLUMN, error);
        }
        if (TIMEOUT.matcher(text).matches()) {
            return new QueryTimeoutException(message, error, sql);
        }
        if (DATA.matcher(text).matches()) {
            return new DataException(message, error, sql);
        }
        return GRAMMAR.matcher(text).matches() ? new SQLGrammarException(message, error, sql) : null;
    }

    private static UnsupportedFeatureException refusal(CrateDBQueryRefusal feature, SQLException error) {
        UnsupportedFeatureException refusal = feature.exception();
        refusal.initCause(error);
        return refusal;
    }

    private static @Nullable String nameIn(SQLException error) {
        String text = text(error);
        Matcher check = CHECK.matcher(text);
        if (check.matches()) {
            return check.group(1);
        }
        Matcher column = NOT_NULL.matcher(text);
        if (!column.matches()) {
            return null;
        }
        return column.group(1) == null ? column.group(2) : column.group(1);
    }

    /** As the server sends it; the driver puts a word before it. */
    private static String text(SQLException error) {
        return String.valueOf(error.getMessage()).replaceFirst("^ERROR: ", "");
    }
}
