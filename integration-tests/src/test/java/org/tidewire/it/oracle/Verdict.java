package org.tidewire.it.oracle;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewire.it.oracle.tree.Statement;

/** What a comparison of the two databases has shown. */
sealed interface Verdict {
    record Equal(Set<OpenDifference> open) implements Verdict {}

    record Refused(String reason) implements Verdict {}

    /** H2 has no rows to compare with: an overflow, a division by zero, or a limit of its own. */
    record NoExpectation(String error) implements Verdict {}

    /** An error that SQL leaves open: nothing can be compared. */
    record OpenError(String reason) implements Verdict {}

    /** Not HQL, so the grammar is wrong. */
    record NotHql(String error) implements Verdict {}

    record Fault(Kind kind, Outcome expected, Outcome actual) implements Verdict {
        enum Kind {
            DIFFERENT_ROWS,
            SERVER_ERROR,
            EXCEPTION,
            REFUSED_TOO_LATE,
            TIMED_OUT
        }
    }

    /** CrateDB's words for a number that a type of whole numbers has no room for. */
    Pattern CAST_OVERFLOW = Pattern.compile(
            "Cannot cast (value )?`-?[0-9.]+(E[0-9]+)?` (of type `[a-z ]+` )?to type `(smallint|integer|bigint)`");

    static Verdict of(Statement statement, Outcome expected, OracleDatabase tested) {
        if (expected instanceof Outcome.ServerError error) {
            return new NoExpectation(error.message());
        }
        if (expected instanceof Outcome.TimedOut) {
            return new NoExpectation("no answer in time");
        }
        Outcome actual = tested.execute(statement);
        if (actual instanceof Outcome.Refused refused && !refused.sent()) {
            return new Refused(refused.reason());
        }
        if (!(expected instanceof Outcome.Rows rows)) {
            return new NotHql(expected.toString());
        }
        if (actual instanceof Outcome.ServerError error && isOfRowsLeftOut(error)) {
            return new OpenError("division by zero or an overflow in rows that H2 does not compute");
        }
        if (actual instanceof Outcome.ServerError error && isOfPrecision(error)) {
            return new OpenError(
                    "an overflow of 64 bits where H2 computes by decimals, as for durations by nanosecond");
        }
        if (actual instanceof Outcome.ServerError error && isOfLongDecimal(error)) {
            return new OpenError("a decimal of more than 65 digits, of which TiDB makes no text");
        }
        return actual instanceof Outcome.Rows found
                ? ofRows(statement, rows, found)
                : new Fault(kind(actual), expected, actual);
    }

    /** SQL leaves open in which order conditions are computed and numbers added, and so for which rows (ISO 9075-1, 6.3.3.3). */
    private static boolean isOfRowsLeftOut(Outcome.ServerError error) {
        return CAST_OVERFLOW.matcher(error.message()).find()
                || Stream.of(
                                "divided by zero",
                                "/ by zero",
                                "Division undefined",
                                "Division by zero",
                                "Division by 0",
                                "modulus by zero",
                                "BIGINT value is out of range",
                                "long overflow",
                                "integer overflow",
                                "Error in ArithmeticException",
                                // CrateDB's, for an overflow whose text the JVM has left out.
                                "IllegalArgumentException in io.crate.expression.scalar.BinaryScalar",
                                "number overflowed while evaluating function `to_int")
                        .anyMatch(error.message()::contains);
    }

    /** The precision of a result is left to the implementation (ISO 9075-2, 6.27). */
    private static boolean isOfPrecision(Outcome.ServerError error) {
        return error.message().contains("decimal cast to int overflow")
                || error.message().contains("Decimal multiply overflow");
    }

    /** The greatest precision is left to the implementation (ISO 9075-2, 6.1): 65 digits and a sign. */
    private static boolean isOfLongDecimal(Outcome.ServerError error) {
        return error.message().contains("Data Too Long, field len 66, data len");
    }

    private static Verdict ofRows(Statement statement, Outcome.Rows expected, Outcome.Rows actual) {
        Comparison comparison = Comparison.of(expected.rows(), actual.rows(), statement.ordered());
        return comparison.isSame()
                ? new Equal(comparison.open())
                : new Fault(Fault.Kind.DIFFERENT_ROWS, expected, actual);
    }

    private static Fault.Kind kind(Outcome actual) {
        if (actual instanceof Outcome.Refused) {
            return Fault.Kind.REFUSED_TOO_LATE;
        }
        if (actual instanceof Outcome.TimedOut) {
            return Fault.Kind.TIMED_OUT;
        }
        return actual instanceof Outcome.ServerError ? Fault.Kind.SERVER_ERROR : Fault.Kind.EXCEPTION;
    }
}
