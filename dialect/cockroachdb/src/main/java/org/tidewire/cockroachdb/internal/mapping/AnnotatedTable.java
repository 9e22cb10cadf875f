package org.tidewire.cockroachdb.internal.mapping;

import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.mapping.EntityTable;

/** The primary table of an annotated entity. */
final class AnnotatedTable extends EntityTable {
    AnnotatedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    /** The tables with a foreign key to this one that keeps its rows from being deleted. */
    Stream<String> restrictingTables() {
        return foreignKeysToIt()
                .filter(AnnotatedTable::restricts)
                .map(key -> key.getTable().getName());
    }

    private static boolean restricts(ForeignKey key) {
        OnDeleteAction action = key.getOnDeleteAction();
        return action == null || action == OnDeleteAction.NO_ACTION || action == OnDeleteAction.RESTRICT;
    }

    /** A clause after the columns: storage parameters come before the locality, which comes last. */
    void addClause(String clause) {
        String options = table().getOptions() == null ? "" : table().getOptions();
        table().setOptions((clause.startsWith("with") ? clause + " " + options : options + " " + clause).trim());
    }

    /** A clause among the columns. */
    void addDeclaration(String declaration) {
        String others = table().getExtraDeclarations();
        table().setExtraDeclarations(others == null || others.isBlank() ? declaration : others + ", " + declaration);
    }

    /** A value of a clause, in quotes. */
    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
