package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.feature.UnsupportedFeatureException;
import org.tidewire.rendering.Rendering;

/** Functions that are rendered otherwise than on MySQL, and those that are refused by their names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionRenderingTest {
    @Entity(name = "Event")
    static class Event {
        @Id
        int id;

        LocalDateTime moment;
        LocalDate day;
        LocalTime time;
        Duration lasts;
        int number;
        String text;
        int[] numbers;
    }

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of(
                "MySQL",
                TiDBRenderingTest.TIDB_8_5,
                Map.of(
                        "hibernate.query.hql.xml_functions_enabled", true,
                        "hibernate.query.hql.json_functions_enabled", true),
                Event.class);
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "e.moment + e.lasts | date_add(e1_0.moment,interval (e1_0.lasts) div 1000 microsecond)",
                "e.moment - e.lasts | date_add(e1_0.moment,interval (-e1_0.lasts) div 1000 microsecond)",
                "e.day + 2 * e.lasts | date_add(e1_0.day,interval ((2*e1_0.lasts)) div 1000 microsecond)",
