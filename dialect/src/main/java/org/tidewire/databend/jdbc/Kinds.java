package org.tidewire.databend.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.Literal.Kind;

/** The kind of literal of each parameter in rows that go out in one statement; null is of any kind. */
final class Kinds {
    private final @Nullable Kind[] kinds;

    Kinds(int parameters) {
        kinds = new Kind[parameters];
    }

    /** Whether a row goes with those before it; if it does, it is one of them from here on. */
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
