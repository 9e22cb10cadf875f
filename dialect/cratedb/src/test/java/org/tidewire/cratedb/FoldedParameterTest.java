package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/**
 * The server forgets the parameters beside a condition that it decides while it reads the statement. Values stand in their place
 * there, and nowhere else.
 */
class FoldedParameterTest {
    private static final Rendering RENDERING = CrateDBRendering.of(Shop.entities());

    @AfterAll
    static void close() {
        RENDERING.close();
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                of(
                        "select (?1 in (select ?2 from Sample s) and false is true) from Sample t",
                        "select ((exists(select 'a' from Sample s2_0) and 1 in (select 'a' from Sample s2_0)) and (false is not"
                                + " distinct from true)) from Sample s1_0",
                        1,
                        "a"),
                of(
                        "select ?1 from Sample t order by case when 1=0 then ?2 else t.id end",
                        "select 1 from Sample s1_0 order by case when 1=0 then 2 else s1_0.id end",
                        1,
                        2),
                of(
                        "select t.id from Sample t where nullif(1,1)=?1",
                        "select s1_0.id from Sample s1_0 where nullif(1,1)=1",
                        1),
                of(
                        "select t.id from Sample t where case 1 when 2 then 3 end=?1",
                        "select s1_0.id from Sample s1_0 where case 1 when 2 then 3 end=1",
                        1),
                of(
                        "select t.id from Sample t where ?1 is null or false is true",
                        "select s1_0.id from Sample s1_0 where null is null or (false is not distinct from true)",
                        (Object) null),
                of(
                        "select t.id from Sample t join Sample u on 1=0 and u.id=?1",
                        "select s1_0.id from Sample s1_0 join Sample s2_0 on 1=0 and s2_0.id=1",
                        1),
                of(
                        "select t.id from Sample t group by t.id having true is false or count(*)>?1",
                        "select s1_0.id from Sample s1_0 group by s1_0.id having (true is not distinct from false) or count(*)>1",
                        1L),
                of(
                        "select t.id from Sample t where 1=0 or t.color=?1",
                        "select s1_0.id from Sample s1_0 where 1=0 or s1_0.color='RED'",
                        Shop.Color.RED),
                of(
                        "select t.id from Sample t where 1=0 or coalesce(t.color, t.color) between ?1 and t.color",
                        "select s1_0.id from Sample s1_0 where 1=0 or coalesce(s1_0.color,s1_0.color) between 'RED' and s1_0.color",
                        Shop.Color.RED),
                of(
                        "select t.id from Sample t where coalesce(org.tidewire.cratedb.Shop.Color.RED,"
                                + " org.tidewire.cratedb.Shop.Color.RED)=?1",
                        "select s1_0.id from Sample s1_0 where coalesce(0,0)=0",
                        Shop.Color.RED),
                of(
                        "select t.id from Sample t where 7bi in (?1, 7bi)",
                        "select s1_0.id from Sample s1_0 where (7=5 or 7=7)",
                        BigInteger.valueOf(5)),
                of(
                        "select count(*), nullif(t.id,1) from Sample t where t.id=?1 group by t.id",
                        "select count(*),nullif(s1_0.id,1) from Sample s1_0 where s1_0.id=? group by s1_0.id",
                        1));
    }

    private static Arguments of(String hql, String sql, @Nullable Object... values) {
        return Arguments.of(hql, sql, Arrays.asList(values));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void areWritten(String hql, String sql, List<@Nullable Object> values) {
        assertThat(RENDERING.query(session -> {
                    var query = session.createSelectionQuery(hql, Object.class);
                    for (int i = 0; i < values.size(); i++) {
                        query.setParameter(i + 1, values.get(i));
                    }
                    return query;
                }))
                .isEqualTo(sql);
    }

    /** A union is not sorted by an expression with a parameter, and a document has no literal. */
    @Test
    void areRefusedInAUnionWhereOneHasNoLiteral() {
        assertThatThrownBy(() -> RENDERING.query(session -> session.createSelectionQuery(
                                "(select s.id + ?1 from Sample s where s.document = ?2 union all select s.id from Sample s)"
                                        + " order by 1",
                                Integer.class)
                        .setParameter(1, 1)
                        .setParameter(2, Map.of("a", 1))))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "a parameter in the 'select' clause of a union, beside one whose value is no literal");
    }

    @Test
    void areWrittenInAnInsert() {
        assertThat(RENDERING.statement(session -> session.createMutationQuery(
                                "insert into Sample (id, order) select s.id + ?1, 1 from Sample s where 1=0 or s.id=?1")
                        .setParameter(1, 7)
                        .executeUpdate()))
                .isEqualTo(
                        "insert into Sample(id,\"order\") select (s2_0.id+7),1 as c1_ from Sample s2_0 where 1=0 or s2_0.id=7");
    }
}
