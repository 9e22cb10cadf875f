package org.tidewire.it.tidb.schema;

import jakarta.persistence.*;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Tables that TiDB takes, and of whose keys it refuses at least one for the type, the check or the action of a column. */
final class RefusedColumnMappings {
    private static final String SIXTY_CHARACTERS = "a comment that is part of one that is too long for the server ";
    private static final String THREE_HUNDRED =
            SIXTY_CHARACTERS + SIXTY_CHARACTERS + SIXTY_CHARACTERS + SIXTY_CHARACTERS + SIXTY_CHARACTERS;
    /** TiDB has room for 1,024 characters. */
    private static final String LONG_COMMENT =
            "comment '" + THREE_HUNDRED + THREE_HUNDRED + THREE_HUNDRED + THREE_HUNDRED + "'";

    private RefusedColumnMappings() {}

    @Entity(name = "Measure")
    static class Measure {
        @Id
        double id;

        @Column(unique = true)
        int number;

        @Column(unique = true, length = 20)
        String code;
    }

    @Entity(name = "OtherTypes")
    @Table(indexes = @Index(name = "ix_other_types", columnList = "note"))
    static class OtherTypes {
        @Id
        int id;

        int note;

        @ManyToOne
        @JoinColumn(name = "rough", columnDefinition = "float(20)")
        Measure rough;

        @ManyToOne
        @JoinColumn(name = "filled", referencedColumnName = "number", columnDefinition = "integer zerofill")
        Measure filled;

        @ManyToOne
        @JoinColumn(name = "spelt", referencedColumnName = "code", columnDefinition = "character(20)")
        Measure spelt;

        @ManyToOne
        @JoinColumn(name = "shorter", referencedColumnName = "code", columnDefinition = "VARCHAR(12)")
        Measure shorter;

        @ManyToOne
        @JoinColumn(name = "wide", referencedColumnName = "number", columnDefinition = "INTEGER(9)")
        Measure wide;
    }

    @Entity(name = "BrokenLines")
    @Table(
            indexes = {
                @Index(name = "ix_broken_text", columnList = "body"),
                @Index(name = "ix_broken_length", columnList = "heading"),
                @Index(name = "ix_long_comment", columnList = "pages", options = LONG_COMMENT)
            })
    static class BrokenLines {
        @Id
        int id;

        @Column(columnDefinition = "text\n  character set utf8mb4")
        String body;

        @Column(columnDefinition = "varchar\n(4000)")
        String heading;

        int pages;
    }

    @Entity(name = "TwiceActing")
    static class TwiceActing {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_twice", options = "on update cascade on update cascade"))
        Measure twice;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_both", options = "on delete cascade"))
        Measure both;
    }

    /** Error 3823 where {@code tidb_enable_check_constraint} is on. */
    @Entity(name = "Branch")
    @Table(check = @CheckConstraint(name = "ck_branch", constraint = "parent_code <> code"))
    static class Branch {
        @Id
        @Column(length = 8)
        String code;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        @JoinColumn(name = "parent_code")
        Branch parent;
    }

    @Entity(name = "Leaf")
    static class Leaf {
        @Id
        int id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        @JoinColumn(name = "branch", check = @CheckConstraint(name = "ck_leaf", constraint = "branch <> 'X'"))
        Branch branch;

        @ManyToOne
        @JoinColumn(name = "other", check = @CheckConstraint(name = "ck_other", constraint = "other <> 'X'"))
        Branch other;
    }

    /** A key, a null, a collation or an expression in the text of a column. */
    @Entity(name = "Worded")
    static class Worded {
        @Id
        int id;

        int number;

        @ManyToOne
        @JoinColumn(name = "unique_id", columnDefinition = "int unique")
        Leaf unique;

        @ManyToOne
        @JoinColumn(name = "keyed_id", options = "unique")
        Leaf keyed;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        @JoinColumn(name = "never_null_id", columnDefinition = "int not null")
        Leaf neverNull;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        @JoinColumn(name = "given_id", options = "not null")
        Leaf given;

        @ManyToOne
        @JoinColumn(name = "collated", referencedColumnName = "code", options = "collate utf8mb4_unicode_ci")
        Measure collated;

        @ManyToOne
        @JoinColumn(
                name = "computed_id",
                options = "generated always as (number + 1) virtual",
                insertable = false,
                updatable = false)
        Leaf computed;
    }

    @Entity(name = "Collated")
    static class Collated {
        @Id
        int id;

        @Column(unique = true, length = 20, options = "collate utf8mb4_general_ci")
        String code;
    }

    @Entity(name = "ToCollated")
    static class ToCollated {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(name = "code", referencedColumnName = "code")
        Collated target;
    }
}
