package org.tidewire.benchmarks.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * A proxy between Connector/J and the server that counts what passes. Hibernate's statistics count what is prepared, JDBC
 * what is executed; only here shows what the driver made of a batch, and what it asks on its own.
 *
 * <p>It reads MySQL's framing: three bytes of length, one of sequence; a packet with the sequence 0 begins a command.
 */
public final class WireMeter implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final LongAdder commands = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();

    private WireMeter(ServerSocket listener, String host, int port) {
        this.listener = listener;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts a proxy.
     *
     * @param hostAndPort the server's address
     * @return a proxy on a free port of the loopback interface
     */
    public static WireMeter before(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        try {
            WireMeter meter = new WireMeter(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    hostAndPort.substring(0, colon),
                    Integer.parseInt(hostAndPort.substring(colon + 1)));
            start("wire meter", meter::accept);
            return meter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where it listens.
     *
     * @return {@code host:port}
     */
    public String hostAndPort() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /**
     * What has passed since the last call, or since the start.
     *
     * @return commands and bytes
     */
    public WireCount take() {
        return new WireCount(commands.sumThenReset(), sent.sumThenReset(), received.sumThenReset());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                // Each pump closes both.
                @SuppressWarnings("resource")
                Socket client = listener.accept();
                connect(client);
            } catch (IOException e) {
                // The listener is closed, and the loop ends.
            }
        }
    }

    /** Who cannot be brought to the server finds its connection closed. */
    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            @SuppressWarnings("resource")
            Socket server = new Socket(host, port);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start("wire meter, up", () -> pump(client, server, new CommandCounter(commands), sent));
            start("wire meter, down", () -> pump(server, client, null, received));
        } catch (IOException e) {
            client.close();
        }
    }

    private static void pump(
            Socket from, Socket to, @org.jspecify.annotations.Nullable CommandCounter counter, LongAdder bytes) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (counter != null) {
                    counter.read(buffer, n);
                }
                bytes.add(n);
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // One side has gone; closing both tells the other.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
