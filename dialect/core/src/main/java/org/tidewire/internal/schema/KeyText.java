package org.tidewire.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;

/** Whether a key can be read in {@code create table}: its name is quoted or a word that is not reserved, and it has no column twice. */
public final class KeyText {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_$\\P{ASCII}][\\w$\\P{ASCII}]*");

    private KeyText() {}

    /** Hibernate does not quote the name of an index. */
    public static boolean isReadable(Index index, Dialect dialect) {
        return isWord(index.getName(), dialect) && areDistinct(index.getSelectables());
    }

    public static boolean isReadable(Constraint key, Dialect dialect) {
        String name = key.getName();
        return (name.charAt(0) == dialect.openQuote() || isWord(name, dialect)) && areDistinct(key.getColumns());
    }

    private static boolean isWord(String name, Dialect dialect) {
        return WORD.matcher(name).matches() && !dialect.getKeywords().contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean areDistinct(List<? extends Selectable> columns) {
        return columns.stream().distinct().count() == columns.size();
    }
}
