package org.tidewire.detection;

import java.util.Map;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** What a server may say of itself. */
record Server(String product, String version, int major, int minor, String keywords, Map<String, Object> settings)
        implements DialectResolutionInfo {

    static Server says(String product, String version) {
        return new Server(product, version, 8, 0, "", Map.of());
    }

    @Override
    public String getDatabaseName() {
        return product;
    }

    @Override
    public String getDatabaseVersion() {
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
    public String getSQLKeywords() {
        return keywords;
    }

    @Override
    public Map<String, Object> getConfigurationValues() {
        return settings;
    }
}
