package org.tidewire.it.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.TestDatabase;

/** The functions of HQL on arrays, each with its value. A database has a method {@code functions} with those that it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArrayFunctionSuite {
    @Entity(name = "Line")
    @Table(name = "lines_of_words")
    public static class Line {
        @Id
        public Integer id;

        public Integer[] numbers;
        public Integer[] nothing;
        public String[] words;

        /** A name that a function could use for a variable. */
        public Integer x;
    }

    protected SessionFactory factory;

    @BeforeAll
    protected void insertOne(TestDatabase database) {
        factory = database.sessionFactory(Line.class);
        Line line = new Line();
        line.id = 1;
        line.numbers = new Integer[] {3, 1, 2};
        line.words = new String[] {"a", "it's"};
        factory.inTransaction(session -> session.persist(line));
    }

    @ParameterizedTest
    @MethodSource("functions")
    protected void givesWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Line l", Object.class)
                        .getSingleResult());
        assertThat(actual).isEqualTo(expected);
    }

    /** What every database gives; a database's own functions are these and what differs. */
    protected static Stream<Arguments> sharedFunctions() {
        return Stream.of(
                arguments("array_length(l.numbers)", 3),
                arguments("array_get(l.numbers, 1)", 3),
                arguments("array_get(l.numbers, 9)", null),
                arguments("array_contains(l.numbers, 2)", true),
                arguments("array_contains(l.numbers, 7)", false),
                arguments("array_contains_nullable(l.words, 'a')", true),
                arguments("array_contains(l.words, 'it''s')", true),
                arguments("array_includes(l.numbers, array(1, 2, 2))", true),
                arguments("array_includes(l.numbers, array(1, 7))", false),
                arguments("array_length(array_append(l.numbers, 7))", 4),
                arguments("array_length(array_append(l.nothing, 7))", null),
                arguments("array_length(array_prepend(7, l.nothing))", null),
                arguments("array_length(array_append(l.numbers, null))", 4),
                arguments("array_contains(l.numbers, array(1, 3))", true),
                arguments("array_contains(l.numbers, array(1, 7))", false),
                arguments("array_length(array_remove_index(l.numbers, 0))", 3),
                arguments("array_length(array_remove_index(l.numbers, -1))", 3),
                arguments("array_length(array_remove_index(l.numbers, 9))", 3),
                arguments("array_get(array_slice(l.numbers, -1, 2), 2)", 1),
                arguments("array_length(array_slice(l.numbers, -1, 2))", 2),
                arguments("array_length(array_slice(l.numbers, 1, -1))", 0),
                arguments("array_length(array_slice(l.numbers, 2, 9))", 2),
                arguments("array_get(array_prepend(7, l.numbers), 1)", 7),
                arguments("array_get(array_concat(l.numbers, array(8, 9)), 5)", 9),
                arguments("array_get(array_concat(l.numbers, array(8), array(9, 7)), 6)", 7),
                arguments("array_get(array_slice(l.numbers, 2, 3), 1)", 1),
                arguments("array_get(array_remove_index(l.numbers, 1), 1)", 1),
                arguments("array_length(array_list(1, 2))", 2));
    }
}
