package org.tidewire.it.databend.query;

import org.tidewire.it.query.LikeSuite;
import org.tidewire.testkit.junit.DatabendTest;

@DatabendTest
class LikeTest extends LikeSuite {}
