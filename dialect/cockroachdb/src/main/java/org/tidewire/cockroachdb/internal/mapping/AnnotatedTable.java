package org.tidewire.cockroachdb.internal.mapping;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.type.SqlTypes;
import org.tidewire.internal.mapping.EntityTable;

/** The primary table of an annotated entity. */
public final class AnnotatedTable extends EntityTable {
    AnnotatedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    public Dialect dialect() {
        return metadata().getDatabase().getDialect();
    }

    /** Columns as a list has them; none is refused. */
    public String columns(String... names) {
        if (names.length == 0) {
            throw refusal("needs a column");
        }
        return Arrays.stream(names).map(this::quotedColumn).collect(Collectors.joining(", "));
    }

    public String quotedColumn(String name) {
        return column(name).getQuotedName(dialect());
    }

    /** The name of what the database has beside tables and columns; none is refused. */
    public String identifier(String name) {
        if (name.isBlank()) {
            throw refusal("needs a name");
        }
        return Identifier.toIdentifier(name).render(dialect());
    }

    public boolean isMoment(String column) {
        int type = column(column).getSqlTypeCode(metadata());
        return type == SqlTypes.TIMESTAMP_UTC || type == SqlTypes.TIMESTAMP_WITH_TIMEZONE;
    }

    /** The table of a foreign key to this one that keeps its rows from being deleted, among those of the mapping. */
    public Stream<String> restrictingTables() {
        return metadata().collectTableMappings().stream()
                .flatMap(other -> other.getForeignKeyCollection().stream())
                .filter(key -> key.isCreationEnabled()
                        && key.isPhysicalConstraint()
                        && table().equals(key.getReferencedTable())
                        && restricts(key))
                .map(key -> key.getTable().getName());
    }

    private static boolean restricts(ForeignKey key) {
        return key.getOnDeleteAction() == null
                || key.getOnDeleteAction() == OnDeleteAction.NO_ACTION
                || key.getOnDeleteAction() == OnDeleteAction.RESTRICT;
    }

    /** A clause after the columns: storage parameters come before the locality, which comes last. */
    public void addClause(String clause) {
        String options = table().getOptions();
        boolean none = options == null || options.isBlank();
        table().setOptions(none ? clause : clause.startsWith("with") ? clause + " " + options : options + " " + clause);
    }

    /** A clause among the columns. */
    public void addDeclaration(String declaration) {
        String others = table().getExtraDeclarations();
        table().setExtraDeclarations(others == null || others.isBlank() ? declaration : others + ", " + declaration);
    }

    /** A value of a clause, in quotes. */
    public static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
