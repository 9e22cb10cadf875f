package org.tidewire.tidb.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TiDB prints of a table is read as it is meant. The texts are from TiDB 8.5.4, the vector index from its source. */
class ShownTableTest {
    @Test
    void aTableWithEverything() {
        ShownTable table = ShownTable.of("""
                CREATE TABLE `t` (
                  `Id` bigint NOT NULL /*T![auto_rand] AUTO_RANDOM(5) */,
                  `Made At` datetime(6) DEFAULT NULL,
                  `Qu``ote` int DEFAULT NULL COMMENT 'a, b (c)\\nit''s\\\\ "x"',
                  `s` varchar(20) DEFAULT 'x COMMENT ''y''',
                  `g` int GENERATED ALWAYS AS (`a` + 1) STORED COMMENT 'c',
                  `v` varchar(9) GENERATED ALWAYS AS (concat(`s`, _utf8mb4')')) VIRTUAL,
                  PRIMARY KEY (`Id`,`Made At`) /*T![clustered_index] NONCLUSTERED */,
                  UNIQUE KEY `u` ((lower(`a`)),`b`(5)),
                  KEY `k``x` (`s`) /*!80000 INVISIBLE */ COMMENT 'x, y',
                  VECTOR INDEX `vi`((VEC_COSINE_DISTANCE(`e`))),
                  CONSTRAINT `fk` FOREIGN KEY (`a`) REFERENCES `o` (`id`)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T! SHARD_ROW_ID_BITS=4 */ COMMENT='it''s; /*T! x */'
                PARTITION BY RANGE COLUMNS(`Made At`)
                (PARTITION `p``1` VALUES LESS THAN ('2026-01-01 00:00:00.000000'),
                 PARTITION `PMax` VALUES LESS THAN (MAXVALUE)) /*T![ttl] TTL=`made at` + INTERVAL 3 MONTH */""");

        assertThat(table.columns().get("qu`ote").comment()).isEqualTo("a, b (c)\nit's\\ \"x\"");
        assertThat(table.columns().get("s").comment()).isEmpty();
        assertThat(table.columns().get("g")).isEqualTo(new ShownTable.Column("`a` + 1", "c"));
        assertThat(table.columns().get("v").generatedAs()).isEqualTo("concat(`s`, _utf8mb4')')");
        assertThat(table.indexes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "u", new ShownTable.Index(true, true, List.of("(lower(`a`))", "`b`(5)")),
                        "k`x", new ShownTable.Index(false, false, List.of("`s`")),
                        "vi", new ShownTable.Index(false, true, List.of("(VEC_COSINE_DISTANCE(`e`))"))));
        assertThat(table.primaryKey()).containsExactly("`Id`", "`Made At`");
        assertThat(table.features())
                .containsExactly(
                        "/*T![auto_rand] AUTO_RANDOM(5) */",
                        "/*T![clustered_index] NONCLUSTERED */",
                        "/*T! SHARD_ROW_ID_BITS=4 */",
                        "/*T![ttl] TTL=`made at` + INTERVAL 3 MONTH */");
        assertThat(table.comment()).isEqualTo("it's; /*T! x */");
        assertThat(table.partitions().ranges())
                .containsExactly(Map.entry("p`1", "'2026-01-01 00:00:00.000000'"), Map.entry("pmax", "MAXVALUE"));
    }

    @Test
    void partitionsByNumber() {
        assertThat(Partitions.in(" ENGINE=InnoDB\nPARTITION BY HASH (`id`) PARTITIONS 4"))
                .isEqualTo(new Partitions(" HASH (`id`) PARTITIONS 4", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'2026-1-1'; '2026-01-01 00:00:00.000000'; true",
                "'2026-01-01T10:00:00.5'; '2026-01-01 10:00:00.500000'; true",
                "'2026-01-01'; '2026-01-02 00:00:00.000000'; false",
                "maxvalue; MAXVALUE; true",
                "10, 'a, (b)'; 10,'a, (b)'; true",
                "10; 11; false"
            })
    void endsOfRanges(String mapped, String shown, boolean same) {
        Partitions a = new Partitions("", Map.of("p", mapped));
        assertThat(a.movedIn(new Partitions("", Map.of("p", shown))).isEmpty()).isEqualTo(same);
    }

    /** What a table was split into when it was new may come from the server's defaults. */
    @Test
    void regionsOfTheBeginningAreComparedWhereTheyAreMapped() {
        List<String> shown = List.of("/*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */");
        assertThat(TiDBFeature.isAmong(shown, "/*T! SHARD_ROW_ID_BITS=4 */")).isTrue();
        assertThat(TiDBFeature.isAmong(shown, "/*T! SHARD_ROW_ID_BITS=5 */")).isFalse();
        assertThat(TiDBFeature.isAmong(shown, "/*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */"))
                .isTrue();
        assertThat(TiDBFeature.isAmong(shown, "/*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=3 */"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "weight * 3; `weight` * 3; true",
                "weight * 3; `weight` * 4; false",
                "weight * 3; `weight` + 3; false",
                "a - b; `b` - `a`; false",
                "lower(name); upper(`name`); false",
                "LOWER (name); lower(`name`); true",
                "concat(name, 'x', \"y'z\"); concat(`name`, _utf8mb4'x', _utf8mb4'y''z'); true",
                "name = 'a'; `name` = _utf8mb4'A'; false",
                "tags->'$.a'; json_extract(`tags`, _utf8mb4'$.a'); true",
                "tags->>'$.a'; json_unquote(json_extract(`tags`, _utf8mb4'$.a')); true",
                "a <> b and not a || b is not null; `a` != `b` and not `a` or `b` is not null; true",
                "a and b; `a` or `b`; false",
                "substring(name from 1 for 2); substring(`name`, 1, 2); true",
                "d + interval 1 day; date_add(`d`, interval 1 day); true",
                "mod(a,3) + a % 2; `a` % 3 + `a` % 2; true",
                "cast(name as char character set utf8mb4); cast(`name` as char); true",
                "cast(a as decimal(10,2)); cast(`a` as decimal(10, 2)); true",
                "name rlike '^a'; `name` regexp _utf8mb4'^a'; true",
                "price * .50; `price` * 0.5; true",
                "price * 1.5; `price` * 15; false",
                "a in(1, 2); `a` in (1,2); true",
                "name(5); `name`(5); true",
                "cast(tags as char(20) array); cast(`tags` as char(20) array); true"
            })
    void expressions(String mapped, String shown, boolean same) {
        assertThat(SqlExpression.same(mapped, shown)).isEqualTo(same);
    }
}
