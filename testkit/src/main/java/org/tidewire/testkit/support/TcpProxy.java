package org.tidewire.testkit.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.support.WireReader.Pieces;

/**
 * A TCP proxy between a driver and its server. It counts bytes and commands, records statements, and closes a connection on
 * request. It reads no TLS: connect without it.
 */
public final class TcpProxy implements AutoCloseable {
    /** Where to close the next connection that sends a certain text. */
    public enum Cut {
        /** The server does not receive the text. */
        BEFORE_IT_ARRIVES,
        /** The server executes it, and the client receives no answer. */
        BEFORE_ITS_ANSWER,
        /** The client's side is closed at once; the server receives the text when {@link #deliver} is called. */
        BEFORE_IT_IS_DELIVERED
    }

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final int port;
    private final Pieces fromClient;
    private final Pieces fromServer;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Count links = new Count();
    private final CutOrder order = new CutOrder();
    private final Count cuts = new Count();
    private final AtomicInteger packets = new AtomicInteger();
    private volatile Set<Integer> cutsAt = Set.of();
    private volatile Delivery delivery = new Delivery();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile Interruption interruption = sql -> {};

    private TcpProxy(String jdbcUrl, Pieces fromClient, Pieces fromServer) throws IOException {
        this.server = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.port = server.getPort() >= 0
                ? server.getPort()
                : JdbcUrl.parse(jdbcUrl).defaultPort();
        this.fromClient = fromClient;
        this.fromServer = fromServer;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /**
     * A proxy for any protocol; it counts bytes, and neither commands nor statements.
     *
     * @param jdbcUrl a URL with the server's host and port
     * @return a proxy that listens on a free port
     * @throws IOException if there is no free port
     */
    public static TcpProxy of(String jdbcUrl) throws IOException {
        return new TcpProxy(jdbcUrl, Pieces.READS, Pieces.READS);
    }

    /**
     * A proxy for MySQL's protocol; it reads packets, counts commands and records statements.
     *
     * @param jdbcUrl a URL with the server's host and port
     * @return a proxy that listens on a free port
     * @throws IOException if there is no free port
     */
    public static TcpProxy ofMySQL(String jdbcUrl) throws IOException {
        return new TcpProxy(jdbcUrl, Pieces.MYSQL, Pieces.READS);
    }

    /**
     * A proxy that reads the packets of both directions, for MySQL's protocol or, where the URL says so, for PostgreSQL's.
     *
     * @param jdbcUrl a URL with the server's host and port
     * @return a proxy that listens on a free port
     * @throws IOException if there is no free port
     */
    public static TcpProxy ofPackets(String jdbcUrl) throws IOException {
        return jdbcUrl.startsWith("jdbc:postgresql:")
                ? new TcpProxy(jdbcUrl, Pieces.POSTGRESQL_FROM_CLIENT, Pieces.POSTGRESQL)
                : new TcpProxy(jdbcUrl, Pieces.MYSQL, Pieces.MYSQL);
    }

    /**
     * Replaces host and port of a URL by this proxy's.
     *
     * @param jdbcUrl a URL for the same server
     * @return the URL to connect with
     */
    public String through(String jdbcUrl) {
        return jdbcUrl.replaceFirst(
                Pattern.quote("//" + server.getAuthority()), "//127.0.0.1:" + listener.getLocalPort());
    }

    /**
     * Closes the next connection that sends this word, once.
     *
     * @param word a word of a statement, in any case of letters, also of one that PostgreSQL has prepared
     * @param cut when to close it
     */
    public void cut(String word, Cut cut) {
        delivery = delivery.next();
        order.set(word, cut);
    }

    /**
     * Waits until clients have closed the connections that there are, counts the packets of both directions from then on, and
     * closes the connection in place of some, each once.
     *
     * @param positions how many packets pass before each of those; none to count only
     */
    public void cutAtPackets(Integer... positions) {
        awaitNoConnection();
        cutsAt = Set.of(positions);
        packets.set(0);
    }

    /**
     * How many packets came since {@link #cutAtPackets}, those in whose place a connection was closed included. Waits until clients
     * have closed their connections.
     *
     * @return the packets of both directions
     */
    public int packets() {
        awaitNoConnection();
        return packets.get();
    }

    /**
     * Sends on what {@link Cut#BEFORE_IT_IS_DELIVERED} holds back, and waits for the server's answer.
     *
     * @throws IllegalStateException if no answer comes within half a minute, for example since nothing is held back
     */
    public void deliver() {
        delivery.deliver();
    }

    /**
     * How many connections {@link #cut} and {@link #cutAtPackets} have closed.
     *
     * @return a number since the start
     */
    public int cuts() {
        return cuts.get();
    }

    /**
     * Waits until connections have been closed.
     *
     * @param sum since the start
     * @param patience how long to wait at most
     * @return whether they were
     * @throws InterruptedException if this thread is interrupted
     */
    public boolean awaitCuts(int sum, Duration patience) throws InterruptedException {
        return cuts.await(number -> number >= sum, patience);
    }

    /** Closes no connection for the last {@link #cut} any more. */
    public void cutNothing() {
        order.clear();
    }

    /**
     * How many commands of MySQL's protocol, or executed statements of PostgreSQL's, clients have sent.
     *
     * @return a number since the start; 0 where the proxy reads neither
     */
    public long commands() {
        return commands.get();
    }

    /**
     * How many bytes clients have sent.
     *
     * @return a number since the start
     */
    public long bytesSent() {
        return sent.get();
    }

    /**
     * How many bytes servers have sent.
     *
     * @return a number since the start
     */
    public long bytesReceived() {
        return received.get();
    }

    /**
     * Sets what to do before each statement that is recorded from now on.
     *
     * @param newInterruption replaces the one before
     */
    public void before(Interruption newInterruption) {
        interruption = newInterruption;
    }

    /**
     * The statements that were sent since the last call, as text. Those that MySQL prepares are not recorded.
     *
     * @return none where the proxy reads neither protocol
     */
    public List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream;
            try {
                upstream = new Socket(server.getHost(), port);
            } catch (IOException e) {
                client.close(); // The server is away.
                continue;
            }
            sockets.addAll(List.of(client, upstream));
            if (listener.isClosed()) {
                close(); // Again, for those that came while the others were closed.
            }
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Link link = new Link(client, upstream);
            links.add(1);
            start(link::fromClient);
            start(link::fromServer);
        }
    }

    private void statement(String sql) throws IOException {
        statements.add(sql);
        try {
            interruption.before(sql);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** The last packet of a connection has no answer: its client does not wait for it. */
    private void awaitNoConnection() {
        try {
            if (!links.await(number -> number == 0, PATIENCE)) {
                throw new IllegalStateException("Clients keep connections open: use no pool");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isCutHere() {
        return cutsAt.contains(packets.getAndIncrement());
    }

    private final class Link {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean answerIsCut;
        private volatile @Nullable Delivery heldBack;

        private Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        private void holdBack(WireReader in) throws IOException {
            Delivery mine = delivery;
            mine.hold(in);
            heldBack = mine;
            cuts.add(1);
            client.close();
            mine.sendTo(upstream.getOutputStream());
        }

        private void fromClient() throws IOException {
            try (client) {
                forward();
            } finally {
                // Or what is held back would be lost with its answer.
                if (heldBack == null) {
                    upstream.close();
                }
                links.add(-1);
            }
        }

        private void forward() throws IOException {
            WireReader in = new WireReader(client.getInputStream(), fromClient);
            while (in.next()) {
                sent.addAndGet(in.length());
                if (in.isCommand()) {
                    commands.incrementAndGet();
                }
                String sql = in.statement();
                if (sql != null) {
                    statement(sql);
                }
                Cut cut = order.cutAt(in);
                if (cut == Cut.BEFORE_IT_IS_DELIVERED) {
                    holdBack(in);
                    return;
                }
                if (cut == Cut.BEFORE_IT_ARRIVES || isCutHere()) {
                    cuts.add(1);
                    return;
                }
                answerIsCut = answerIsCut || cut == Cut.BEFORE_ITS_ANSWER;
                in.copyTo(upstream.getOutputStream());
            }
        }

        private void fromServer() throws IOException {
            try (client;
                    upstream) {
                WireReader in = new WireReader(upstream.getInputStream(), fromServer);
                while (in.next()) {
                    received.addAndGet(in.length());
                    Delivery mine = heldBack;
                    if (mine != null) {
                        mine.answered();
                        return;
                    }
                    if (answerIsCut || isCutHere()) {
                        cuts.add(1);
                        return;
                    }
                    in.copyTo(client.getOutputStream());
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        return; // The socket was closed.
                    }
                },
                "TCP proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening, and closes all connections. */
    @Override
    public void close() {
        delivery.cancel();
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
