package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.function.VectorSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Vectors on Databend. */
@DatabendTest
class VectorTest extends VectorSuite {
    VectorTest(TestDatabase database) {
        super(database);
    }

    static Stream<Arguments> expressions() {
        return Stream.concat(sharedExpressions(), Stream.of(arguments("l2_norm(p.seen)", 3.0)));
    }

    @Test
    void whatIsTooShortIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Picture(7, 1, 2));
                    session.flush();
                }))
                .hasStackTraceContaining("incorrect dimension");
    }
}
