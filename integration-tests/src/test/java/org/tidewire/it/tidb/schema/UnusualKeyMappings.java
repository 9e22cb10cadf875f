package org.tidewire.it.tidb.schema;

import jakarta.persistence.*;
import java.time.LocalDateTime;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Keys with names, expressions, options and definitions of which TiDB takes some and refuses others. */
final class UnusualKeyMappings {
    private static final String LONG = "a_name_of_more_characters_than_the_sixty_four_that_TiDB_has_room_for_in_names";

    private UnusualKeyMappings() {}

    /** Of the functions TiDB takes some. */
    @Entity(name = "Expressions")
    @Table(
            indexes = {
                @Index(name = "ix_upper", columnList = "(upper(name))"),
                @Index(name = "ix_reverse", columnList = "price desc, (REVERSE( name ))", unique = true),
                @Index(name = "ix_sum", columnList = "(price + 1)"),
                @Index(name = "ix_last", columnList = "price")
            })
    static class Expressions {
        @Id
        int id;

        int price;
        String name;

        @ManyToOne
        Target target;
    }

    @Entity(name = "RefusedFunction")
    @Table(indexes = {@Index(name = "ix_abs", columnList = "(abs(price))"), @Index(columnList = "price")})
    static class RefusedFunction {
        @Id
        int id;

        int price;
    }

    @Entity(name = "ExpressionOfText")
    @Table(indexes = {@Index(name = "ix_lower", columnList = "(lower(body))"), @Index(columnList = "price")})
    static class ExpressionOfText {
        @Id
        int id;

        int price;

        @Lob
        String body;
    }

    /** To Hibernate the beginning of a column is a column that has parentheses in its name. */
    @Entity(name = "Beginning")
    @Table(indexes = {@Index(name = "ix_beginning", columnList = "name(10)"), @Index(columnList = "price")})
    static class Beginning {
        @Id
        int id;

        int price;
        String name;
    }

    @Entity(name = "LongNames")
    @Table(
            indexes = @Index(name = LONG, columnList = "a"),
            uniqueConstraints = @UniqueConstraint(name = LONG + "_2", columnNames = "b"))
    static class LongNames {
        @Id
        int id;

        int a;
        int b;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = LONG + "_3"))
        Target target;
    }

    /** A hidden column is named after the index. */
    @Entity(name = "LongNameOfExpression")
    @Table(
            indexes =
                    @Index(
                            name = "a_name_of_sixty_characters_which_has_no_room_for_a_few_more_",
                            columnList = "(lower(name))"))
    static class LongNameOfExpression {
        @Id
        int id;

        String name;
    }

    @Entity(name = "SameNames")
    @Table(
            indexes = {
                @Index(name = "ix_same", columnList = "a"),
                @Index(name = "IX_SAME", columnList = "b"),
                @Index(name = "größe", columnList = "b"),
                @Index(name = "Größe", columnList = "a")
            },
            uniqueConstraints = @UniqueConstraint(name = "Ix_Same", columnNames = "c"))
    static class SameNames {
        @Id
        int id;

        int a;
        int b;
        int c;
    }

    /** The index of a foreign key has its name too. */
    @Entity(name = "NamedAsIndexes")
    @Table(
            indexes = {
                @Index(name = "fk_one", columnList = "one_id"),
                @Index(name = "fk_two", columnList = "price"),
                @Index(name = "fk_three", columnList = "three_id, price")
            })
    static class NamedAsIndexes {
        @Id
        int id;

        int price;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_one"))
        Target one;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_three"))
        Target three;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_two"))
        Target two;
    }

    @Entity(name = "SameForeignKeys")
    static class SameForeignKeys {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_same"))
        Target one;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "FK_SAME"))
        Target two;
    }

    @Entity(name = "IndexOptions")
    @Table(
            indexes = {
                @Index(name = "ix_hidden", columnList = "a", options = "using btree comment 'of a' invisible"),
                @Index(name = "ix_in_place", columnList = "b", options = "algorithm = inplace lock = none")
            },
            uniqueConstraints = @UniqueConstraint(columnNames = "c", options = "comment 'of c'"))
    static class IndexOptions {
        @Id
        int id;

        int a;
        int b;
        int c;
    }

    @Entity(name = "MayNotBeNull")
    static class MayNotBeNull {
        @Id
        int id;

        @ManyToOne(optional = false)
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_set_null",
                                foreignKeyDefinition =
                                        "foreign key (target_id) references Target (id) on delete set null"))
        Target target;
    }

    /** The definitions name another column than the mapping, and no column. */
    @Entity(name = "Defined")
    static class Defined {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_number",
                                foreignKeyDefinition = "foreign key (one_id) references Target (number)"))
        Target one;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_cascading",
                                foreignKeyDefinition =
                                        "FOREIGN KEY (`two_id`) REFERENCES `Target` (`id`) ON DELETE CASCADE"))
        Target two;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_unknown",
                                foreignKeyDefinition = "foreign key (x) references Target (id)"))
        Target three;
    }

    @Entity(name = "Computed")
    static class Computed {
        @Id
        int id;

        int number;

        @GeneratedColumn("number * 2")
        int doubled;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Target target;

        @ManyToOne
        @JoinColumn(columnDefinition = "int as (number + 1) virtual", insertable = false, updatable = false)
        Target computed;
    }

    /** The unique key of its column is too long. */
    @Entity(name = "LongTarget")
    static class LongTarget {
        @Id
        int id;

        @Column(unique = true, length = 1000)
        String name;

        @Column(unique = true, columnDefinition = "national varchar(1000)")
        String nationalName;
    }

    @Entity(name = "OfLongTarget")
    static class OfLongTarget {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(referencedColumnName = "name")
        LongTarget byName;
    }

    /** The unique key of its column has the name of another. */
    @Entity(name = "TargetWithoutIndex")
    @Table(
            indexes = @Index(name = "of_code", columnList = "number"),
            uniqueConstraints = @UniqueConstraint(name = "of_code", columnNames = "code"))
    static class TargetWithoutIndex {
        @Id
        int id;

        int number;

        @Column(length = 20)
        String code;
    }

    @Entity(name = "OfTargetWithoutIndex")
    static class OfTargetWithoutIndex {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(referencedColumnName = "code")
        TargetWithoutIndex byCode;
    }

    @Entity(name = "Collated")
    static class Collated {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(referencedColumnName = "code")
        CollatedTarget byCode;
    }

    @Entity(name = "CollatedTarget")
    static class CollatedTarget {
        @Id
        int id;

        @Column(unique = true, length = 20)
        @Collate("utf8mb4_general_ci")
        String code;
    }

    @Entity(name = "OtherCharacters")
    @Table(options = "default charset = ascii")
    static class OtherCharacters {
        @Id
        @Column(length = 20)
        String code;

        @ManyToOne
        Plain plain;
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        @Column(length = 20)
        String code;

        @ManyToOne
        Target target;
    }

    @Entity(name = "Target")
    static class Target {
        @Id
        int id;

        int number;
        LocalDateTime created;
    }
}
