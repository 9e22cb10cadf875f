package org.tidewire.testkit.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a connection in pieces: packets of MySQL's protocol, or what one read returns. */
final class WireReader {
    /** A packet begins with its length in three bytes and its number in a command; the first packet has number 0. */
    private static final int HEADER = 4;

    /** The first byte of the body of a statement. */
    private static final int QUERY = 3;

    private final InputStream in;
    private final boolean packets;
    private byte[] piece = {};

    WireReader(InputStream in, boolean packets) {
        this.in = in;
        this.packets = packets;
    }

    /** Reads the next piece; false at the end of the connection. */
    boolean next() throws IOException {
        return packets ? nextPacket() : nextRead();
    }

    private boolean nextRead() throws IOException {
        byte[] buffer = new byte[1 << 16];
        int length = in.read(buffer);
        piece = length < 0 ? new byte[0] : Arrays.copyOf(buffer, length);
        return length >= 0;
    }

    private boolean nextPacket() throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            return false;
        }
        int length = (header[0] & 255) | (header[1] & 255) << 8 | (header[2] & 255) << 16;
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return false;
        }
        piece = Arrays.copyOf(header, HEADER + length);
        System.arraycopy(body, 0, piece, HEADER, length);
        return true;
    }

    int length() {
        return piece.length;
    }

    boolean isCommand() {
        return packets && piece.length > HEADER && piece[3] == 0;
    }

    /** The text of a statement; {@code null} where this piece is something else. */
    @Nullable
    String statement() {
        return isCommand() && piece[HEADER] == QUERY
                ? new String(piece, HEADER + 1, piece.length - HEADER - 1, UTF_8)
                : null;
    }

    /** All bytes as characters. */
    String text() {
        return new String(piece, ISO_8859_1);
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(piece);
        out.flush();
    }
}
