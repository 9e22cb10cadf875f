package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorIndexTest {
    @Test
    void comesAfterTheReplicaThatKeepsIt() {
        assertThat(OnTiDB.createScript(Document.class)).isEqualTo("""
                create table Document (id bigint not null, embedding vector(3), meaning vector(4), primary key (id))
                alter table Document /*T! set tiflash replica 1 */
                alter table Document /*T! add vector index if not exists `vi_embedding` ((vec_cosine_distance(`embedding`))) */
                alter table Document /*T! add vector index if not exists `near` ((vec_l2_distance(`meaning`))) */
                """);
    }

    @Test
    void doesNothingOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Document.class)).isEqualTo("""
                create table Document (id bigint not null, embedding vector(3), meaning vector(4), primary key (id)) engine=InnoDB
                """);
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(NoVector.class, "@VectorIndex on NoVector.text needs a column of type vector(n)"),
                arguments(
                        NoReplica.class,
                        "@VectorIndex on NoReplica.embedding needs @TiFlashReplica on the entity, since TiFlash keeps the"
                                + " index"));
    }

    @Entity(name = "Document")
    @TiFlashReplica
    static class Document {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        @VectorIndex(VectorIndex.Distance.COSINE)
        String embedding;

        @Column(columnDefinition = "vector(4)")
        @VectorIndex(value = VectorIndex.Distance.EUCLIDEAN, name = "near")
        String meaning;
    }

    @Entity(name = "NoVector")
    @TiFlashReplica
    static class NoVector {
        @Id
        Long id;

        @VectorIndex(VectorIndex.Distance.COSINE)
        String text;
    }

    @Entity(name = "NoReplica")
    static class NoReplica {
        @Id
        Long id;

        @Column(columnDefinition = "vector(3)")
        @VectorIndex(VectorIndex.Distance.COSINE)
        String embedding;
    }
}
