package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.PartitionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionByTest {
    @Test
    void byRangeWithAPartitionKey() {
        assertThat(OnTiDB.createScript(Line.class)).isEqualTo("""
                create table log_lines (id bigint not null /*T![auto_rand] AUTO_RANDOM(5) */ /*M! AUTO_INCREMENT */, created datetime(6) not null, primary key (id, created) /*T![clustered_index] CLUSTERED */) comment='log' /*T![ttl] TTL=`created` + INTERVAL 1 YEAR */ /*T![ttl] TTL_ENABLE='ON' */ partition by range columns (`created`) (partition `p2025` values less than ('2026-01-01'), partition `pmax` values less than (maxvalue))
                """);
    }

    @Test
    void byHash() {
        assertThat(OnTiDB.createScript(Account.class, Booking.class)).isEqualTo("""
                create table Account (id bigint not null, primary key (id)) partition by hash (`id`) partitions 4
                create table Booking (id bigint not null, account_id bigint, primary key (id)) partition by hash (`id`) partitions 2
                """);
    }

    @Test
    void byKeyOfSeveralColumns() {
        assertThat(OnTiDB.createScript(Setting.class)).isEqualTo("""
                create table Setting (tenant varchar(255) not null, name varchar(255) not null, primary key (tenant, name)) partition by key (`tenant`) partitions 16
                """);
    }

    @Test
    void doesNothingOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Account.class)).isEqualTo("""
                create table Account (id bigint not null, primary key (id)) engine=InnoDB
                """);
    }

    @Test
    void doesNothingOnH2() {
        assertThatNoException()
                .isThrownBy(() -> OtherDatabase.h2(Line.class, Account.class, NotInKey.class)
                        .close());
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity, Account.class);
    }

    static Stream<Arguments> misuse() {
        String everyKey = " needs its columns in every unique key, and ";
        return Stream.of(
                arguments(NotInKey.class, "@PartitionBy on NotInKey" + everyKey + "the primary key (id) lacks created"),
                arguments(
                        UniqueColumn.class,
                        "@PartitionBy on UniqueColumn" + everyKey + "the unique key of code (code) lacks id"),
                arguments(
                        UniqueNames.class,
                        "@PartitionBy on UniqueNames" + everyKey + "the unique key uk_names (first, last) lacks id"),
                arguments(
                        UniqueIndex.class,
                        "@PartitionBy on UniqueIndex" + everyKey + "the unique key ui_name (name) lacks id"),
                arguments(
                        Natural.class,
                        "@PartitionBy on Natural" + everyKey
                                + "the unique key UK7qkg566rojbj0014q7kv3jysk (code) lacks id"),
                arguments(
                        Referring.class,
                        "@PartitionBy on Referring cannot be had with a foreign key, and one leads from the table Referring"
                                + " to the table Account: declare that association with @ForeignKey(NO_CONSTRAINT)"),
                arguments(
                        Nowhere.class,
                        "@PartitionBy on Nowhere names the column 'nowhere', and the table Nowhere has none of that name:"
                                + " id"),
                arguments(NoColumn.class, "@PartitionBy on NoColumn needs at least one column"),
                arguments(
                        HashOfText.class,
                        "@PartitionBy on HashOfText by hash needs one column of whole numbers: others can be partitioned by"
                                + " key"),
                arguments(
                        NoPartitions.class,
                        "@PartitionBy on NoPartitions by hash needs between 1 and 8192 partitions, and no ranges"),
                arguments(
                        NoRanges.class, "@PartitionBy on NoRanges by range needs ranges, and no number of partitions"));
    }

    @Entity(name = "Line")
    @Table(name = "log_lines", comment = "log")
    @Ttl(column = "created", after = 1, unit = java.time.temporal.ChronoUnit.YEARS)
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "created",
            ranges = {
                @PartitionBy.Range(name = "p2025", lessThan = "'2026-01-01'"),
                @PartitionBy.Range(name = "pmax", lessThan = "maxvalue")
            })
    static class Line {
        @Id
        @AutoRandom
        Long id;

        @PartitionKey
        LocalDateTime created;
    }

    @Entity(name = "Account")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class Account {
        @Id
        Long id;
    }

    @Entity(name = "Booking")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 2)
    static class Booking {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Account account;
    }

    @Entity(name = "Setting")
    @IdClass(Setting.Key.class)
    @PartitionBy(kind = PartitionBy.Kind.KEY, columns = "tenant", partitions = 16)
    static class Setting {
        @Id
        String tenant;

        @Id
        String name;

        record Key(String tenant, String name) {}
    }

    @Entity(name = "NotInKey")
    @PartitionBy(
            kind = PartitionBy.Kind.RANGE,
            columns = "created",
            ranges = @PartitionBy.Range(name = "pmax", lessThan = "maxvalue"))
    static class NotInKey {
        @Id
        Long id;

        LocalDateTime created;
    }

    @Entity(name = "UniqueColumn")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class UniqueColumn {
        @Id
        Long id;

        @Column(unique = true)
        String code;
    }

    @Entity(name = "UniqueNames")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_names",
                            columnNames = {"first", "last"}))
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class UniqueNames {
        @Id
        Long id;

        String first;

        String last;
    }

    @Entity(name = "UniqueIndex")
    @Table(indexes = @Index(name = "ui_name", columnList = "name", unique = true))
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class UniqueIndex {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Natural")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class Natural {
        @Id
        Long id;

        @NaturalId
        String code;
    }

    @Entity(name = "Referring")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class Referring {
        @Id
        Long id;

        @ManyToOne
        Account account;
    }

    @Entity(name = "Nowhere")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "nowhere", partitions = 4)
    static class Nowhere {
        @Id
        Long id;
    }

    @Entity(name = "NoColumn")
    @PartitionBy(
            kind = PartitionBy.Kind.HASH,
            columns = {},
            partitions = 4)
    static class NoColumn {
        @Id
        Long id;
    }

    @Entity(name = "HashOfText")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id", partitions = 4)
    static class HashOfText {
        @Id
        String id;
    }

    @Entity(name = "NoPartitions")
    @PartitionBy(kind = PartitionBy.Kind.HASH, columns = "id")
    static class NoPartitions {
        @Id
        Long id;
    }

    @Entity(name = "NoRanges")
    @PartitionBy(kind = PartitionBy.Kind.RANGE, columns = "id")
    static class NoRanges {
        @Id
        Long id;
    }
}
