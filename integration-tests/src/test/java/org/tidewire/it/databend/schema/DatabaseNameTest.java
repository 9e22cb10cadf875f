package org.tidewire.it.databend.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.schema.SchemaNameSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A database of Databend is JDBC's schema, and never its catalog. */
@DatabendTest
class DatabaseNameTest extends SchemaNameSuite {
    @Entity(name = "Note")
    @Table(name = "notes")
    static class Note extends SchemaNameSuite.Text {
        @Id
        Long id = System.nanoTime();
    }

    @Entity(name = "Customer")
    @Table(name = "customers", schema = "it_name_a")
    static class Customer {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "OfTable")
    @Table(name = "things", catalog = "it_name_a")
    static class OfTable {
        @Id
        Long id;
    }

    @Entity(name = "OfSecondaryTable")
    @SecondaryTable(name = "things", catalog = "it_name_a")
    static class OfSecondaryTable {
        @Id
        Long id;
    }

    @Entity(name = "OfJoinTable")
    static class OfJoinTable {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "things", catalog = "it_name_a")
        Set<OfJoinTable> others;
    }

    @Entity(name = "OfCollectionTable")
    static class OfCollectionTable {
        @Id
        Long id;

        @ElementCollection
        @CollectionTable(name = "things", catalog = "it_name_a")
        Set<String> words;
    }

    DatabaseNameTest(TestDatabase database) {
        super(database);
    }

    @Override
    protected Note newNote() {
        return new Note();
    }

    @Test
    void theSchemaOfATableIsItsDatabase() throws SQLException {
        SessionFactory factory = database.sessionFactory(Customer.class);
        factory.inTransaction(session -> {
            Customer ann = new Customer();
            ann.id = 1L;
            ann.name = "Ann";
            session.persist(ann);
        });
        assertThat(database.strings("select name from it_name_a.customers")).containsExactly("Ann");
    }

    @ParameterizedTest
    @ValueSource(classes = {OfTable.class, OfSecondaryTable.class, OfJoinTable.class, OfCollectionTable.class})
    void catalogsAreRefused(Class<?> entity) {
        assertThatThrownBy(() -> database.sessionFactory(entity))
                .rootCause()
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("Databend does not support catalogs in the names of tables and sequences"
                        + " (catalog = \"it_name_a\" of things)")
                .hasMessageContaining("name the database by schema");
    }
}
