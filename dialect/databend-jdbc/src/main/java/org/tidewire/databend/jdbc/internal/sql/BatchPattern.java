package org.tidewire.databend.jdbc.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a statement whose batch can be sent as few statements. */
public sealed interface BatchPattern permits InsertPattern, KeyedDmlPattern, UpsertPattern {
    /** The pattern of a statement, or null if its batch is sent row by row. */
    static @Nullable BatchPattern of(String sql, List<Token> tokens, StatementKind kind) {
        return switch (kind) {
            case INSERT -> InsertPattern.of(sql, tokens);
            case UPDATE, DELETE -> KeyedDmlPattern.of(sql, tokens);
            case MERGE -> UpsertPattern.of(sql, tokens);
            default -> null;
        };
    }
}
