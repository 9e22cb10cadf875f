package org.tidewire.databend.jdbc.internal.sql;

import java.util.List;

/**
 * Where a statement takes an optimizer hint.
 *
 * @param offset in the text
 */
public record HintPosition(Place place, int offset) {
    /** What stands at the position. */
    enum Place {
        /** The end of the verb: a new hint can follow it. */
        VERB,
        /** The beginning of a hint, behind {@code /*+}. */
        HINT,
        /** Nothing: the statement takes no hint. */
        NOWHERE,
        /** Nothing: a query begins with {@code from}, and would run without the limit that it was given. */
        FROM_FIRST
    }

    static HintPosition of(String sql, List<Token> tokens, StatementKind kind) {
        int verb = StatementKind.mainVerb(sql, tokens);
        if (verb < 0) {
            boolean fromFirst = kind == StatementKind.QUERY && tokens.get(0).is(sql, "from");
            return new HintPosition(fromFirst ? Place.FROM_FIRST : Place.NOWHERE, -1);
        }
        boolean hinted = verb + 1 < tokens.size() && tokens.get(verb + 1).is(sql, "/*+");
        return hinted
                ? new HintPosition(Place.HINT, tokens.get(verb + 1).end())
                : new HintPosition(Place.VERB, tokens.get(verb).end());
    }
}
