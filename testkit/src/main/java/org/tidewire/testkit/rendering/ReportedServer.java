package org.tidewire.testkit.rendering;

import java.util.Map;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jspecify.annotations.Nullable;

/** What a server may report of itself to a dialect resolver. */
public record ReportedServer(
        @Nullable String product,
        @Nullable String version,
        int major,
        int minor,
        @Nullable String keywords,
        @Nullable Map<String, Object> settings)
        implements DialectResolutionInfo {

    public static ReportedServer says(String product, String version) {
        return new ReportedServer(product, version, 8, 0, "", Map.of());
    }

    @Override
    public @Nullable String getDatabaseName() {
        return product;
    }

    @Override
    public @Nullable String getDatabaseVersion() {
        return version;
    }

    @Override
    public int getDatabaseMajorVersion() {
        return major;
    }

    @Override
    public int getDatabaseMinorVersion() {
        return minor;
    }

    @Override
    public String getDriverName() {
        return "MySQL Connector/J";
    }

    @Override
    public int getDriverMajorVersion() {
        return 9;
    }

    @Override
    public int getDriverMinorVersion() {
        return 7;
    }

    @Override
    public @Nullable String getSQLKeywords() {
        return keywords;
    }

    @Override
    public @Nullable Map<String, Object> getConfigurationValues() {
        return settings;
    }
}
