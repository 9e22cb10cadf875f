package org.tidewire.it.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a client and a server of MySQL's protocol, and writes down the statements that pass by. */
public final class WireTap implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("//([^:/]+):(\\d+)/");
    private static final int QUERY = 3;

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile Interruption interruption = sql -> {};

    /** A tap before the server that a JDBC URL names. */
    public WireTap(String url) throws IOException {
        Matcher server = SERVER.matcher(url);
        if (!server.find()) {
            throw new IllegalArgumentException(url);
        }
        this.host = server.group(1);
        this.port = Integer.parseInt(server.group(2));
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The same URL by way of this tap. */
    public String through(String url) {
        return SERVER.matcher(url).replaceFirst("//127.0.0.1:" + listener.getLocalPort() + "/");
    }

    /** Something to do before a statement goes on its way. */
    public interface Interruption {
        void before(String sql) throws Exception;
    }

    /** From here on. */
    public void before(Interruption interruption) {
        this.interruption = interruption;
    }

    /** What was sent since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port);
            start(() -> listen(client, server));
            start(() -> {
                try (client;
                        server;
                        InputStream from = server.getInputStream()) {
                    from.transferTo(client.getOutputStream());
                }
            });
        }
    }

    /** Packets have a length of three bytes and a number of one; a statement's first byte is 3. */
    private void listen(Socket client, Socket server) throws IOException {
        try (client;
                server;
                DataInputStream from = new DataInputStream(client.getInputStream())) {
            OutputStream to = server.getOutputStream();
            while (true) {
                byte[] header = from.readNBytes(4);
                if (header.length < 4) {
                    return;
                }
                int length = (header[0] & 255) | (header[1] & 255) << 8 | (header[2] & 255) << 16;
                byte[] body = from.readNBytes(length);
                if (header[3] == 0 && length > 0 && body[0] == QUERY) {
                    String sql = new String(body, 1, length - 1, StandardCharsets.UTF_8);
                    statements.add(sql);
                    interrupt(sql);
                }
                to.write(header);
                to.write(body);
                to.flush();
            }
        }
    }

    private void interrupt(String sql) throws IOException {
        try {
            interruption.before(sql);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void start(Action action) {
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                    } catch (IOException e) {
                        return; // one of the two has gone
                    }
                },
                "wire tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
