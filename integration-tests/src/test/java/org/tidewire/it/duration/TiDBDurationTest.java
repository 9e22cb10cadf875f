package org.tidewire.it.duration;

import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TiDBTest;

@TiDBTest
@RealTiDB("MariaDB computes other fractions")
class TiDBDurationTest extends DurationSuite {}
