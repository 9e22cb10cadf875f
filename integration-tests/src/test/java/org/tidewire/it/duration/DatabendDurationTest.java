package org.tidewire.it.duration;

import org.tidewire.it.engine.DatabendTest;

@DatabendTest
class DatabendDurationTest extends DurationSuite {}
