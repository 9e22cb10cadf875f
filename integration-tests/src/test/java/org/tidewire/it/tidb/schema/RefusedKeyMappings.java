package org.tidewire.it.tidb.schema;

import jakarta.persistence.*;
import java.time.LocalDateTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.tidewire.tidb.annotation.TiFlashReplica;
import org.tidewire.tidb.annotation.VectorIndex;

/** Tables that TiDB takes, and of whose keys it refuses at least one. */
final class RefusedKeyMappings {
    private RefusedKeyMappings() {}

    @Entity(name = "ExpiringParent")
    @Table(options = "ttl = `created` + interval 90 day")
    static class ExpiringParent {
        @Id
        int id;

        LocalDateTime created;
    }

    @Entity(name = "ExpiringChild")
    @Table(indexes = @Index(name = "ix_expiring_child", columnList = "code"))
    static class ExpiringChild {
        @Id
        int id;

        String code;

        @ManyToOne
        ExpiringParent parent;
    }

    @Entity(name = "Essay")
    @Table(indexes = @Index(name = "ix_code", columnList = "code"))
    static class Essay {
        @Id
        int id;

        String code;

        @Lob
        @Column(unique = true)
        String text;
    }

    /** A server without TiFlash refuses the replica and the vector index. */
    @Entity(name = "Passage")
    @TiFlashReplica
    @Table(indexes = @Index(name = "ix_passage", columnList = "code"))
    static class Passage {
        @Id
        int id;

        @Column(unique = true)
        String code;

        @Column(columnDefinition = "vector(3)")
        @VectorIndex(VectorIndex.Distance.COSINE)
        String embedding;

        @ManyToOne
        Referenced referenced;
    }

    @Entity(name = "PartitionedChild")
    @Table(
            uniqueConstraints = @UniqueConstraint(columnNames = {"id", "name"}),
            options = "partition by hash (id) partitions 2")
    static class PartitionedChild {
        @Id
        @PartitionKey
        int id;

        String name;

        @ManyToOne
        Referenced parent;
    }

    @Entity(name = "Refused")
    @Table(indexes = @Index(name = "ix_details", columnList = "details"))
    static class Refused {
        @Id
        int id;

        @Column(unique = true, length = 1000)
        String tooLong;

        @JdbcTypeCode(SqlTypes.JSON)
        String details;

        @Column(unique = true)
        byte[] bytes;

        @Column(unique = true, length = 768)
        String asLongAsAKeyMayBe;

        @ManyToOne
        @JoinColumn(name = "half", columnDefinition = "int unsigned")
        Referenced unsigned;

        @ManyToOne
        Referenced referenced;
    }

    @Entity(name = "PartitionedUnique")
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = "name"), options = "partition by key (id) partitions 2")
    static class PartitionedUnique {
        @Id
        @PartitionKey
        int id;

        String name;
    }

    @Entity(name = "PartitionedParent")
    @Table(options = "partition by key (id) partitions 2")
    static class PartitionedParent {
        @Id
        int id;
    }

    @Entity(name = "ChildOfPartitioned")
    static class ChildOfPartitioned {
        @Id
        int id;

        @Column(unique = true)
        String code;

        @ManyToOne
        PartitionedParent parent;
    }

    @Entity(name = "Referenced")
    static class Referenced {
        @Id
        int id;
    }

    @Entity(name = "WrongType")
    static class WrongType {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(columnDefinition = "varchar(20)")
        Referenced referenced;

        @Column(unique = true)
        String code;
    }
}
