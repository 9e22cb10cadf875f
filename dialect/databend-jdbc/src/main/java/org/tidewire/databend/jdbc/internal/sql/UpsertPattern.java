package org.tidewire.databend.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge of one row by key, as Hibernate renders it for an upsert and for an optional row of a secondary table:
 * {@code merge into t as t using (select ? id, cast(? as varchar) a) as s on (t.id=s.id) when not matched and (s.a is not
 * null) then insert (id, a) values (s.id, s.a) when matched and s.a is null then delete when matched then update set a=s.a}.
 *
 * @param target the alias of the table
 * @param source the alias of the source
 * @param items the columns of the source
 * @param start where the query of the source begins in the text
 * @param end where it ends
 * @param on the condition; {@code keys} are the columns of the target in it
 * @param insertCondition the condition on the source under which a row is inserted; empty if there is none
 */
public record UpsertPattern(
        String table,
        String target,
        String source,
        List<Item> items,
        int start,
        int end,
        String on,
        List<Key> keys,
        String insertCondition)
        implements BatchPattern {
    /**
     * {@code expression name}, the expression from {@code start} to {@code end} of the text.
     *
     * @param parameter of an expression {@code ?} or {@code cast(? as type)}, -1 of others
     * @param type of that cast, or empty
     */
    public record Item(String name, int start, int end, int parameter, String type) {}

    /** The column of the target and the parameter that it is compared with. */
    public record Key(String column, int parameter) {}

    static @Nullable UpsertPattern of(String sql, List<Token> tokens) {
        return new Parser(sql, tokens).parse();
    }

    private static final class Parser {
        private final String sql;
        private final TokenReader reader;
        private final List<Item> items = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private final List<String> keyItems = new ArrayList<>();
        private String target = "";
        private String source = "";
        private String insertCondition = "";

        Parser(String sql, List<Token> tokens) {
            this.sql = sql;
            reader = new TokenReader(sql, tokens);
        }

        @Nullable
        UpsertPattern parse() {
            if (!reader.take("merge", "into")) {
                return null;
            }
            int name = reader.at();
            if (!reader.takeQualifiedName()) {
                return null;
            }
            String table = sql.substring(reader.start(name), reader.end(reader.at()));
            if (!reader.take("as") || !reader.takeIdentifier()) {
                return null;
            }
            target = reader.word(reader.at() - 1);
            if (!reader.take("using", "(")) {
                return null;
            }
            int query = reader.at();
            if (!reader.take("select") || !items()) {
                return null;
            }
            int start = reader.start(query);
            int end = reader.end(reader.at());
            if (!reader.take(")", "as") || !reader.takeIdentifier()) {
                return null;
            }
            source = reader.word(reader.at() - 1);
            int on = reader.at() + 1;
            if (!reader.take("on", "(") || !keys()) {
                return null;
            }
            String condition = sql.substring(reader.start(on), reader.end(reader.at()));
            boolean whole = insert() && delete() && update() && reader.atEnd();
            return whole
                    ? new UpsertPattern(table, target, source, items, start, end, condition, keys, insertCondition)
                    : null;
        }

        private boolean items() {
            do {
                int limit = reader.next(",");
                int from = reader.at();
                int first = reader.parameter();
                if (limit - 1 <= from || !reader.takeValue(limit - 1)) {
                    return false;
                }
                int to = reader.at();
                boolean bare = to == from + 1 && reader.parameter() == first + 1;
                boolean cast = reader.parameter() == first + 1
                        && to > from + 5
                        && reader.word(from).equalsIgnoreCase("cast")
                        && reader.word(from + 2).equals("?")
                        && reader.word(from + 3).equalsIgnoreCase("as");
                String type = cast ? sql.substring(reader.start(from + 4), reader.start(to - 1)) : "";
                int start = reader.start(from);
                int end = reader.end(to);
                if (!reader.takeIdentifier()) {
                    return false;
                }
                items.add(new Item(reader.word(to), start, end, bare || cast ? first : -1, type));
            } while (reader.take(","));
            return true;
        }

        /** {@code t.a=s.a and t.b=s.b)}. */
        private boolean keys() {
            do {
                if (!reader.take(target, ".") || !reader.takeIdentifier()) {
                    return false;
                }
                String column = reader.word(reader.at() - 1);
                if (!reader.take("=", source, ".") || !reader.takeIdentifier()) {
                    return false;
                }
                Item item = item(reader.word(reader.at() - 1));
                if (item == null || item.parameter() < 0) {
                    return false;
                }
                keys.add(new Key(column, item.parameter()));
                keyItems.add(item.name());
            } while (reader.take("and"));
            return reader.take(")");
        }

        /** Takes the insert, which has to write the key that the condition compares. */
        private boolean insert() {
            if (!reader.take("when", "not", "matched")) {
                return false;
            }
            if (reader.take("and")) {
                int from = reader.at();
                if (!takeSourceCondition(reader.next("then"))) {
                    return false;
                }
                insertCondition = sql.substring(reader.start(from), reader.end(reader.at()));
            }
            if (!reader.take("then", "insert", "(")) {
                return false;
            }
            List<String> columns = new ArrayList<>();
            do {
                if (!reader.takeIdentifier()) {
                    return false;
                }
                columns.add(TokenReader.normalized(reader.word(reader.at() - 1)));
            } while (reader.take(","));
            if (!reader.take(")", "values", "(")) {
                return false;
            }
            int key = 0;
            for (String column : columns) {
                int from = reader.at();
                if (!reader.takeColumns(reader.next(","))) {
                    return false;
                }
                for (int i = 0; i < keys.size(); i++) {
                    if (TokenReader.normalized(keys.get(i).column()).equals(column)
                            && reader.at() == from + 3
                            && reader.word(from + 2).equals(keyItems.get(i))) {
                        key++;
                    }
                }
                reader.take(",");
            }
            return key == keys.size() && reader.take(")");
        }

        private boolean delete() {
            if (!reader.take("when", "matched", "and")) {
                return true;
            }
            return takeSourceCondition(reader.next("then")) && reader.take("then", "delete");
        }

        /** Takes an update without a condition: each row that is found is written, and so counted. */
        private boolean update() {
            if (!reader.take("when", "matched", "then", "update", "set")) {
                return false;
            }
            do {
                if (!reader.takeIdentifier() || !isNotKey(reader.word(reader.at() - 1)) || !reader.take("=")) {
                    return false;
                }
                if (!reader.takeColumns(reader.next(","))) {
                    return false;
                }
            } while (reader.take(","));
            return true;
        }

        private boolean isNotKey(String column) {
            return keys.stream()
                    .noneMatch(key -> TokenReader.normalized(key.column()).equals(TokenReader.normalized(column)));
        }

        /** Takes a condition made of {@code s.a is null} and {@code s.a is not null}. */
        private boolean takeSourceCondition(int limit) {
            int from = reader.at();
            while (reader.at() < limit) {
                if (reader.take(source, ".")) {
                    if (!reader.takeIdentifier()) {
                        return false;
                    }
                } else if (!(reader.take("is", "null")
                        || reader.take("is", "not", "null")
                        || reader.take("and")
                        || reader.take("or")
                        || reader.take("(")
                        || reader.take(")"))) {
                    return false;
                }
            }
            return reader.at() > from;
        }

        private @Nullable Item item(String name) {
            return items.stream()
                    .filter(item -> item.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
