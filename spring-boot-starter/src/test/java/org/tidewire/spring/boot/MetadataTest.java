package org.tidewire.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What an editor offers while properties are written. */
class MetadataTest {
    @Test
    void everyPropertyIsDescribed() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(new String(file.readAllBytes(), UTF_8))
                    .contains(
                            "\"name\": \"tidewire.retry.enabled\"",
                            "\"name\": \"tidewire.retry.max-retries\"",
                            "\"description\": \"how many attempts there may be after the first\"",
                            "\"defaultValue\": \"20ms\"",
                            "\"name\": \"tidewire.retry.also-on\"",
                            "\"name\": \"tidewire.datasource.defaults\"",
                            "\"name\": \"tidewire.datasource.check-dialect\"");
        }
    }
}
