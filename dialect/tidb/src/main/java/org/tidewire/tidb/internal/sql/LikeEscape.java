package org.tidewire.tidb.internal.sql;

import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * The escape character of {@code like}. TiDB takes a literal of one byte after {@code escape} (error 1064 for a parameter, 1210
 * for more than a byte), and {@code escape ''} means backslash, as no {@code escape} does.
 */
final class LikeEscape {
    private LikeEscape() {}

    /** Whether its value is known when the statement is rendered. */
    static boolean isKnown(Expression escape) {
        return escape instanceof Literal
                || escape instanceof JdbcParameter
                || escape instanceof SqmParameterInterpretation;
    }

    /** The character; an empty text where nothing is escaped, and null where the whole predicate is. */
    static @Nullable String of(@Nullable Object value, boolean caseSensitive) {
        if (value == null) {
            return null;
        }
        String character = value.toString();
        boolean oneByte = character.length() == 1 && character.charAt(0) < 128;
        // Without case the pattern goes through lower(), and the characters that escape with it.
        boolean changesCase = !caseSensitive && character.chars().anyMatch(Character::isLetter);
        if (!character.isEmpty() && (!oneByte || changesCase)) {
            throw TiDBRefusal.LIKE_ESCAPE.exception();
        }
        return character;
    }
}
