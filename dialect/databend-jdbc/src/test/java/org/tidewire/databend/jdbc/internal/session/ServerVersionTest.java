package org.tidewire.databend.jdbc.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly-2026-04-12T03:13:19Z), v1.2.895-nightly-363a49c1dd, 895",
        "8.0.90-v1.2.671-nightly-8b1f2c(rust-1.83.0), v1.2.671-nightly-8b1f2c, 671",
        "8.0.90-v1.2.680-p3-8b1f2c(rust-1.83.0), v1.2.680-p3-8b1f2c, 680",
        "8.0.90-1.3.0, 1.3.0, 0",
    })
    void isReadFromTheGreeting(String greeting, String text, int patch) throws SQLException {
        assertThat(ServerVersion.parse(greeting).text()).isEqualTo(text);
        assertThat(ServerVersion.parse(greeting).patch()).isEqualTo(patch);
    }

    @Test
    void hasToSayHowManyRowsChanged() {
        assertThatThrownBy(() -> ServerVersion.parse("8.0.90-v1.2.670-nightly-8b1f2c(rust-1.83.0)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("v1.2.670-nightly-8b1f2c")
                .hasMessageContaining("at least v1.2.671");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.36", "11.4.5-MariaDB", "8.0.11-TiDB-v8.5.4", "nonsense"})
    void isDatabends(String greeting) {
        assertThatThrownBy(() -> ServerVersion.parse(greeting)).hasMessageContaining("which is not Databend");
    }
}
