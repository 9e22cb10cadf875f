package org.tidewire.cockroachdb.internal.transaction;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error with those in it. Pools and proxies of drivers wrap the server's error in one without SQLState, as its cause or its next
 * exception.
 */
record ErrorChain(List<SQLException> errors) {
    static ErrorChain of(SQLException error) {
        List<SQLException> errors = new ArrayList<>();
        add(error, errors, Collections.newSetFromMap(new IdentityHashMap<>()));
        return new ErrorChain(errors);
    }

    private static void add(@Nullable Throwable error, List<SQLException> errors, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return;
        }
        if (error instanceof SQLException of) {
            errors.add(of);
            add(of.getNextException(), errors, seen);
        }
        add(error.getCause(), errors, seen);
    }

    /** The outermost error with a SQLState; the outermost one where none has a state. */
    SQLException withState() {
        return errors.stream()
                .filter(error ->
                        error.getSQLState() != null && !error.getSQLState().isEmpty())
                .findFirst()
                .orElse(errors.get(0));
    }

    boolean tells(String text) {
        return errors.stream()
                .anyMatch(error -> String.valueOf(error.getMessage()).contains(text));
    }
}
