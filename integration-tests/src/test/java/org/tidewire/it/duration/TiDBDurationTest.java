package org.tidewire.it.duration;

import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
@RealTiDB("MariaDB computes other fractions")
class TiDBDurationTest extends DurationSuite {}
