package org.tidewire.benchmarks.report;

import java.util.Locale;

/** Numbers as they are shown: no more digits than mean something, and nothing for what is not a number. */
final class Amount {
    private Amount() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** Three digits after the point near 1, where two percent matter. */
    static String ratio(double value) {
        return value > 0.95 && value < 1.1 ? String.format(Locale.ROOT, "%.3f", value) : of(value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String bytes(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value < 10_000) {
            return Math.round(value) + " B";
        }
        return value < 10_000_000
                ? String.format(Locale.ROOT, "%,.1f kB", value / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", value / 1e6);
    }
}
