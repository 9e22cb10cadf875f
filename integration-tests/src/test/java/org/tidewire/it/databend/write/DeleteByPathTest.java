package org.tidewire.it.databend.write;

import org.tidewire.it.write.DeleteByPathSuite;
import org.tidewire.testkit.junit.DatabendTest;

@DatabendTest
class DeleteByPathTest extends DeleteByPathSuite {
    DeleteByPathTest() {
        super(true);
    }
}
