package org.tidewire.internal.batch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the database, without what is known. Each fact is known by itself: batches differ in the columns that are null
 * in all of their rows, and there are more combinations of columns than columns.
 */
public final class Questions {
    private final Set<String> known;
    private final Set<String> facts = new HashSet<>();
    private final StringJoiner sql = new StringJoiner(" and ");

    /**
     * Asks nothing yet.
     *
     * @param known facts that were found to hold
     */
    public Questions(Set<String> known) {
        this.known = known;
    }

    /** Asks a question that is a fact by itself. */
    public void ask(String question) {
        ask("", List.of(question), unknown -> question);
    }

    /**
     * Asks one question for several facts.
     *
     * @param kind tells facts apart that have the same name in other questions
     * @param question the text for the facts that are unknown
     */
    public void ask(String kind, Collection<String> names, Function<List<String>, String> question) {
        List<String> unknown = names.stream()
                .filter(name -> !known.contains(kind + name))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(name -> facts.add(kind + name));
            sql.add(question.apply(unknown));
        }
    }

    /** Null if all is known. */
    public KeyedForm.@Nullable Condition condition() {
        return facts.isEmpty() ? null : new KeyedForm.Condition(sql.toString(), facts);
    }
}
