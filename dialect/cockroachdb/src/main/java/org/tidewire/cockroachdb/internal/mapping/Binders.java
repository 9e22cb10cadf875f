package org.tidewire.cockroachdb.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
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
        private static final Pattern MOMENT = Pattern.compile(
                "(timestamptz *(\\(\\d+\\))?|timestamp *(\\(\\d+\\))? with time zone)( .*)?", Pattern.CASE_INSENSITIVE);

        @Override
        protected void apply(RowTtl ttl, AnnotatedTable table) {
            Column column = table.column(ttl.value());
            if (table.entity() instanceof JoinedSubclass) {
                throw table.refusal("belongs on the root of the hierarchy: its rows would go, and those of the root's"
                        + " table would stay as entities of the superclass");
            }
            if (!MOMENT.matcher(table.ddlTypeOf(column)).matches()) {
                throw table.refusal("needs a column of moments, such as an Instant's, and " + ttl.value() + " is not");
            }
            table.restrictingTables().sorted().findFirst().ifPresent(other -> {
                throw table.refusal("would fail while a foreign key of the table " + other
                        + " keeps rows from being deleted: declare it with @OnDelete");
            });
            table.looseTables().sorted().findFirst().ifPresent(other -> {
                throw table.refusal("would leave rows of deleted entities in the table " + other
                        + ", which has no foreign key to it: let it have one, with @OnDelete");
            });
            String cron = ttl.cron().isEmpty() ? "" : ", ttl_job_cron = " + AnnotatedTable.quoted(ttl.cron());
            table.addClause("with (ttl_expiration_expression = "
                    + AnnotatedTable.quoted(table.quotedColumn(ttl.value())) + cron + ")");
        }
    }

    public static final class OfHashSharded extends OfTable<HashSharded> {
        private static final int MOST_BUCKETS = 2_048;

        private static final Pattern OPTIONS =
                Pattern.compile("(?is)(?<stored>(?:storing|include|covering)\\s*\\([^)]*\\))?\\s*"
                        + "(?<rest>(?:where\\b|visib|(?:not )?visible|invisible).*)?");

        @Override
        protected void apply(HashSharded sharded, AnnotatedTable table) {
            if (sharded.buckets() < 0 || sharded.buckets() == 1 || sharded.buckets() > MOST_BUCKETS) {
                throw table.refusal(
                        "needs at least 2 buckets and at most " + MOST_BUCKETS + ", not " + sharded.buckets());
            }
            PrimaryKey key = table.table().getPrimaryKey();
            if (sharded.indexes().length == 0 && key != null) {
                key.setOptions(hash(sharded.buckets(), ""));
            }
            for (String name : sharded.indexes()) {
                Index index = table.index(name);
                if (index == null && table.hasKey(name)) {
                    throw table.refusal(
                            "names the unique key '" + name + "', which no annotation spreads: name an index"
                                    + " that is not unique, or create it by a script");
                }
                if (index == null) {
                    throw table.refusal("names the index '" + name + "', which the mapping of the table does not have");
                }
                if (index.getOptions().toLowerCase(Locale.ROOT).contains("using ")) {
                    throw table.refusal("would spread the index '" + name + "' a second time: it is named twice, or its"
                            + " options say so");
                }
                String options = hash(sharded.buckets(), index.getOptions());
                if (options == null) {
                    throw table.refusal("has a number of buckets beside the options '" + index.getOptions()
                            + "' of the index '" + name + "', and the server takes one 'with', in its place: write"
                            + " \"using hash .. with (bucket_count = " + sharded.buckets() + ", ..)\" in the options");
                }
                index.setOptions(options);
            }
            table.refuseHashedRegion();
        }

        /** The server takes stored columns between the two parts, and a condition after them. Null where it is not known where it goes. */
        private static @Nullable String hash(int buckets, String options) {
            if (buckets == 0) {
                return ("using hash " + options).trim();
            }
            Matcher parts = OPTIONS.matcher(options.trim());
            String count = "with (bucket_count = " + buckets + ")";
            return parts.matches()
                    ? Stream.of("using hash", parts.group("stored"), count, parts.group("rest"))
                            .filter(part -> part != null && !part.isEmpty())
                            .collect(Collectors.joining(" "))
                    : null;
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
            table.refuseHashedRegion();
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
            requireCast(column, locality, table);
            return " as " + table.quotedColumn(locality.column());
        }

        /** The driver sends text as varchar, and the server has no cast between that and an enum by itself. */
        private static void requireCast(Column column, Locality locality, AnnotatedTable table) {
            String write = column.getCustomWrite();
            if (SqlTypes.isCharacterType(table.typeOf(column))
                    && (write == null || !write.toLowerCase(Locale.ROOT).contains(REGION))) {
                throw table.refusal("needs a column that is written as a " + REGION + ", and " + locality.column()
                        + " is written as text: say so by @ColumnTransformer(write = \"cast(? as " + REGION + ")\")");
            }
        }
    }

    public static final class OfColumnFamily extends OfTable<ColumnFamily> {
        @Override
        protected void apply(ColumnFamily family, AnnotatedTable table) {
            table.addDeclaration(
                    "family %s (%s)".formatted(table.nameInDdl(family.name()), table.columns(family.columns())));
        }
    }

    public static final class OfColumnFamilies extends OfTable<ColumnFamily.List> {
        @Override
        protected void apply(ColumnFamily.List families, AnnotatedTable table) {
            Set<String> names = new HashSet<>();
            Set<Column> columns = new HashSet<>();
            for (ColumnFamily family : families.value()) {
                if (!names.add(family.name().toLowerCase(Locale.ROOT))) {
                    throw table.refusal("has the family " + family.name() + " twice");
                }
                for (String column : family.columns()) {
                    if (!columns.add(table.column(column))) {
                        throw table.refusal("has the column " + column + " in two families");
                    }
                }
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
            Column vector = table.column(vectors.column());
            table.refuseUnknownVector(vector);
            if (!table.ddlTypeOf(vector).matches("(?i)vector\\(\\d+\\)")) {
                throw table.refusal("needs a column of the type vector(n), and " + vectors.column() + " is not");
            }
            requirePrefix(vectors, table);
            String prefix = vectors.prefix().length == 0 ? "" : table.columns(vectors.prefix()) + ", ";
            String columns = prefix + table.quotedColumn(vectors.column()) + " vector_"
                    + vectors.distance().name().toLowerCase(Locale.ROOT) + "_ops";
            String name = table.nameInDdl(vectors.name());
            if (table.hasKey(vectors.name())) {
                throw table.refusal("has the name of another index or key of the table, " + vectors.name()
                        + ": CockroachDB would not create it");
            }
            table.addObject(new VectorIndexObject(name, table.table().getQualifiedTableName(), columns));
        }

        private static void requirePrefix(VectorIndex vectors, AnnotatedTable table) {
            Set<Column> columns = new HashSet<>();
            for (String name : vectors.prefix()) {
                Column column = table.column(name);
                if (!columns.add(column)) {
                    throw table.refusal("has the column " + name + " twice");
                }
                if (table.ddlTypeOf(column).toLowerCase(Locale.ROOT).startsWith("vector")) {
                    throw table.refusal("has a vector before its vector: " + name);
                }
            }
        }
    }
}
