package org.tidewire.it.tidb.schema;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Keys that TiDB refuses for what is written in them: names that are no words, or taken; and keys by the definition of a column. */
final class NamedKeyMappings {
    private NamedKeyMappings() {}

    @Entity(name = "ReservedIndex")
    @Table(indexes = {@Index(name = "order", columnList = "a"), @Index(name = "ix_after", columnList = "a")})
    static class ReservedIndex {
        @Id
        int id;

        int a;
    }

    @Entity(name = "QuotedIndex")
    @Table(indexes = @Index(name = "`rank`", columnList = "a"))
    static class QuotedIndex {
        @Id
        int id;

        int a;
    }

    @Entity(name = "NumberedIndexes")
    @Table(
            indexes = {
                @Index(name = "1st", columnList = "a"),
                @Index(name = "2", columnList = "b"),
                @Index(name = "3e4", columnList = "a, b")
            })
    static class NumberedIndexes {
        @Id
        int id;

        int a;
        int b;
    }

    @Entity(name = "IndexWithDash")
    @Table(indexes = @Index(name = "ix-a", columnList = "a"))
    static class IndexWithDash {
        @Id
        int id;

        int a;
    }

    @Entity(name = "ReservedUnique")
    @Table(uniqueConstraints = @UniqueConstraint(name = "key", columnNames = "a"))
    static class ReservedUnique {
        @Id
        int id;

        int a;
    }

    @Entity(name = "UniqueWithBlank")
    @Table(uniqueConstraints = @UniqueConstraint(name = "uk of a", columnNames = "a"))
    static class UniqueWithBlank {
        @Id
        int id;

        int a;
    }

    @Entity(name = "QuotedUnique")
    @Table(
            uniqueConstraints = {
                @UniqueConstraint(name = "`uk of a`", columnNames = "a"),
                @UniqueConstraint(name = "`select`", columnNames = "b")
            })
    static class QuotedUnique {
        @Id
        int id;

        int a;
        int b;
    }

    @Entity(name = "ReservedForeignKey")
    static class ReservedForeignKey {
        @Id
        int id;

        @Column(unique = true)
        int a;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "references"))
        QuotedUnique first;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_second"))
        QuotedUnique second;
    }

    @Entity(name = "ForeignKeyWithBlank")
    static class ForeignKeyWithBlank {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk of one"))
        QuotedUnique one;
    }

    @Entity(name = "QuotedForeignKey")
    static class QuotedForeignKey {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "`fk of one`"))
        QuotedUnique one;
    }

    /** {@code create table} has one space of names for indexes and checks. */
    @Entity(name = "IndexNamedAsCheck")
    @Table(
            check = @CheckConstraint(name = "same", constraint = "a > 0"),
            indexes = @Index(name = "same", columnList = "a"))
    static class IndexNamedAsCheck {
        @Id
        int id;

        int a;
    }

    @Entity(name = "UniqueNamedAsCheck")
    @Table(uniqueConstraints = @UniqueConstraint(name = "SAME_A", columnNames = "a"))
    static class UniqueNamedAsCheck {
        @Id
        int id;

        @Column(check = @CheckConstraint(name = "same_a", constraint = "a > 0"))
        int a;
    }

    @Entity(name = "ForeignKeyNamedAsCheck")
    @Table(check = @CheckConstraint(name = "fk_same", constraint = "a > 0"))
    static class ForeignKeyNamedAsCheck {
        @Id
        int id;

        int a;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_same"))
        QuotedUnique one;
    }

    @Entity(name = "UniqueByDefinition")
    @Table(
            indexes = @Index(name = "ix_b", columnList = "b"),
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_ab",
                            columnNames = {"a", "b"}))
    static class UniqueByDefinition {
        @Id
        int id;

        @Column(columnDefinition = "varchar(20) unique")
        String a;

        int b;

        @Column(unique = true, columnDefinition = "int unique key")
        int c;

        @ManyToOne
        Coded coded;
    }

    @Entity(name = "Coded")
    static class Coded {
        @Id
        int id;

        @Column(columnDefinition = "varchar(30) unique")
        String code;
    }

    /** TiDB gives the key of a column its name. */
    @Entity(name = "IndexNamedAsColumn")
    @Table(indexes = @Index(name = "a", columnList = "b"))
    static class IndexNamedAsColumn {
        @Id
        int id;

        @Column(columnDefinition = "varchar(20) unique")
        String a;

        int b;
    }

    @Entity(name = "UniqueReference")
    static class UniqueReference {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(name = "unique_id", columnDefinition = "int unique")
        Coded unique;

        @ManyToOne
        Coded plain;
    }

    @Entity(name = "Middle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Middle {
        @Id
        @Column(columnDefinition = "middleint")
        int id;
    }

    @Entity(name = "OfMiddle")
    @PrimaryKeyJoinColumn(columnDefinition = "middleint")
    static class OfMiddle extends Middle {}

    @Entity(name = "Bit")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Bit {
        @Id
        @Column(columnDefinition = "boolean")
        boolean id;
    }

    @Entity(name = "OfBit")
    @PrimaryKeyJoinColumn(columnDefinition = "boolean")
    static class OfBit extends Bit {}

    @Entity(name = "EightBytes")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class EightBytes {
        @Id
        @Column(columnDefinition = "int8")
        long id;
    }

    @Entity(name = "OfEightBytes")
    @PrimaryKeyJoinColumn(columnDefinition = "int8")
    static class OfEightBytes extends EightBytes {
        @ManyToOne
        @JoinColumn(name = "other_id", columnDefinition = "bigint")
        EightBytes other;
    }
}
