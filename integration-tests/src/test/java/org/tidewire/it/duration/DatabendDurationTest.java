package org.tidewire.it.duration;

import org.tidewire.testkit.junit.DatabendTest;

@DatabendTest
class DatabendDurationTest extends DurationSuite {}
