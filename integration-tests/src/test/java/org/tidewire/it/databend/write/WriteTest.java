package org.tidewire.it.databend.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.write.WriteSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What the golden tests of writes render, executed. */
@DatabendTest
class WriteTest extends WriteSuite {
    WriteTest(TestDatabase database) {
        super(database);
    }

    @Override
    protected List<Integer> rowsOfUpserts() {
        return List.of(1, 0, 1, 1);
    }

    /** Databend has no lengths: what is longer than the column's in the mapping is stored as it is, on either way. */
    @Test
    void upsertCutsNoText() {
        String text = "x".repeat(300) + "y";
        factory.inStatelessTransaction(session -> {
            session.upsert(new Department(1, text));
            session.upsert(new Department(2, text));
        });
        assertThat(nameOfDepartment(1)).isEqualTo(text);
        assertThat(nameOfDepartment(2)).isEqualTo(text);
    }

    @Test
    void aRowIsNotComparedWithASubquery() {
        persistMarks();
        assertThatThrownBy(() ->
                        mutate("delete from Mark m where m.place = (select n.place from Mark n where n.text = 'b')"))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThat(mutate("delete from Mark m where m.place in (select n.place from Mark n where n.text = 'b')"))
                .isEqualTo(1);
    }

    @Test
    void onConflictChangesOnlyWhatItsConditionLets() {
        assertThat(mutate("""
                        insert into Department (id, name) values (1, 'a'), (3, 'b')
                        on conflict (id) do update set name = concat(name, '-', excluded.name) where name <> 'research'""")).isEqualTo(1);
        assertThat(nameOfDepartment(1)).isEqualTo("research");
        assertThat(nameOfDepartment(3)).isEqualTo("b");
    }
}
