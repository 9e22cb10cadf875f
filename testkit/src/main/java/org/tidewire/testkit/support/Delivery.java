package org.tidewire.testkit.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request that is held back: the thread that holds it waits, and another one asks for its delivery. */
final class Delivery {
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private volatile boolean held;
    private volatile boolean cancelled;

    /** Reads what belongs to the request whose first piece was read. */
    void hold(WireReader in) throws IOException {
        held = true;
        in.copyTo(request);
        while (!in.endsRequest() && in.next()) {
            in.copyTo(request);
        }
    }

    /** Sends the request when that is wanted. */
    void sendTo(OutputStream server) throws IOException {
        try {
            wanted.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (!cancelled) {
            request.writeTo(server);
            server.flush();
        }
    }

    /**
     * For the next request.
     *
     * @throws IllegalStateException if this one waits for its delivery
     */
    Delivery next() {
        if (held && wanted.getCount() > 0) {
            throw new IllegalStateException("A request is held back: deliver it first");
        }
        return new Delivery();
    }

    /** It is not sent any more. */
    void cancel() {
        cancelled = true;
        wanted.countDown();
    }

    /** The server has answered. */
    void answered() {
        answered.countDown();
    }

    /** Has the request sent, and waits for the server's answer. */
    void deliver() {
        wanted.countDown();
        try {
            if (!answered.await(TcpProxy.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not answer what was held back");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
