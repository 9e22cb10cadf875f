package org.tidewire.it.tidb.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Keys that columns have by their own definitions, and whole numbers by their other names. */
final class DefinedKeyMappings {
    private DefinedKeyMappings() {}

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
