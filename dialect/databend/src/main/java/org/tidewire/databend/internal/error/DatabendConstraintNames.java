package org.tidewire.databend.internal.error;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.jspecify.annotations.Nullable;

/** The name of a violated check, or of the column that must not be null, out of the text of an error. */
public final class DatabendConstraintNames {
    public static final ViolatedConstraintNameExtractor EXTRACTOR = DatabendConstraintNames::nameIn;

    private static final Pattern NAME = Pattern.compile(
            "CHECK constraint failed on table \\S+ with constraint (\\S+) expression|null value in column `([^`]+)` of");

    private DatabendConstraintNames() {}

    private static @Nullable String nameIn(SQLException e) {
        Matcher name = NAME.matcher(String.valueOf(e.getMessage()));
        if (!name.find()) {
            return null;
        }
        return name.group(1) == null ? name.group(2) : name.group(1);
    }
}
