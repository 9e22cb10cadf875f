package org.tidewire.tidb.internal.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewire.internal.function.DateTimePattern;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * A pattern of {@link java.time.format.DateTimeFormatter}, as HQL's {@code format(datetime as '...')} has it, in terms of
 * TiDB's {@code date_format}. What cannot be said exactly is refused by name; names of months and days are English, and weeks
 * are those of ISO 8601.
 */
public final class TiDBDateFormat {
    /** The argument of {@code date_format}, in the SQL of a {@link Part}. */
    static final String ARGUMENT = "?";

    /** Where TiDB has a specifier for it. */
    private static final Map<String, String> SPECIFIERS = specifiers();

    /** Where it has a function. */
    private static final Map<String, String> FUNCTIONS = functions();

    /**
     * A piece of the pattern.
     *
     * @param text a template of {@code date_format}, or SQL with {@link #ARGUMENT} in it
     * @param isTemplate which of the two
     */
    record Part(String text, boolean isTemplate) {}

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder template = new StringBuilder();

    private TiDBDateFormat() {}

    /** Never empty. */
    public static List<Part> parse(String pattern) {
        TiDBDateFormat parsed = new TiDBDateFormat();
        for (DateTimePattern.Part part : DateTimePattern.parse(pattern)) {
            if (part.isField()) {
                parsed.addField(part.text());
            } else {
                parsed.addText(part.text());
            }
        }
        parsed.endTemplate();
        return parsed.parts.isEmpty() ? List.of(new Part("", true)) : parsed.parts;
    }

    private void addText(String text) {
        template.append(text.replace("%", "%%"));
    }

    private void addField(String letters) {
        String specifier = SPECIFIERS.get(letters);
        String function = FUNCTIONS.get(letters);
        if (specifier != null) {
            template.append(specifier);
        } else if (function != null) {
            endTemplate();
            parts.add(new Part(function, false));
        } else {
            throw TiDBRefusal.ofPattern(letters);
        }
    }

    private void endTemplate() {
        if (!template.isEmpty()) {
            parts.add(new Part(template.toString(), true));
            template.setLength(0);
        }
    }

    private static Map<String, String> specifiers() {
        Map<String, String> specifiers = new HashMap<>();
        specifiers.put("yyyy", "%Y");
        specifiers.put("yy", "%y");
        specifiers.put("YYYY", "%x");
        specifiers.put("MMMM", "%M");
        specifiers.put("MMM", "%b");
        specifiers.put("MM", "%m");
        specifiers.put("M", "%c");
        specifiers.put("ww", "%v");
        specifiers.put("EEEE", "%W");
        specifiers.put("EEE", "%a");
        specifiers.put("DDD", "%j");
        specifiers.put("dd", "%d");
        specifiers.put("d", "%e");
        specifiers.put("a", "%p");
        specifiers.put("HH", "%H");
        specifiers.put("H", "%k");
        specifiers.put("hh", "%I");
        specifiers.put("h", "%l");
        specifiers.put("mm", "%i");
        specifiers.put("ss", "%S");
        specifiers.put("SSSSSS", "%f");
        return Map.copyOf(specifiers);
    }

    private static Map<String, String> functions() {
        Map<String, String> functions = new HashMap<>();
        functions.put("y", "year(?)");
        functions.put("w", "week(?,3)");
        functions.put("D", "dayofyear(?)");
        functions.put("m", "minute(?)");
        functions.put("s", "second(?)");
        for (int digits = 1; digits < 6; digits++) {
            functions.put("S".repeat(digits), "left(date_format(?,'%f')," + digits + ")");
        }
        return Map.copyOf(functions);
    }
}
