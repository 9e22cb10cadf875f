package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.UuidGenerator;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Keys of 16 bytes that grow with time, and columns that the server computes. */
@TiDBTest
class ServerColumnTest {
    private final Schema schema;
    private final SessionFactory factory;

    ServerColumnTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Parcel.class);
    }

    @Test
    void aUuidOfVersion7IsSixteenBytesThatGrow() throws SQLException {
        List<Parcel> parcels = IntStream.rangeClosed(1, 5).mapToObj(Parcel::new).toList();
        for (Parcel parcel : parcels) {
            factory.inTransaction(session -> session.persist(parcel));
        }

        assertThat(parcels).extracting(parcel -> parcel.id.version()).containsOnly(7);
        assertThat(schema.query("select weight from parcels order by id"))
                .extracting(row -> row.get(0))
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(schema.query("select distinct length(id) from parcels")).containsExactly(List.of("16"));
    }

    @Test
    void aGeneratedColumnIsReadBack() {
        Parcel parcel = new Parcel(7);
        factory.inTransaction(session -> session.persist(parcel));
        assertThat(parcel.price).isEqualTo(21);
    }

    /** Hibernate by itself writes the column, and leaves its parameter without a value, which the driver refuses. */
    @Test
    void anUpsertLeavesTheGeneratedColumnToTheServer() throws SQLException {
        Parcel parcel = new Parcel(7);
        parcel.id = UUID.fromString("018f0000-0000-7000-8000-000000000001");
        factory.inStatelessTransaction(session -> session.upsert(parcel));
        assertThat(schema.query("select weight, price from parcels")).containsExactly(List.of("7", "21"));

        parcel.weight = 8;
        factory.inStatelessTransaction(session -> session.upsert(parcel));
        assertThat(schema.query("select weight, price from parcels")).containsExactly(List.of("8", "24"));
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void isKnownAgain() {
        schema.isKnownAgain(Parcel.class);
    }

    @Entity
    @Table(name = "parcels")
    static class Parcel {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
        UUID id;

        int weight;

        @GeneratedColumn("weight * 3")
        Integer price;

        Parcel() {}

        Parcel(int weight) {
            this.weight = weight;
        }
    }
}
