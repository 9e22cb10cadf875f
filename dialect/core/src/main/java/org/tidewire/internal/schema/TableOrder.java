package org.tidewire.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders tables so that each comes after those that it refers to. A circle begins with the table of which the fewest references
 * are left over.
 */
final class TableOrder<T> {
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
        for (List<T> circle : new CircleSearch(tables).circles) {
            T first = circle.stream()
                    .min(Comparator.comparing(table -> references(table).size() - satisfied(table)))
                    .orElseThrow();
            order.put(first, satisfied(first));
            circle.remove(first);
            place(circle);
        }
    }

    private List<T> references(T table) {
        return references.getOrDefault(table, List.of());
    }

    private int satisfied(T table) {
        int count = 0;
        for (T referenced : references(table)) {
            if (references.containsKey(referenced) && !referenced.equals(table) && !order.containsKey(referenced)) {
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

        /** Returns the lowest position of an open table that can be reached. */
        private int visit(T table) {
            int position = positions.size();
            positions.put(table, position);
            open.add(table);
            int lowest = position;
            for (T referenced : references(table)) {
                if (tables.contains(referenced)) {
                    Integer known = positions.get(referenced);
                    lowest = Math.min(lowest, known == null ? visit(referenced) : known);
                }
            }
            if (lowest == position) {
                List<T> circle = open.subList(open.lastIndexOf(table), open.size());
                circles.add(new ArrayList<>(circle));
                circle.forEach(closed -> positions.put(closed, Integer.MAX_VALUE));
                circle.clear();
            }
            return lowest;
        }
    }
}
