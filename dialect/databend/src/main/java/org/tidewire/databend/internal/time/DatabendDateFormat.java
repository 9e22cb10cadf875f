package org.tidewire.databend.internal.time;

import java.util.Map;
import java.util.TreeMap;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.function.DateTimePattern;

/**
 * The patterns of HQL's {@code format}, which are those of {@link java.time.format.DateTimeFormatter}, in the form of
 * Databend's {@code date_format}. A letter that has no exact counterpart is refused.
 */
public final class DatabendDateFormat {
    private static final Map<String, String> FIELDS = new TreeMap<>();

    static {
        String[][] fields = {
            {"y", "%-Y"},
            {"yy", "%y"},
            {"yyyy", "%Y"},
            {"u", "%-Y"},
            {"uu", "%y"},
            {"uuuu", "%Y"},
            {"M", "%-m"},
            {"MM", "%m"},
            {"MMM", "%b"},
            {"MMMM", "%B"},
            {"d", "%-d"},
            {"dd", "%d"},
            {"D", "%-j"},
            {"DDD", "%j"},
            {"E", "%a"},
            {"EE", "%a"},
            {"EEE", "%a"},
            {"EEEE", "%A"},
            {"YYYY", "%G"},
            {"w", "%-V"},
            {"ww", "%V"},
            {"a", "%p"},
            {"H", "%-H"},
            {"HH", "%H"},
            {"h", "%-I"},
            {"hh", "%I"},
            {"m", "%-M"},
            {"mm", "%M"},
            {"s", "%-S"},
            {"ss", "%S"},
            {"S", "%1f"},
            {"SS", "%2f"},
            {"SSS", "%3f"},
            {"SSSS", "%4f"},
            {"SSSSS", "%5f"},
            {"SSSSSS", "%6f"},
            {"SSSSSSSSS", "%9f"},
            {"xx", "%z"},
            {"xxx", "%:z"},
            {"Z", "%z"}
        };
        for (String[] field : fields) {
            FIELDS.put(field[0], field[1]);
        }
    }

    private DatabendDateFormat() {}

    public static String of(String pattern) {
        StringBuilder format = new StringBuilder();
        for (DateTimePattern.Part part : DateTimePattern.parse(pattern)) {
            if (part.isField()) {
                String field = FIELDS.get(part.text());
                if (field == null) {
                    throw DatabendQueryRefusal.formatField(part.text());
                }
                format.append(field);
            } else {
                format.append(part.text().replace("%", "%%"));
            }
        }
        return format.toString();
    }
}
