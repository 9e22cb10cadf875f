package org.tidewire.it.databend.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.databend.jdbc.DatabendDriver;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The words that the engine lists as reserved, and those that the dialect quotes, as names of tables and columns. */
@DatabendTest
class KeywordTest {
    private static final Pattern SEPARATOR = Pattern.compile(", ");

    private final TestDatabase database;

    KeywordTest(TestDatabase database) {
        this.database = database;
    }

    /** The engine has one list of all the words that its grammar knows, also of those that are names. */
    @Test
    void whatTheDialectDoesNotQuoteIsAName() throws SQLException {
        List<String> names = database.strings("select keywords from information_schema.keywords").stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.matches("[a-z_]+") && !quoted().contains(word))
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(100).doesNotContain("select", "task", "identifier");

        database.withoutGrammar(() -> {
            database.execute("create table words (" + String.join(" int,", names) + " int)");
            assertThat(database.strings("select " + String.join(",", names) + " from words"))
                    .isEmpty();
            for (String name : names) {
                database.execute("drop table if exists " + name);
            }
        });
    }

    @Test
    void whatTheDialectQuotesIsANameThen() throws SQLException {
        List<String> words = List.copyOf(quoted());
        assertThat(words).contains("select", "task", "identifier");
        List<String> names = words.stream().map(word -> '`' + word + '`').toList();
        String all = String.join(",", names);

        database.execute("create table quoted_words (" + String.join(" int,", names) + " int)");
        database.execute("insert into quoted_words (" + all + ") values (1" + ",1".repeat(names.size() - 1) + ")");
        assertThat(database.strings("select " + all + " from quoted_words")).containsExactly("1");
        for (String name : names) {
            database.execute("drop table if exists " + name);
        }
    }

    private static Set<String> quoted() {
        Set<String> words = new TreeSet<>(DatabendDriver.reservedWords());
        new DatabendDialect().getKeywords().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return words;
    }
}
