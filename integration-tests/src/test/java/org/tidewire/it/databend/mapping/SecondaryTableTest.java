package org.tidewire.it.databend.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Rows that may or may not be there: those of a secondary table, and those that another has changed. */
@DatabendTest
class SecondaryTableTest {
    @Entity(name = "Parcel")
    @SecondaryTable(name = "parcel_notes")
    static class Parcel {
        @Id
        Integer id;

        @Version
        Integer version;

        String address;

        @Column(table = "parcel_notes")
        String note;
    }

    private SessionFactory factory;

    @BeforeEach
    void createTables(TestDatabase database) {
        factory = database.sessionFactory(Parcel.class);
        factory.inTransaction(session -> {
            Parcel parcel = new Parcel();
            parcel.id = 1;
            parcel.address = "here";
            session.persist(parcel);
        });
    }

    @Test
    void theRowOfASecondaryTableComesAndGoes() {
        assertThat(notes()).isZero();
        setNote("fragile");
        assertThat(notes()).isEqualTo(1);
        setNote("heavy");
        assertThat(note()).isEqualTo("heavy");
        setNote(null);
        assertThat(notes()).isZero();
    }

    @Test
    void refusesABulkUpdateOfOptionalRows() {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(
                                "update Parcel p set p.note = 'all', p.address = 'there'")
                        .executeUpdate()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("an HQL update of a secondary table whose rows are optional");
    }

    @Test
    void staleVersionsAreSeen() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    Parcel parcel = session.find(Parcel.class, 1);
                    session.createNativeMutationQuery("update Parcel set version = 7")
                            .executeUpdate();
                    parcel.address = "elsewhere";
                }))
                .hasRootCauseInstanceOf(StaleStateException.class);
    }

    private void setNote(String note) {
        factory.inTransaction(session -> session.find(Parcel.class, 1).note = note);
    }

    private String note() {
        return factory.fromTransaction(session -> session.find(Parcel.class, 1).note);
    }

    private long notes() {
        return factory.fromTransaction(
                session -> session.createNativeQuery("select count(*) from parcel_notes", Long.class)
                        .getSingleResult());
    }
}
