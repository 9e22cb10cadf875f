package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Bulk updates, deletes and inserts; afterwards the table is read. */
final class Mutations {
    private static final Map<Source, String> COLUMNS = Map.of(
            Source.ITEM,
            "id, open, tiny, small, qty, big, ratio, weight, price, letter, name, note, born, wakes, made, seen, span,"
                    + " code, grade, color, data, place.city, place.zip, parent.id, owner.id",
            Source.PARTY,
            "id, level, name",
            Source.PERSON,
            "id, level, name, age, born",
            Source.COMPANY,
            "id, level, name, capital, motto",
            Source.EVENT,
            "id, points, happened, item.id",
            Source.DEPOSIT,
            "id, points, happened, amount",
            Source.SLOT,
            "id.room, id.shelf, seats, item.id");

    private Mutations() {}

    static Statement statement(Scope scope) {
        Choice choice = scope.choice();
        Source source = Source.any(choice);
        String alias = scope.alias("e");
        Scope inner = scope.with(source.attributes(alias, scope));
        return switch (choice.below(6)) {
            case 0 ->
                mutation(
                        source,
                        Tree.syntax("delete from " + source.entity() + " " + alias + "{}", deleted(source, inner)));
            case 1 -> insert(scope);
            default -> update(source, alias, inner);
        };
    }

    /** With the reference Hibernate deletes the rows of subclasses first, and then asks the condition of what is left. */
    private static Tree deleted(Source source, Scope scope) {
        Tree where = Selects.where(scope);
        StringBuilder hql = new StringBuilder();
        where.render(hql, new ArrayList<>());
        boolean readsSubclasses = hql.indexOf(Source.PERSON.entity()) >= 0 || hql.indexOf(Source.COMPANY.entity()) >= 0;
        return source == Source.PARTY && readsSubclasses ? Tree.syntax("") : where;
    }

    private static Statement update(Source source, String alias, Scope scope) {
        Choice choice = scope.choice();
        List<Tree> assigned = new ArrayList<>();
        List<Tree> possible = assignable(source, alias);
        int number = 1 + choice.below(2);
        for (int i = 0; i < number; i++) {
            Tree target = choice.of(possible);
            if (assigned.stream().noneMatch(tree -> tree.text().startsWith(target.text() + " "))) {
                assigned.add(assignment(target, scope));
            }
        }
        return mutation(
                source,
                Tree.syntax(
                        "update " + source.entity() + " " + alias + " set {}{}",
                        Tree.list(assigned),
                        Selects.where(scope)));
    }

    /** A decimal is rounded as its column, since what an assignment does with more digits is left open. */
    private static Tree assignment(Tree target, Scope scope) {
        String value = target.kind() == Kind.DECIMAL ? "round({}, 2)" : "{}";
        return Tree.syntax(target.text() + " = " + value, scope.make(target.kind()));
    }

    private static List<Tree> assignable(Source source, String alias) {
        List<Tree> found = new ArrayList<>();
        switch (source) {
            case ITEM -> {
                add(found, alias, Kind.BOOLEAN, "open");
                add(found, alias, Kind.INTEGER, "qty", "place.zip");
                add(found, alias, Kind.LONG, "big");
                add(found, alias, Kind.DOUBLE, "weight");
                add(found, alias, Kind.DECIMAL, "price");
                add(found, alias, Kind.TEXT, "name", "note", "place.city");
                add(found, alias, Kind.DATE, "born");
                add(found, alias, Kind.TIME, "wakes");
                add(found, alias, Kind.DATE_TIME, "made");
                add(found, alias, Kind.INSTANT, "seen");
                add(found, alias, Kind.DURATION, "span");
                add(found, alias, Kind.GRADE, "grade");
                add(found, alias, Kind.COLOR, "color");
            }
            case PARTY -> add(add(found, alias, Kind.INTEGER, "level"), alias, Kind.TEXT, "name");
            case PERSON -> add(add(found, alias, Kind.INTEGER, "level", "age"), alias, Kind.DATE, "born");
            case COMPANY -> add(add(found, alias, Kind.TEXT, "name", "motto"), alias, Kind.DECIMAL, "capital");
            case EVENT -> add(add(found, alias, Kind.INTEGER, "points"), alias, Kind.DATE_TIME, "happened");
            case DEPOSIT -> add(add(found, alias, Kind.INTEGER, "points"), alias, Kind.DECIMAL, "amount");
            case SLOT -> add(found, alias, Kind.INTEGER, "seats");
        }
        return found;
    }

    private static List<Tree> add(List<Tree> found, String alias, Kind kind, String... paths) {
        for (String path : paths) {
            found.add(Tree.of(kind, alias + "." + path));
        }
        return found;
    }

    private static Statement insert(Scope scope) {
        String alias = scope.alias("e");
        Scope inner = scope.with(Source.ITEM.attributes(alias, scope));
        return mutation(
                Source.EVENT,
                Tree.syntax(
                        "insert into Event (id, points, happened) select " + alias + ".id + 100, {}, {} from Item "
                                + alias + "{}",
                        inner.part(Kind.INTEGER),
                        inner.part(Kind.DATE_TIME),
                        Selects.where(inner)));
    }

    private static Statement mutation(Source source, Tree tree) {
        return new Statement(tree, false, "select " + COLUMNS.get(source) + " from " + source.entity());
    }
}
