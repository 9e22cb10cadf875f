package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.annotations.Subselect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How rows are stored: clustered or not, sharded, and how ids are cached. */
class TableOptionsTest {
    @Test
    void clustered() {
        assertThat(OnTiDB.createScript(Sorted.class)).isEqualTo("""
                create table Sorted (id varchar(255) not null, primary key (id) /*T![clustered_index] CLUSTERED */)
                """);
    }

    @Test
    void nonclusteredAndSharded() {
        assertThat(OnTiDB.createScript(Page.class)).isEqualTo("""
                create table pages (url varchar(255) not null, primary key (url) /*T![clustered_index] NONCLUSTERED */) comment='pages' /*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */ /*T![auto_id_cache] AUTO_ID_CACHE=100 */ default charset=utf8mb4
                """);
    }

    @Test
    void cachesIds() {
        assertThat(OnTiDB.createScript(Counted.class)).isEqualTo("""
                create table Counted (id bigint not null auto_increment, primary key (id)) /*T![auto_id_cache] AUTO_ID_CACHE=1 */
                """);
    }

    @Test
    void doesNothingOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Page.class, Sorted.class, Counted.class))
                .isEqualTo("""
                create table Counted (id bigint not null auto_increment, primary key (id)) engine=InnoDB
                create table pages (url varchar(255) not null, primary key (url)) comment='pages' engine=InnoDB default charset=utf8mb4
                create table Sorted (id varchar(255) not null, primary key (id)) engine=InnoDB
                """);
    }

    @Test
    void doesNothingOnH2() {
        assertThatNoException()
                .isThrownBy(() -> OtherDatabase.h2(Sorted.class, Counted.class, ShardedAndClustered.class)
                        .close());
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(
                        ShardedAndClustered.class,
                        "@ShardRowIdBits on ShardedAndClustered needs @Clustered(false) beside it: a clustered table has"
                                + " no row id to shard"),
                arguments(
                        TooManyBits.class,
                        "@ShardRowIdBits on TooManyBits needs a number of bits between 1 and 15, not 16"),
                arguments(
                        TooManyRegions.class,
                        "@ShardRowIdBits on TooManyRegions needs preSplitRegions between 0 and its 4 bits, not 5"),
                arguments(NoCache.class, "@AutoIdCache on NoCache needs a number of ids of at least 1, not 0"),
                arguments(
                        RandomAndNonclustered.class,
                        "@AutoRandom on RandomAndNonclustered.id needs a clustered table: take @Clustered(false) away"));
    }

    @Test
    void aQueryHasNoTable() {
        assertThatExceptionOfType(AnnotationException.class)
                .isThrownBy(() -> OnTiDB.createScript(Query.class))
                .withMessage("@Clustered on Query needs a table, and the entity has none of its own");
    }

    @Test
    void anEmbeddableHasNoTable() {
        assertThatExceptionOfType(AnnotationException.class)
                .isThrownBy(() -> OnTiDB.createScript(Holder.class))
                .havingCause()
                .withMessage("@Clustered belongs on an entity, and " + Embedded.class.getName() + " is an embeddable");
    }

    @Entity(name = "Sorted")
    @Clustered
    static class Sorted {
        @Id
        String id;
    }

    @Entity(name = "Page")
    @Table(name = "pages", comment = "pages", options = "default charset=utf8mb4")
    @Clustered(false)
    @AutoIdCache(100)
    @ShardRowIdBits(value = 4, preSplitRegions = 2)
    static class Page {
        @Id
        String url;
    }

    @Entity(name = "Counted")
    @AutoIdCache(1)
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "ShardedAndClustered")
    @ShardRowIdBits(4)
    static class ShardedAndClustered {
        @Id
        String id;
    }

    @Entity(name = "TooManyBits")
    @ShardRowIdBits(16)
    static class TooManyBits {
        @Id
        String id;
    }

    @Entity(name = "TooManyRegions")
    @ShardRowIdBits(value = 4, preSplitRegions = 5)
    static class TooManyRegions {
        @Id
        String id;
    }

    @Entity(name = "NoCache")
    @AutoIdCache(0)
    static class NoCache {
        @Id
        Long id;
    }

    @Entity(name = "RandomAndNonclustered")
    @Clustered(false)
    static class RandomAndNonclustered {
        @Id
        @AutoRandom
        Long id;
    }

    @Entity(name = "Query")
    @Subselect("select 1 as id")
    @Clustered
    static class Query {
        @Id
        Long id;
    }

    @Entity(name = "Holder")
    static class Holder {
        @Id
        Long id;

        Embedded embedded;
    }

    @Embeddable
    @Clustered
    static class Embedded {
        String text;
    }
}
