package org.tidewire.samples.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.Login;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** A server that dies when a COMMIT is under way: a proxy before it loses the COMMIT, or its answer, and then the server is killed. */
final class KilledServer implements AutoCloseable {
    /** How long clients without a transaction are waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The proxy reads no TLS. */
    private static final Map<String, String> WITHOUT_TLS = Map.of(
            "mysql", "sslMode=DISABLED",
            "databend+mysql", "sslMode=DISABLED",
            "postgresql", "sslmode=disable&gssEncMode=disable");

    private final Login server;
    private final Runnable restart;
    private final TcpProxy proxy;
    private Cut next = Cut.BEFORE_ITS_ANSWER;

    /**
     * Kills nothing yet.
     *
     * @param server its URL says nothing of TLS
     * @param restart kills the server, and returns when it is there again
     */
    KilledServer(Login server, Runnable restart) {
        this.server = server;
        this.restart = restart;
        try {
            this.proxy = TcpProxy.ofPackets(server.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean asksForTls(String url) {
        JdbcUrl parts = JdbcUrl.parse(url);
        return parts.hasParameter("sslMode") || parts.hasParameter("sslmode") || parts.hasParameter("useSSL");
    }

    /** Through the proxy. */
    Login login() {
        String url = proxy.through(server.url());
        String withoutTls = WITHOUT_TLS.get(JdbcUrl.parse(url).scheme());
        return new Login(url + (url.contains("?") ? "&" : "?") + withoutTls, server.user(), server.password());
    }

    /**
     * Loses one COMMIT or its answer, in turn, and then kills and restarts the server.
     *
     * @return whether there was a COMMIT to lose
     */
    boolean killInCommit() {
        int before = proxy.cuts();
        proxy.cut("commit", next);
        next = next == Cut.BEFORE_ITS_ANSWER ? Cut.BEFORE_IT_ARRIVES : Cut.BEFORE_ITS_ANSWER;
        try {
            boolean met = proxy.awaitCuts(before + 1, PATIENCE);
            proxy.cutNothing();
            restart.run();
            return met;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
