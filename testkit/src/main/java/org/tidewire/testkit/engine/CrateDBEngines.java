package org.tidewire.testkit.engine;

import org.tidewire.testkit.server.CrateDBContainerServer;
import org.tidewire.testkit.server.SampleServer;

/** CrateDB: a server that is named, or a container. A database of the tests is a schema there. */
public final class CrateDBEngines extends EngineSource {
    /** The tag of its test classes. */
    public static final String TAG = "cratedb";

    /** For {@link java.util.ServiceLoader}. */
    public CrateDBEngines() {
        super("CrateDB", TAG);
    }

    @Override
    String superuser() {
        return "crate";
    }

    @Override
    public String create(String name) {
        return "create schema " + name;
    }

    @Override
    public String drop(String name) {
        return "drop schema " + name + " cascade";
    }

    @Override
    SampleServer container() {
        return CrateDBContainerServer.start();
    }

    @Override
    Engine embedded(String reason) {
        throw new EngineUnavailableException(
                reason + "; there is no CrateDB that runs without both: name a server by -Dtidewire.cratedb.url");
    }
}
