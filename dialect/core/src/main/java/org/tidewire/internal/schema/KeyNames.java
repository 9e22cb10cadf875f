package org.tidewire.internal.schema;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.Index;

/** Whether a key can stand in {@code create table}: its name is quoted, or a word that is not reserved. */
public final class KeyNames {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_$\\P{ASCII}][\\w$\\P{ASCII}]*");

    private KeyNames() {}

    /** Hibernate does not quote the name of an index. */
    public static boolean isWritable(Index index, Dialect dialect) {
        return isWord(index.getName(), dialect);
    }

    public static boolean isWritable(Constraint key, Dialect dialect) {
        String name = key.getName();
        return name.charAt(0) == dialect.openQuote() || isWord(name, dialect);
    }

    private static boolean isWord(String name, Dialect dialect) {
        return WORD.matcher(name).matches() && !dialect.getKeywords().contains(name.toLowerCase(Locale.ROOT));
    }
}
