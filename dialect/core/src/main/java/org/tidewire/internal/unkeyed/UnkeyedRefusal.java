package org.tidewire.internal.unkeyed;

import org.tidewire.UnsupportedFeatureException;

/** What several tables, and no temporary one, make impossible: one line for each refusal. */
public enum UnkeyedRefusal {
    /**
     * Where the condition holds for null, Hibernate's strategy by temporary tables takes the rows of the subclass alone, and its query of
     * ids takes those of all classes: a delete would remove more than on other databases.
     */
    TREAT_IN_UPDATE_OR_DELETE(
            "treat() in an HQL update or delete of an entity in several tables",
            "name the subclass, or compare the id with a subquery: 'where a.id in (select d.id from Dog d where ..)'"),
    SUBQUERY_IN_SET_OF_SEVERAL_TABLES(
            "a subquery in the 'set' clause of an update that reaches several tables",
            "select the value first, and pass it as a parameter"),
    /** The statement for each table has no other. */
    UPDATE_FROM_ANOTHER_TABLE(
            "an HQL update of an entity in several tables that assigns a value read from another table",
            "select the values first, or change the entities"),
    UPDATE_OF_OPTIONAL_TABLE(
            "an HQL update of a secondary table whose rows are optional",
            "change the entities, or say @SecondaryRow(optional = false)"),
    INSERT_OF_SEVERAL_TABLES(
            "'insert ... select' and 'insert ... values' in HQL for an entity in several tables, and 'insert ... select' where"
                    + " a generator other than a sequence makes the ids",
            "persist the entities"),
    /** Rows that are told apart by their ids are all distinct. */
    INSERT_OF_DISTINCT_ROWS(
            "'insert ... select' of 'distinct' rows, a union or its like in HQL, where a sequence makes the ids",
            "group by the columns instead of 'distinct', insert the parts of a union one by one, or persist the entities");

    private final String words;
    private final String alternative;

    UnkeyedRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    /**
     * The exception.
     *
     * @param database its name
     * @return to be thrown
     */
    public UnsupportedFeatureException exception(String database) {
        return new UnsupportedFeatureException(database, words, alternative);
    }
}
