package org.tidewire.it.cratedb.query;

import org.tidewire.it.query.AuditedAssociationSuite;
import org.tidewire.testkit.junit.CrateDBTest;

@CrateDBTest
class AuditedAssociationTest extends AuditedAssociationSuite {}
