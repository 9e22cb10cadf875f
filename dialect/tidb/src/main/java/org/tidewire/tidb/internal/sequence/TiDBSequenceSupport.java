package org.tidewire.tidb.internal.sequence;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sequences: {@code nextval(s)}, and DDL that may be repeated.
 *
 * <p>Each server takes a range of values into its memory ({@code cache 1000} unless told otherwise), so that ids jump
 * with each server that is asked and each restart. An increment of one says that ids shall be dense: {@code nocache}. A
 * larger one takes a block of ids with each call and is left with TiDB's cache. {@code @SequenceGenerator(options = "cache
 * 100")} has the last word.
 */
public final class TiDBSequenceSupport implements SequenceSupport {
    public static final TiDBSequenceSupport INSTANCE = new TiDBSequenceSupport();

    private static final Pattern CACHE_OPTION = Pattern.compile("\\b(no\\s*)?cache\\b");

    private TiDBSequenceSupport() {}

    @Override
    public String getSelectSequenceNextValString(String sequenceName) {
        return "nextval(" + sequenceName + ")";
    }

    @Override
    public String getSelectSequencePreviousValString(String sequenceName) {
        return "lastval(" + sequenceName + ")";
    }

    @Override
    public String getCreateSequenceString(String sequenceName) {
        return "create sequence if not exists " + sequenceName;
    }

    @Override
    public String getCreateSequenceString(String sequenceName, int initialValue, int incrementSize) {
        return getCreateSequenceStrings(sequenceName, initialValue, incrementSize, null)[0];
    }

    @Override
    public String[] getCreateSequenceStrings(
            String sequenceName, int initialValue, int incrementSize, @Nullable String options) {
        StringBuilder create = new StringBuilder(getCreateSequenceString(sequenceName))
                .append(" start with ")
                .append(initialValue)
                .append(" increment by ")
                .append(incrementSize)
                .append(startingValue(initialValue, incrementSize));
        boolean choosesCache = options != null
                && CACHE_OPTION.matcher(options.toLowerCase(Locale.ROOT)).find();
        if (Math.abs(incrementSize) == 1 && !choosesCache) {
            create.append(" nocache");
        }
        if (options != null && !options.isBlank()) {
            create.append(' ').append(options);
        }
        return new String[] {create.toString()};
    }

    /** A sequence that starts outside of the range that its direction gives by default needs that range widened. */
    @Override
    public boolean sometimesNeedsStartingValue() {
        return true;
    }

    @Override
    public String getDropSequenceString(String sequenceName) {
        return "drop sequence if exists " + sequenceName;
    }
}
