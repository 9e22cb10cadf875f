package org.tidewire.internal.schema;

import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.ScriptSourceInput;

/** Passes the statements of a schema on to another target. */
public abstract class ForwardingTarget implements GenerationTarget {
    private final GenerationTarget target;

    protected ForwardingTarget(GenerationTarget target) {
        this.target = target;
    }

    @Override
    public void prepare() {
        target.prepare();
    }

    @Override
    public void beforeScript(ScriptSourceInput script) {
        target.beforeScript(script);
    }

    @Override
    public void accept(String command) {
        target.accept(command);
    }

    @Override
    public void release() {
        target.release();
    }
}
