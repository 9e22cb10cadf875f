package org.tidewire.cockroachdb.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.Locale;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.type.SqlTypes;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.cockroachdb.annotation.ColumnFamily;
import org.tidewire.cockroachdb.annotation.HashSharded;
import org.tidewire.cockroachdb.annotation.Locality;
import org.tidewire.cockroachdb.annotation.RowTtl;
import org.tidewire.cockroachdb.annotation.VectorIndex;
import org.tidewire.internal.mapping.EntityTableBinder;

/** What each annotation adds to its table. */
public final class Binders {
    private Binders() {}

    abstract static class OfTable<A extends Annotation> extends EntityTableBinder<A, AnnotatedTable> {
        OfTable() {
            super(CockroachDBDialect.class);
        }

        @Override
        protected final AnnotatedTable table(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
            return new AnnotatedTable(where, entity, metadata);
        }
    }

    public static final class OfRowTtl extends OfTable<RowTtl> {
        @Override
        protected void apply(RowTtl ttl, AnnotatedTable table) {
            Column column = table.column(ttl.value());
            int type = table.typeOf(column);
            if (type != SqlTypes.TIMESTAMP_UTC && type != SqlTypes.TIMESTAMP_WITH_TIMEZONE) {
                throw table.refusal("needs a column of moments, such as an Instant's, and " + ttl.value() + " is not");
            }
            table.restrictingTables().sorted().findFirst().ifPresent(other -> {
                throw table.refusal("would fail while a foreign key of the table " + other
                        + " keeps rows from being deleted: declare it with @OnDelete");
            });
            String cron = ttl.cron().isEmpty() ? "" : ", ttl_job_cron = " + AnnotatedTable.quoted(ttl.cron());
            table.addClause("with (ttl_expiration_expression = "
                    + AnnotatedTable.quoted(table.quotedColumn(ttl.value())) + cron + ")");
        }
    }

    public static final class OfHashSharded extends OfTable<HashSharded> {
        @Override
        protected void apply(HashSharded sharded, AnnotatedTable table) {
            if (sharded.buckets() < 0 || sharded.buckets() == 1) {
                throw table.refusal("needs at least 2 buckets, not " + sharded.buckets());
            }
            String hash = sharded.buckets() == 0
                    ? "using hash"
                    : "using hash with (bucket_count = " + sharded.buckets() + ")";
            PrimaryKey key = table.table().getPrimaryKey();
            if (sharded.indexes().length == 0 && key != null) {
                key.setOptions(hash);
            }
            for (String name : sharded.indexes()) {
                Index index = table.table().getIndexes().get(name);
                if (index == null) {
                    throw table.refusal("names the index '" + name + "', which the mapping of the table does not have");
                }
                index.setOptions((hash + " " + index.getOptions()).trim());
            }
        }
    }

    public static final class OfLocality extends OfTable<Locality> {
        private static final String REGION = "crdb_internal_region";

        @Override
        protected void apply(Locality locality, AnnotatedTable table) {
            Locality.Kind kind = locality.value();
            String region = locality.region();
            if ((kind != Locality.Kind.REGIONAL_BY_TABLE && !region.isEmpty())
                    || (kind != Locality.Kind.REGIONAL_BY_ROW
                            && !locality.column().isEmpty())) {
                throw table.refusal("has a region or a column that does not go with " + kind);
            }
            table.addClause(
                    switch (kind) {
                        case GLOBAL -> "locality global";
                        case REGIONAL_BY_TABLE ->
                            "locality regional by table in "
                                    + (region.isEmpty() ? "primary region" : '"' + region.replace("\"", "\"\"") + '"');
                        case REGIONAL_BY_ROW -> "locality regional by row" + column(locality, table);
                    });
        }

        private static String column(Locality locality, AnnotatedTable table) {
            if (locality.column().isEmpty()) {
                return "";
            }
            Column column = table.column(locality.column());
            if (column.isNullable() || !REGION.equalsIgnoreCase(table.ddlTypeOf(column))) {
                throw table.refusal("needs a column of the type " + REGION + " that is not null, and "
                        + locality.column() + " is not: say so by @Column(columnDefinition = \"" + REGION
                        + "\", nullable = false)");
            }
            return " as " + table.quotedColumn(locality.column());
        }
    }

    public static final class OfColumnFamily extends OfTable<ColumnFamily> {
        @Override
        protected void apply(ColumnFamily family, AnnotatedTable table) {
            table.addDeclaration(
                    "family %s (%s)".formatted(table.identifier(family.name()), table.columns(family.columns())));
        }
    }

    public static final class OfColumnFamilies extends OfTable<ColumnFamily.List> {
        @Override
        protected void apply(ColumnFamily.List families, AnnotatedTable table) {
            for (ColumnFamily family : families.value()) {
                new OfColumnFamily().apply(family, table);
            }
        }
    }

    public static final class OfVectorIndex extends OfTable<VectorIndex> {
        @Override
        protected void apply(VectorIndex vectors, AnnotatedTable table) {
            if (table.dialect().getVersion().isBefore(25, 2)) {
                throw table.refusal("needs CockroachDB 25.2, where vector indexes begin");
            }
            if (!table.ddlTypeOf(table.column(vectors.column())).matches("(?i)vector\\(\\d+\\)")) {
                throw table.refusal("needs a column of the type vector(n), and " + vectors.column() + " is not");
            }
            String prefix = vectors.prefix().length == 0 ? "" : table.columns(vectors.prefix()) + ", ";
            String columns = prefix + table.quotedColumn(vectors.column()) + " vector_"
                    + vectors.distance().name().toLowerCase(Locale.ROOT) + "_ops";
            String name = table.identifier(vectors.name());
            table.table()
                    .addInitCommand(context -> new InitCommand("create vector index if not exists %s on %s (%s)"
                            .formatted(name, context.format(table.table().getQualifiedTableName()), columns)));
        }
    }
}
