package org.tidewire.it.oracle.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A piece of HQL: a text with a hole {@code {}} for each of its parts, or a value that is bound to a parameter. */
public final class Tree {
    private static final String HOLE = "{}";

    private final Kind kind;
    private final String text;
    private final List<Tree> parts;
    private final Object value;

    private Tree(Kind kind, String text, List<Tree> parts, Object value) {
        this.kind = kind;
        this.text = text;
        this.parts = parts;
        this.value = value;
    }

    public static Tree of(Kind kind, String text, Tree... parts) {
        return new Tree(kind, text, List.of(parts), null);
    }

    public static Tree parameter(Kind kind, Object value) {
        return new Tree(kind, "", List.of(), value);
    }

    /** A list whose parts the reduction may take out one by one. */
    public static Tree list(List<Tree> parts) {
        return new Tree(Kind.LIST, "", List.copyOf(parts), null);
    }

    /** A clause that the reduction may take out. */
    public static Tree clause(String text, Tree... parts) {
        return of(Kind.CLAUSE, text, parts);
    }

    public static Tree syntax(String text, Tree... parts) {
        return of(Kind.SYNTAX, text, parts);
    }

    /** The same expression where one of another kind is wanted. */
    public Tree as(Kind other) {
        return new Tree(other, text, parts, value);
    }

    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    public List<Tree> parts() {
        return parts;
    }

    public boolean isParameter() {
        return value != null;
    }

    public int size() {
        return 1 + parts.stream().mapToInt(Tree::size).sum();
    }

    /** Everything below this tree. */
    public void forEachDescendant(Consumer<Tree> action) {
        for (Tree part : parts) {
            action.accept(part);
            part.forEachDescendant(action);
        }
    }

    public Tree withPart(int index, Tree part) {
        List<Tree> changed = new ArrayList<>(parts);
        changed.set(index, part);
        return new Tree(kind, text, List.copyOf(changed), value);
    }

    public Tree withoutPart(int index) {
        List<Tree> changed = new ArrayList<>(parts);
        changed.remove(index);
        return new Tree(kind, text, List.copyOf(changed), value);
    }

    /** Writes HQL, and adds the values of its parameters, which are called p1, p2 and so on. */
    public void render(StringBuilder hql, List<Object> values) {
        if (value != null) {
            values.add(value);
            hql.append(":p").append(values.size());
        } else if (kind == Kind.LIST) {
            for (int i = 0; i < parts.size(); i++) {
                hql.append(i == 0 ? "" : ", ");
                parts.get(i).render(hql, values);
            }
        } else {
            renderText(hql, values);
        }
    }

    private void renderText(StringBuilder hql, List<Object> values) {
        int from = 0;
        for (Tree part : parts) {
            int hole = text.indexOf(HOLE, from);
            hql.append(text, from, hole);
            part.render(hql, values);
            from = hole + HOLE.length();
        }
        hql.append(text, from, text.length());
    }
}
