package org.tidewire.databend.jdbc;

import java.lang.StackWalker.Option;
import java.sql.Connection;

/**
 * Whether the caller is on its way out of another connection's {@code close()}: a pool's, which keeps this one. Pools tell
 * the driver in no other way ({@link Connection#endRequest()} is called by few), so it is looked up on the stack, and only
 * where a transaction was left open.
 */
final class PoolReturn {
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private PoolReturn() {}

    static boolean isGoingOn() {
        return STACK.walk(frames -> frames.anyMatch(frame ->
                frame.getMethodName().equals("close") && Connection.class.isAssignableFrom(frame.getDeclaringClass())));
    }
}
