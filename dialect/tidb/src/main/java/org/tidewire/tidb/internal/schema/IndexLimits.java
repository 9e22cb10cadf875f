package org.tidewire.tidb.internal.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Of what TiDB makes an index: error 1170 for a text, 3152 for JSON, 1071 for a long key, 8200 for most expressions (8.5). */
final class IndexLimits {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final Pattern NO_KEY =
            Pattern.compile("(?:(?:tiny|medium|long)?(?:text|blob)|long|json|vector)\\b.*", IGNORE_CASE);
    private static final Pattern CHARACTERS = Pattern.compile("char[a-z\\s]*\\((\\d{1,9})\\)", IGNORE_CASE);
    private static final Pattern BYTES = Pattern.compile("binary\\s*\\((\\d{1,9})\\)", IGNORE_CASE);

    /** The other functions that TiDB allows return JSON, or what depends on their parameters. */
    private static final Pattern EXPRESSION =
            Pattern.compile("\\(\\s*(?:lower|upper|reverse|md5)\\s*\\(\\s*(\\S+?)\\s*\\)\\s*\\)", IGNORE_CASE);

    private static final int MOST_PARTS = 16;
    private static final int LONGEST_KEY = 3072;
    private static final int TOO_LONG = LONGEST_KEY + 1;
    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_NUMBER = 30;
    private static final int MD5 = 32;

    private IndexLimits() {}

    static boolean accept(Table table, List<? extends Selectable> parts, Metadata metadata) {
        return parts.size() <= MOST_PARTS
                && parts.stream()
                                .mapToInt(part -> part instanceof Column column
                                        ? bytes(table.getColumn(column), metadata)
                                        : bytes(table, part.getText(), metadata))
                                .sum()
                        <= LONGEST_KEY;
    }

    private static int bytes(@Nullable Column column, Metadata metadata) {
        String type = column == null ? "text" : column.getSqlType(metadata);
        return NO_KEY.matcher(type).matches()
                ? TOO_LONG
                : Math.max(LONGEST_NUMBER, number(CHARACTERS, type) * LONGEST_CHARACTER + number(BYTES, type));
    }

    private static int bytes(Table table, String text, Metadata metadata) {
        Matcher expression = EXPRESSION.matcher(text);
        Column column = expression.matches() ? table.getColumn(Identifier.toIdentifier(expression.group(1))) : null;
        return column != null && CHARACTERS.matcher(column.getSqlType(metadata)).find()
                ? Math.max(MD5 * LONGEST_CHARACTER, bytes(column, metadata))
                : TOO_LONG;
    }

    private static int number(Pattern pattern, String type) {
        Matcher number = pattern.matcher(type);
        return number.find() ? Math.min(TOO_LONG, Integer.parseInt(number.group(1))) : 0;
    }
}
