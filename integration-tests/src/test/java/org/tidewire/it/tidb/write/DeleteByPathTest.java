package org.tidewire.it.tidb.write;

import org.tidewire.it.write.DeleteByPathSuite;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class DeleteByPathTest extends DeleteByPathSuite {
    DeleteByPathTest() {
        super(false);
    }
}
