package org.tidewire.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Stands between a driver and its server, hands on what they say, and cuts a connection where it is told to: without TLS,
 * a statement's text goes over the wire as it is, to MySQL and to PostgreSQL.
 */
public final class CuttingProxy implements AutoCloseable {
    /** Where to cut the next connection that sends a certain text. */
    public enum Cut {
        /** The server never gets it. */
        BEFORE_IT_ARRIVES,
        /** The server does it, and the client never learns. */
        BEFORE_ITS_ANSWER
    }

    private record Order(Pattern text, Cut cut) {}

    private final URI server;
    private final ServerSocket listener;
    private final AtomicReference<Order> order = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private CuttingProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    /** A proxy for the server of a JDBC URL. */
    public static CuttingProxy of(String jdbcUrl) throws IOException {
        return new CuttingProxy(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    /** The same URL, by way of this proxy. */
    public String through(String jdbcUrl) {
        return jdbcUrl.replace(server.getAuthority(), "127.0.0.1:" + listener.getLocalPort());
    }

    /** Cuts the connection that is the next to send this word, in any case of letters; once. */
    public void cut(String word, Cut cut) {
        // Not within another, as in "set autocommit=0"; one letter before it may be a byte of the message's length.
        order.set(new Order(Pattern.compile("(?i)(?<![a-z]{2})" + Pattern.quote(word)), cut));
    }

    /** How many connections were cut. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream = new Socket(server.getHost(), server.getPort());
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(upstream);
            Link link = new Link(client, upstream);
            start("client", link::fromClient);
            start("server", link::fromServer);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // A closed socket ends its thread.
                    }
                },
                "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Link {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean answerIsCut;

        private Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        private void fromClient() throws IOException {
            byte[] buffer = new byte[1 << 16];
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                Order now = order.get();
                boolean matches = now != null
                        && now.text()
                                .matcher(new String(buffer, 0, length, ISO_8859_1))
                                .find()
                        && order.compareAndSet(now, null);
                if (matches && now.cut() == Cut.BEFORE_IT_ARRIVES) {
                    cut();
                    return;
                }
                answerIsCut = answerIsCut || matches;
                out.write(buffer, 0, length);
            }
            end();
        }

        private void fromServer() throws IOException {
            byte[] buffer = new byte[1 << 16];
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (answerIsCut) {
                    cut();
                    return;
                }
                out.write(buffer, 0, length);
            }
            end();
        }

        private void cut() throws IOException {
            cuts.incrementAndGet();
            end();
        }

        private void end() throws IOException {
            client.close();
            upstream.close();
        }
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
