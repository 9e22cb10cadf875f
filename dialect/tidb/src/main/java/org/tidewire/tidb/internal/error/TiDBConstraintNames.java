package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import org.hibernate.exception.spi.TemplatedViolatedConstraintNameExtractor;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the name of the violated constraint from TiDB's error texts; for a missing value, the name of the column.
 */
public final class TiDBConstraintNames {
    public static final ViolatedConstraintNameExtractor EXTRACTOR =
            new TemplatedViolatedConstraintNameExtractor(TiDBConstraintNames::extract);

    private static final String KEY = " for key '";

    private TiDBConstraintNames() {}

    private static @Nullable String extract(SQLException exception) {
        String text = exception.getMessage();
        TiDBError error = TiDBError.of(exception);
        if (text == null || error == null) {
            return null;
        }
        return switch (error) {
            // Duplicate entry 'x' for key 'books.uk_title': the value comes first and may hold anything.
            case DUPLICATE_ENTRY -> withoutTable(keyOf(text));
            // ... fails (`db`.`t`, CONSTRAINT `fk` FOREIGN KEY ...
            case ROW_IS_REFERENCED, NO_REFERENCED_ROW ->
                between(text, text.indexOf("CONSTRAINT `"), "CONSTRAINT `", "` FOREIGN KEY");
            // Check constraint 'ck' is violated.
            case CHECK_VIOLATED -> between(text, text.indexOf("constraint '"), "constraint '", "' is violated");
            // Column 'c' cannot be null; Field 'c' doesn't have a default value
            case COLUMN_NOT_NULL -> between(text, text.indexOf("Column '"), "Column '", "' cannot be null");
            case NO_DEFAULT -> between(text, text.indexOf("Field '"), "Field '", "' doesn't have");
            default -> null;
        };
    }

    private static @Nullable String between(String text, int start, String opening, String closing) {
        if (start < 0) {
            return null;
        }
        int from = start + opening.length();
        int end = text.indexOf(closing, from);
        return end < 0 ? null : text.substring(from, end);
    }

    /** The value comes first, and may hold anything; the key comes last, and may hold a quote. */
    private static @Nullable String keyOf(String text) {
        int start = text.lastIndexOf(KEY);
        int end = text.lastIndexOf('\'');
        return start < 0 || end < start + KEY.length() ? null : text.substring(start + KEY.length(), end);
    }

    private static @Nullable String withoutTable(@Nullable String key) {
        return key == null ? null : key.substring(key.indexOf('.') + 1);
    }
}
