package org.tidewire.testkit.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** At which word the next connection is to be closed, once. */
final class CutOrder {
    private record Order(Pattern text, Cut cut) {}

    private final AtomicReference<@Nullable Order> order = new AtomicReference<>();

    void set(String word, Cut cut) {
        // Not as part of a word, as in "autocommit"; one letter before it may be a byte of the message's length.
        order.set(new Order(Pattern.compile("(?i)(?<![a-z]{2})" + Pattern.quote(word)), cut));
    }

    void clear() {
        order.set(null);
    }

    /** Null where the connection goes on. */
    @Nullable
    Cut cutAt(WireReader in) {
        Order now = order.get();
        if (now == null) {
            return null;
        }
        // A statement that is run by its name has its text in an earlier message.
        String statement = in.statement();
        boolean matches = now.text().matcher(in.text()).find()
                || (statement != null && now.text().matcher(statement).find());
        return matches && order.compareAndSet(now, null) ? now.cut() : null;
    }
}
