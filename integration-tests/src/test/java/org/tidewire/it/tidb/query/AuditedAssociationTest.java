package org.tidewire.it.tidb.query;

import org.tidewire.it.query.AuditedAssociationSuite;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class AuditedAssociationTest extends AuditedAssociationSuite {}
