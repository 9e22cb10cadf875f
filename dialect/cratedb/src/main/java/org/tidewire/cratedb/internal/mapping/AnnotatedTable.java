package org.tidewire.cratedb.internal.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.mapping.EntityTable;

/** A table with the options that an annotation adds to it. */
public final class AnnotatedTable extends EntityTable {
    /** A table has one list of them. */
    private static final Pattern PARAMETERS =
            Pattern.compile("\\s*with\\s*\\((.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    AnnotatedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    /** The column of this name, as it stands in DDL; one outside of the primary key is refused, as the server would. */
    public String keyColumn(String name) {
        Column column = column(name);
        if (!table().hasPrimaryKey() || !table().getPrimaryKey().containsColumn(column)) {
            throw refusal("names the column '" + name + "', which is not in the primary key");
        }
        return column.getQuotedName(metadata().getDatabase().getDialect());
    }

    public void addOptions(String options) {
        String own = table().getOptions();
        Matcher parameters = PARAMETERS.matcher(own == null ? "" : own);
        if (own == null || own.isEmpty()) {
            table().setOptions(options);
        } else if (options.endsWith(")") && options.contains("with (") && parameters.matches()) {
            table().setOptions(options.substring(0, options.length() - 1) + ", " + parameters.group(1));
        } else {
            table().setOptions(options + " " + own);
        }
    }
}
