package org.tidewire.databend.jdbc.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.Literal.Kind;

/** The kind of literal that each parameter has in the rows of one statement; a null has any kind. */
final class ParameterKinds {
    private final @Nullable Kind[] kinds;

    ParameterKinds(int parameters) {
        kinds = new Kind[parameters];
    }

    /** Adds a row, and returns false if it has other kinds than those before it. */
    boolean take(List<Literal> row) {
        for (int i = 0; i < kinds.length; i++) {
            Kind kind = row.get(i).kind();
            if (kind != Kind.NULL && kinds[i] != null && kinds[i] != kind) {
                return false;
            }
        }
        for (int i = 0; i < kinds.length; i++) {
            Kind kind = row.get(i).kind();
            if (kind != Kind.NULL) {
                kinds[i] = kind;
            }
        }
        return true;
    }
}
