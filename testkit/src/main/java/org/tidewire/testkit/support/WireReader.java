package org.tidewire.testkit.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one direction of a connection in pieces: packets of a protocol, or what one read returns. */
final class WireReader {
    /** What a piece is. */
    enum Pieces {
        /** What one read returns. */
        READS,
        /** Packets of MySQL's protocol. */
        MYSQL,
        /** Messages of PostgreSQL's protocol. */
        POSTGRESQL,
        /** The same, where the first one has no type: what a client sends. */
        POSTGRESQL_FROM_CLIENT
    }

    /** A message of PostgreSQL's protocol has its length in four bytes, itself included. */
    private static final int LENGTH = 4;

    /** A packet begins with its length in three bytes and its number in a command; the first packet has number 0. */
    private static final int HEADER = 4;

    /** The first byte of the body of a statement. */
    private static final int QUERY = 3;

    private static final int POSTGRESQL_QUERY = 'Q';
    private static final int POSTGRESQL_SYNC = 'S';

    private final InputStream in;
    private final Pieces pieces;
    private final PostgreSQLStatements postgreSQL = new PostgreSQLStatements();
    private boolean begun;
    private byte[] piece = {};
    private @Nullable String statement;

    WireReader(InputStream in, Pieces pieces) {
        this.in = in;
        this.pieces = pieces;
    }

    /** Reads the next piece; false at the end of the connection. */
    boolean next() throws IOException {
        boolean hasType = pieces == Pieces.POSTGRESQL || begun;
        begun = true;
        boolean isThere = switch (pieces) {
            case READS -> nextRead();
            case MYSQL -> nextPacket();
            case POSTGRESQL, POSTGRESQL_FROM_CLIENT -> nextMessage(hasType ? 1 : 0);
        };
        statement = isThere && hasType && pieces == Pieces.POSTGRESQL_FROM_CLIENT ? postgreSQL.executedBy(piece) : null;
        return isThere;
    }

    /** Of a message the type comes first, which is not counted in its length. */
    private boolean nextMessage(int type) throws IOException {
        byte[] header = in.readNBytes(type + LENGTH);
        return header.length == type + LENGTH
                && nextBody(header, ByteBuffer.wrap(header, type, LENGTH).getInt() - LENGTH);
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
        return nextBody(header, length);
    }

    private boolean nextBody(byte[] header, int length) throws IOException {
        byte[] body = in.readNBytes(length);
        piece = Arrays.copyOf(header, header.length + length);
        System.arraycopy(body, 0, piece, header.length, body.length);
        return body.length == length;
    }

    int length() {
        return piece.length;
    }

    /** False where more pieces of the same request follow: of PostgreSQL's extended protocol, until the server is asked to answer. */
    boolean endsRequest() {
        return pieces != Pieces.POSTGRESQL_FROM_CLIENT || piece[0] == POSTGRESQL_QUERY || piece[0] == POSTGRESQL_SYNC;
    }

    /** Whether the piece is a command of MySQL's protocol, or has PostgreSQL run a statement. */
    boolean isCommand() {
        return statement != null || (pieces == Pieces.MYSQL && piece.length > HEADER && piece[3] == 0);
    }

    /** The text of a statement that is run by this piece; {@code null} where there is none. */
    @Nullable
    String statement() {
        return pieces == Pieces.MYSQL && isCommand() && piece[HEADER] == QUERY
                ? new String(piece, HEADER + 1, piece.length - HEADER - 1, UTF_8)
                : statement;
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
