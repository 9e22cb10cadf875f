package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.SQLGrammarException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;

/** The texts are the server's, with what the driver puts before them. */
class ErrorConversionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"b\" must not be null | NOT_NULL | b",
                "A primary key value must not be NULL | NOT_NULL |",
                "Column `id` is required but is missing from the insert statement | NOT_NULL | id",
                "Failed CONSTRAINT ab CHECK (\"a\" < \"b\") for values: [1, 2, 1] | CHECK | ab",
            })
    void aViolatedConstraintHasItsKindAndName(String text, String kind, String name) {
        assertThat(convert(text, "XX000")).isInstanceOfSatisfying(ConstraintViolationException.class, e -> {
            assertThat(e.getKind()).hasToString(kind);
            assertThat(e.getConstraintName()).isEqualTo(name);
        });
    }

    @Test
    void aDuplicateIsAViolatedKey() {
        assertThat(convert("A document with the same primary key exists already", "23505"))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        e -> assertThat(e.getKind()).isEqualTo(ConstraintViolationException.ConstraintKind.UNIQUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'aaaa' is too long for the text type of length: 3",
                "Cannot cast `'abc'` of type `text` to type `integer`",
                "/ by zero",
                "The number of vector dimensions does not match the field type",
                "Cannot add column `zz` to strict object",
                "invalid latitude 500.0; must be between -90.0 and 90.0",
                "DocValuesField \"3\" is too large, must be <= 32766",
            })
    void aValueThatDoesNotFitIsADataException(String text) {
        assertThat(convert(text, "XX000")).isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Requested parameter index exceeds the number of parameters: 0",
                "The assembled list of ParameterSymbols is invalid. Missing parameters."
            })
    void aParameterThatTheServerForgetsIsRefusedByName(String text) {
        assertThatThrownBy(() -> convert(text, "XX000"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "a parameter beside a condition that is decided without the rows, as 1 = 0 and a comparison with null")
                .hasMessageContaining("write the value into the query");
    }

    @Test
    void aColumnThatIsNotGroupedIsRefusedByName() {
        assertThatThrownBy(() -> convert(
                        "'name' must appear in the GROUP BY clause or be used in an aggregation function. Perhaps you grouped"
                                + " by an alias that clashes with a column in the relations",
                        "XX000"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "a column beside those that a query groups by, unless they are the key of its entity");
    }

    @Test
    void othersHaveTheirOwnExceptions() {
        assertThat(convert("Job killed. statement_timeout (1ms/parse)", "XX000"))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(convert("The relation \"sys.summits\" doesn't support or allow INSERT operations", "XX000"))
                .isInstanceOf(SQLGrammarException.class);
        assertThat(convert("Schema 'nope' unknown", "3F000")).isInstanceOf(SQLGrammarException.class);
        assertThat(convert("Unknown function: nope()", "0A000")).isInstanceOf(SQLGrammarException.class);
        assertThat(convert("something else", "XX000")).isNull();
        assertThat(convert("Relation 'nope' unknown", "42P01")).isNull();
    }

    private static JDBCException convert(String text, String state) {
        SQLException error = new SQLException("ERROR: " + text + "\n  Where: io.crate.Some.method(Some.java)", state);
        return new CrateDBDialect().buildSQLExceptionConversionDelegate().convert(error, "m", "sql");
    }
}
