package org.tidewire.it.cockroachdb.query;

import org.tidewire.it.write.DeleteByPathSuite;
import org.tidewire.testkit.junit.CockroachDBTest;

@CockroachDBTest
class DeleteByPathTest extends DeleteByPathSuite {
    DeleteByPathTest() {
        super(false);
    }
}
