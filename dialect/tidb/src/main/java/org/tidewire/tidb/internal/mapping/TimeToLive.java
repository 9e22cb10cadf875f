package org.tidewire.tidb.internal.mapping;

import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.hibernate.type.SqlTypes;
import org.tidewire.tidb.annotation.Ttl;

/** A table's {@code TTL}, checked. */
public record TimeToLive(Ttl annotation, MappedTable table) {
    private static final Pattern INTERVAL = Pattern.compile("(\\d+[dhm])+");

    public String ddl() {
        if (annotation.after() < 1) {
            throw table.refusal("needs a time of at least 1, not " + annotation.after());
        }
        Column column = table.column(annotation.column());
        requireMoment(column);
        requireNoReference();
        return "/*T![ttl] TTL=%s + INTERVAL %d %s */ /*T![ttl] TTL_ENABLE='%s' */%s"
                .formatted(
                        table.quotedInComment(column),
                        annotation.after(),
                        unit(),
                        annotation.enabled() ? "ON" : "OFF",
                        jobInterval());
    }

    private String unit() {
        return switch (annotation.unit()) {
            case SECONDS -> "SECOND";
            case MINUTES -> "MINUTE";
            case HOURS -> "HOUR";
            case DAYS -> "DAY";
            case WEEKS -> "WEEK";
            case MONTHS -> "MONTH";
            case YEARS -> "YEAR";
            default -> throw table.refusal("cannot count in " + annotation.unit() + ", which SQL does not have");
        };
    }

    private String jobInterval() {
        if (annotation.jobInterval().isEmpty()) {
            return "";
        }
        if (!INTERVAL.matcher(annotation.jobInterval()).matches()) {
            throw table.refusal("needs a jobInterval such as 30m, 1h or 1d, not '" + annotation.jobInterval() + "'");
        }
        return " /*T![ttl] TTL_JOB_INTERVAL='" + annotation.jobInterval() + "' */";
    }

    /** TiDB's error 8148 otherwise. */
    private void requireMoment(Column column) {
        switch (table.typeOf(column)) {
            case SqlTypes.DATE,
                    SqlTypes.TIMESTAMP,
                    SqlTypes.TIMESTAMP_UTC,
                    SqlTypes.TIMESTAMP_WITH_TIMEZONE,
                    SqlTypes.INSTANT,
                    SqlTypes.LOCAL_DATE,
                    SqlTypes.LOCAL_DATE_TIME,
                    SqlTypes.OFFSET_DATE_TIME,
                    SqlTypes.ZONED_DATE_TIME -> {}
            default ->
                throw table.refusal(
                        "needs a column of dates, with or without a time, and " + column.getName() + " is not");
        }
    }

    /** TiDB's error 8152 otherwise. */
    private void requireNoReference() {
        table.foreignKeysToIt().findAny().ifPresent(key -> {
            throw table.refusal("cannot be had while a foreign key of the table "
                    + key.getTable().getName() + " refers to the table "
                    + table.table().getName()
                    + ": declare that association with @ForeignKey(NO_CONSTRAINT)");
        });
    }
}
