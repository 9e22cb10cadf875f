package org.tidewire.internal.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Orders tables so that each comes after those that it refers to. In a circle of few tables as few references as possible are left
 * over. A circle of many begins with the table of which the fewest are left over, and among these with the one that the most others
 * in the circle refer to.
 */
final class TableOrder<T> {
    /** All orders of more tables would take too long. */
    private static final int FEW = 10;

    private final Map<T, List<T>> references;
    private final Map<T, Integer> order = new LinkedHashMap<>();

    private TableOrder(Map<T, List<T>> references) {
        this.references = references;
        place(references.keySet());
    }

    /**
     * Finds an order.
     *
     * @param references what each table refers to, in the order of its foreign keys; other tables than the keys of the map exist
     *     already
     * @return the tables in order, each with the number of its first references that are to itself or to a table before it.
     *     References after one that closes a circle do not count: an earlier foreign key may make the index that a later one uses
     */
    static <T> Map<T, Integer> of(Map<T, List<T>> references) {
        return new TableOrder<>(references).order;
    }

    private void place(Collection<T> tables) {
        Deque<List<T>> circles = new ArrayDeque<>(new CircleSearch(tables).circles);
        while (!circles.isEmpty()) {
            List<T> circle = circles.pop();
            if (circle.size() <= FEW) {
                bestOrder(circle).forEach(this::placeNext);
            } else {
                T first = first(circle);
                placeNext(first);
                circle.remove(first);
                List<List<T>> left = new CircleSearch(circle).circles;
                Collections.reverse(left);
                left.forEach(circles::push);
            }
        }
    }

    private T first(List<T> circle) {
        Map<T, Integer> referring = new HashMap<>();
        circle.forEach(
                table -> new HashSet<>(references(table)).forEach(other -> referring.merge(other, 1, Integer::sum)));
        return circle.stream()
                .min(Comparator.<T>comparingInt(table -> leftOver(table, order::containsKey))
                        .thenComparingInt(table -> -referring.getOrDefault(table, 0)))
                .orElseThrow();
    }

    private void placeNext(T table) {
        order.put(table, satisfied(table, order::containsKey));
    }

    /** For each set of the tables, as bits, finds the one that comes last where the set comes first. */
    private List<T> bestOrder(List<T> circle) {
        int sets = 1 << circle.size();
        int[] leftOver = new int[sets];
        int[] last = new int[sets];
        for (int set = 1; set < sets; set++) {
            leftOver[set] = Integer.MAX_VALUE;
            for (int table = 0; table < circle.size(); table++) {
                if (contains(set, table)) {
                    int before = set ^ 1 << table;
                    int sum = leftOver[before]
                            + leftOver(
                                    circle.get(table),
                                    other -> order.containsKey(other) || contains(before, circle.indexOf(other)));
                    if (sum <= leftOver[set]) { // of equally good orders the one that keeps that of the circle
                        leftOver[set] = sum;
                        last[set] = table;
                    }
                }
            }
        }
        Deque<T> best = new ArrayDeque<>();
        for (int set = sets - 1; set != 0; set ^= 1 << last[set]) {
            best.addFirst(circle.get(last[set]));
        }
        return List.copyOf(best);
    }

    private static boolean contains(int set, int table) {
        return table >= 0 && (set & 1 << table) != 0;
    }

    private int leftOver(T table, Predicate<T> placed) {
        return references(table).size() - satisfied(table, placed);
    }

    private List<T> references(T table) {
        return references.getOrDefault(table, List.of());
    }

    private int satisfied(T table, Predicate<T> placed) {
        int count = 0;
        for (T referenced : references(table)) {
            if (references.containsKey(referenced) && !referenced.equals(table) && !placed.test(referenced)) {
                break;
            }
            count++;
        }
        return count;
    }

    /** Tarjan's algorithm: it completes a circle, or a table in none, after all that it refers to. */
    private final class CircleSearch {
        private final Set<T> tables;
        private final Map<T, Integer> positions = new HashMap<>();
        private final List<T> open = new ArrayList<>();
        private final List<List<T>> circles = new ArrayList<>();

        private CircleSearch(Collection<T> tables) {
            this.tables = new HashSet<>(tables);
            tables.stream().filter(table -> !positions.containsKey(table)).forEach(this::visit);
        }

        /** Without recursion, since a chain of tables may be longer than the stack. */
        private void visit(T from) {
            Deque<Visit<T>> path = new ArrayDeque<>();
            path.push(begin(from));
            while (!path.isEmpty()) {
                Visit<T> visit = path.element();
                if (visit.references.hasNext()) {
                    T referenced = visit.references.next();
                    Integer known = positions.get(referenced);
                    if (known != null) {
                        visit.reaches(known);
                    } else if (tables.contains(referenced)) {
                        path.push(begin(referenced));
                    }
                } else {
                    path.pop();
                    if (visit.lowest == visit.position) {
                        complete(visit.table);
                    } else {
                        path.element().reaches(visit.lowest);
                    }
                }
            }
        }

        private Visit<T> begin(T table) {
            Visit<T> visit =
                    new Visit<>(table, positions.size(), references(table).iterator());
            positions.put(table, visit.position);
            open.add(table);
            return visit;
        }

        private void complete(T table) {
            List<T> circle = open.subList(open.lastIndexOf(table), open.size());
            circles.add(new ArrayList<>(circle));
            circle.forEach(closed -> positions.put(closed, Integer.MAX_VALUE));
            circle.clear();
        }
    }

    /** A table, while what can be reached from it is visited. */
    private static final class Visit<T> {
        private final T table;
        private final int position;
        private final Iterator<T> references;

        /** The lowest position of an open table that can be reached. */
        private int lowest;

        private Visit(T table, int position, Iterator<T> references) {
            this.table = table;
            this.position = position;
            this.references = references;
            lowest = position;
        }

        private void reaches(int other) {
            lowest = Math.min(lowest, other);
        }
    }
}
