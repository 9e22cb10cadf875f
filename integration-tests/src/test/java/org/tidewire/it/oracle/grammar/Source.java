package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** The entities of the model, with the paths that expressions take. */
enum Source {
    ITEM("Item", "id"),
    PARTY("Party", "id"),
    PERSON("Person", "id"),
    COMPANY("Company", "id"),
    EVENT("Event", "id"),
    DEPOSIT("Deposit", "id"),
    SLOT("Slot", "id.room", "id.shelf");

    private final String entity;

    @SuppressWarnings("ImmutableEnumChecker") // it is not changed
    private final List<String> key;

    Source(String entity, String... key) {
        this.entity = entity;
        this.key = List.of(key);
    }

    /** Items are queried most, as they have every type. */
    static Source any(Choice choice) {
        return choice.oneIn(2) ? ITEM : choice.of(values());
    }

    String entity() {
        return entity;
    }

    /** The paths of the id. */
    List<String> key(String alias) {
        return key.stream().map(path -> alias + "." + path).toList();
    }

    Tree from(String alias) {
        return Tree.syntax(entity + " " + alias);
    }

    List<Tree> attributes(String alias, Scope scope) {
        Paths paths = new Paths(alias);
        switch (this) {
            case ITEM -> item(paths, scope);
            case PARTY -> {
                party(paths);
                paths.treated(Kind.INTEGER, "Person", "age").treated(Kind.TEXT, "Company", "motto");
            }
            case PERSON -> {
                party(paths);
                paths.add(Kind.INTEGER, "age").add(Kind.DATE, "born");
            }
            case COMPANY -> {
                party(paths);
                paths.add(Kind.DECIMAL, "capital").add(Kind.TEXT, "motto");
            }
            case EVENT -> event(paths);
            case DEPOSIT -> {
                event(paths);
                paths.add(Kind.DECIMAL, "amount");
            }
            case SLOT ->
                paths.alias(Kind.SLOT)
                        .add(Kind.INTEGER, "id.room", "seats", "item.qty", "item.id")
                        .add(Kind.TEXT, "id.shelf", "item.name");
        }
        return paths.found;
    }

    private static void party(Paths paths) {
        paths.add(Kind.INTEGER, "id", "level").add(Kind.TEXT, "name");
    }

    private static void event(Paths paths) {
        paths.add(Kind.INTEGER, "id", "points", "item.qty", "item.id", "item.parent.id")
                .add(Kind.TEXT, "item.name")
                .add(Kind.DATE_TIME, "happened");
    }

    private static void item(Paths paths, Scope scope) {
        paths.alias(Kind.ITEM)
                .add(Kind.BOOLEAN, "open")
                .add(Kind.BYTE, "tiny")
                .add(Kind.SHORT, "small")
                .add(Kind.INTEGER, "id", "qty", "qty", "qty", "place.zip", "parent.id", "parent.qty", "owner.level")
                .add(Kind.LONG, "big")
                .add(Kind.FLOAT, "ratio")
                .add(Kind.DOUBLE, "weight")
                .add(Kind.DECIMAL, "price")
                .add(Kind.WHOLE, "whole")
                .add(Kind.CHARACTER, "letter")
                .add(Kind.TEXT, "name", "name", "note", "pattern", "place.city", "parent.name", "owner.name")
                .add(Kind.DATE, "born")
                .add(Kind.TIME, "wakes")
                .add(Kind.DATE_TIME, "made")
                .add(Kind.INSTANT, "seen")
                .add(Kind.DURATION, "span")
                .add(Kind.UUID, "code")
                .add(Kind.GRADE, "grade")
                .add(Kind.COLOR, "color")
                .add(Kind.BINARY, "data");
        if (scope.has(Area.ARITHMETIC) && scope.choice().oneIn(4)) {
            paths.add(Kind.INTEGER, "edge").add(Kind.LONG, "vast").add(Kind.DECIMAL, "exact");
        }
        if (scope.has(Area.JSON) && scope.choice().oneIn(3)) {
            paths.add(Kind.TEXT, "doc.title")
                    .add(Kind.INTEGER, "doc.pages")
                    .add(Kind.LONG, "doc.views")
                    .add(Kind.DOUBLE, "doc.score")
                    .add(Kind.BOOLEAN, "doc.draft")
                    .add(Kind.DECIMAL, "doc.cost")
                    .add(Kind.DATE, "doc.issued");
        }
    }

    private static final class Paths {
        private final String alias;
        private final List<Tree> found = new ArrayList<>();

        Paths(String alias) {
            this.alias = alias;
        }

        Paths alias(Kind kind) {
            found.add(Tree.of(kind, alias));
            return this;
        }

        Paths treated(Kind kind, String type, String path) {
            found.add(Tree.of(kind, "treat(" + alias + " as " + type + ")." + path));
            return this;
        }

        Paths add(Kind kind, String... paths) {
            for (String path : paths) {
                found.add(Tree.of(kind, alias + "." + path));
            }
            return this;
        }
    }
}
