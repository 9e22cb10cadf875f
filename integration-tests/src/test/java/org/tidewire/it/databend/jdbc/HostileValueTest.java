package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * Made-up strings, bytes and names of all that means something to a tokenizer: each comes back byte for byte, and none
 * changes the statement that it is in. {@code -Dtidewire.hostile.cases=1000000} runs a million of them, and
 * {@code -Dtidewire.hostile.seed} others than the usual ones.
 */
@DatabendTest
class HostileValueTest {
    private static final int CASES = Integer.getInteger("tidewire.hostile.cases", 20_000);
    private static final long SEED = Long.getLong("tidewire.hostile.seed", 20261121L);
    private static final int BATCH = 1_000;
    private static final String[] PIECES = {
        "'",
        "''",
        "\\",
        "\\\\",
        "\\'",
        "'\\",
        "\"",
        "`",
        "\0",
        "\u001a",
        "\n",
        "\r",
        "\t",
        "\f",
        "\b",
        "?",
        "??",
        ":a",
        "@a",
        "$$",
        "$1",
        "--",
        "-- ",
        "/*",
        "*/",
        "/*+ SET_VAR(a=1) */",
        "/*!",
        "#",
        ";",
        "; drop table h; --",
        "')",
        "'), ('",
        "' or '1'='1",
        "\\x41",
        "\\u0041",
        "\\u{41}",
        "\\0",
        "\\Z",
        "\\%",
        "\\_",
        "%",
        "_",
        "{d '2024-01-01'}",
        "{",
        "}",
        "é",
        "😀",
        "\u2028",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\uffff",
        "中",
        "a",
        "A",
        "0",
        " ",
        "x'00'",
        "null",
        "0x41",
        "\u007f",
        "\u0080",
        "\ud7ff",
        "\ue000",
        "\udbff\udfff"
    };

    private final TestDatabase database;
    private final Random random = new Random(SEED);
    private Connection connection;

    HostileValueTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Jdbc.connect(database);
        update(connection, "create or replace table h (id int not null, s varchar, b binary, hex varchar)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** A million cases take some 20 minutes, which is more than other tests are given. */
    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void stringsAndBytesComeBackAsTheyWere() throws SQLException {
        for (int done = 0; done < CASES; done += BATCH) {
            List<String> texts = new ArrayList<>();
            List<byte[]> bytes = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, CASES - done); i++) {
                texts.add(text());
                bytes.add(bytes());
            }
            storedInABatch(texts, bytes);
            comparedAndUpdated(texts);
            throughExpressions(texts.subList(0, Math.min(200, texts.size())));
            update(connection, "truncate table h");
        }
        assertThat(query(connection, "select count(*) from h")).isEqualTo("0");
    }

    private void storedInABatch(List<String> texts, List<byte[]> bytes) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into h (id, s, b, hex) values (?, ?, ?, ?)")) {
            for (int i = 0; i < texts.size(); i++) {
                statement.setInt(1, i);
                statement.setString(2, texts.get(i));
                statement.setBytes(3, bytes.get(i));
                statement.setString(4, HexFormat.of().formatHex(bytes.get(i)));
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).hasSize(texts.size()).containsOnly(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select s, b, octet_length(s), lower(to_hex(b)) = hex from h order by id")) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(texts.get(i));
                assertThat(rows.getBytes(2)).isEqualTo(bytes.get(i));
                assertThat(rows.getInt(3))
                        .isEqualTo(texts.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
                assertThat(rows.getBoolean(4)).isTrue();
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** The batch goes out as a merge; it finds each row by its text as well. */
    private void comparedAndUpdated(List<String> texts) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("update h set s=?, hex=? where id=? and s=?")) {
            for (int i = 0; i < texts.size(); i++) {
                statement.setString(1, texts.get(texts.size() - 1 - i));
                statement.setString(2, texts.get(i));
                statement.setInt(3, i);
                statement.setString(4, texts.get(i));
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).hasSize(texts.size()).containsOnly(1);
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select s, hex from h order by id")) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(texts.get(texts.size() - 1 - i));
                assertThat(rows.getString(2)).isEqualTo(texts.get(i));
            }
        }
    }

    /** With a marker behind each: a value that broke out of its quotes would take it along. */
    private void throughExpressions(List<String> texts) throws SQLException {
        String markers = "select " + "?, 'm', ".repeat(texts.size()) + "'end?'";
        try (PreparedStatement statement = connection.prepareStatement(markers)) {
            for (int i = 0; i < texts.size(); i++) {
                statement.setString(i + 1, texts.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(rows.getString(2 * i + 1)).isEqualTo(texts.get(i));
                    assertThat(rows.getString(2 * i + 2)).isEqualTo("m");
                }
                assertThat(rows.getString(2 * texts.size() + 1)).isEqualTo("end?");
            }
        }
    }

    @Test
    void namesComeBackAsTheyWere() throws SQLException {
        for (int i = 0; i < 100; i++) {
            String name = ("n" + text()).replace("\0", "").replace('`', '´').strip();
            try (Statement statement = connection.createStatement()) {
                String quoted = statement.enquoteIdentifier(name, true);
                assertThat(query(connection, "select '?' as " + quoted + ", 1")).isEqualTo("?,1");
                try (ResultSet rows = statement.executeQuery("select 1 as " + quoted)) {
                    assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(name);
                }
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
            text.append(random.nextInt(8) == 0 ? anything() : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String anything() {
        int character = random.nextInt(0x110000);
        return Character.toString(character >= 0xd800 && character < 0xe000 ? '\'' : character);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(24)];
        random.nextBytes(bytes);
        return bytes;
    }
}
