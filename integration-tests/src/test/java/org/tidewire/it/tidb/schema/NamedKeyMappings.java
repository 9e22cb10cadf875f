package org.tidewire.it.tidb.schema;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Keys that TiDB refuses for what is written in them: names that are no words. */
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
}
