package org.tidewire.it.tidb.function;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.function.VectorSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Vectors on TiDB, which casts between them and texts. */
@TiDBTest
@RealTiDB("MariaDB 11.4 has no vectors")
class VectorTest extends VectorSuite {
    VectorTest(TestDatabase database) {
        super(database);
    }

    static Stream<Arguments> expressions() {
        return Stream.concat(
                sharedExpressions(),
                Stream.of(
                        arguments("cosine_distance(:v, p.seen)", 1 / 3.0),
                        arguments("cosine_distance(:v, :v)", 0.0),
                        arguments("cosine_distance(p.seen, '[0,1,0]')", 1 / 3.0),
                        arguments("l2_distance(p.seen, :v)", Math.sqrt(6)),
                        arguments("vector_dims(:v)", 3),
                        arguments("vector_norm(:v)", 1.0),
                        arguments("coalesce(p.seen, :v)", new float[] {1, 2, 2}),
                        arguments("coalesce(p.seen, :v) = :v", false),
                        arguments("(select coalesce(q.seen, :v) from Picture q where q.id = 3) = :v", true),
                        arguments("cosine_distance(coalesce(p.seen, :v), :v)", 1 / 3.0)));
    }
}
