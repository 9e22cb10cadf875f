package org.tidewire.it.oracle;

import java.util.List;

/** What a database answers to a statement. */
sealed interface Outcome {
    /** Rows of values, or of a mutation its count and then the rows of its table. */
    record Rows(List<List<Object>> rows) implements Outcome {
        @Override
        public String toString() {
            return rows.stream().limit(15).map(OracleValues::text).toList() + (rows.size() > 15 ? " and more" : "");
        }
    }

    /** UnsupportedFeatureException; {@code sent} if a statement had been sent before. */
    record Refused(String reason, boolean sent) implements Outcome {}

    /** An error of the database. */
    record ServerError(String message) implements Outcome {}

    /** No answer within the limit of {@link OracleDatabase}; the server may still be computing. */
    record TimedOut() implements Outcome {}

    /** An exception without an answer of the database: Hibernate does not take the HQL, or something is broken. */
    record Failed(String message) implements Outcome {}
}
