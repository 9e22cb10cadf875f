package org.tidewire.internal.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HibernateVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"6.6.30.Final", "7.0.0.Final", "7.3.13.Final", "7.3.0.CR1", "8.0.0.Beta1", "8.1.0.Final"})
    void anotherOneIsRefused(String version) {
        assertThatThrownBy(() -> HibernateVersion.require(version))
                .isInstanceOf(HibernateException.class)
                .hasMessageStartingWith("Tidewire's dialects need Hibernate ORM 7.4, and this is " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.4.0.Final", "7.4.13-SNAPSHOT", "7.10.1.Final", "[WORKING]", ""})
    void a74OrALater7IsNot(String version) {
        assertThatCode(() -> HibernateVersion.require(version)).doesNotThrowAnyException();
    }

    @Test
    void thatOfTheBuildIsNot() {
        assertThatCode(HibernateVersion::require).doesNotThrowAnyException();
    }
}
