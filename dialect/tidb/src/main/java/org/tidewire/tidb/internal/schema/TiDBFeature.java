package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewire.tidb.internal.hint.SqlText;

/** The options of tables and keys that TiDB shows in its comment form, and that a mapping may lack. */
enum TiDBFeature {
    TTL("ttl=", "\\bttl\\b"),
    PLACEMENT("placementpolicy=", "placement policy"),
    SHARDED("shard_row_id_bits=", "shard_row_id_bits"),
    ID_CACHE("auto_id_cache=", "auto_id_cache"),
    AUTO_RANDOM("auto_random(", "auto_random");

    private final String shown;
    private final Pattern mapped;

    TiDBFeature(String shown, String mapped) {
        this.shown = shown;
        this.mapped = Pattern.compile(mapped, Pattern.CASE_INSENSITIVE);
    }

    /** The comments of TiDB's in a statement, as they are written. */
    static List<String> in(String sql) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sql.length(); ) {
            int end = SqlText.endOfUnparsed(sql, i);
            if (end > i && sql.startsWith("/*T", i)) {
                found.add(sql.substring(i, end));
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** The features that the server shows and the mapping does not speak of in any way. */
    static List<String> surplus(List<String> shown, String mapping) {
        return shown.stream()
                .filter(comment -> Stream.of(values())
                        .anyMatch(feature -> feature.isIn(comment)
                                && !feature.mapped.matcher(mapping).find()))
                .toList();
    }

    private boolean isIn(String comment) {
        return normalized(comment).replaceFirst("^/\\*t!(\\[\\w*])?", "").startsWith(shown);
    }

    /** How a new table was split says nothing of it later, and may come from {@code tidb_pre_split_regions}. */
    static boolean isAmong(List<String> comments, String comment) {
        String mapped = normalized(comment);
        return comments.stream()
                .map(TiDBFeature::normalized)
                .map(shown -> mapped.contains("pre_split") ? shown : shown.replaceFirst("pre_split_regions=\\d+", ""))
                .anyMatch(mapped::equals);
    }

    private static String normalized(String comment) {
        return comment.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
