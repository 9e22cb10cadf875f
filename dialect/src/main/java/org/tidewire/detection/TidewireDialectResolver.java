package org.tidewire.detection;

import java.util.Locale;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.tidewire.boot.HibernateVersion;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.tidb.TiDBDialect;

/**
 * Chooses a dialect by what the server says of itself; {@code null} leaves the server to Hibernate.
 *
 * <p>It must throw no exception: Hibernate catches what a resolver throws, and goes on with its own {@code MySQLDialect}.
 */
public final class TidewireDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public TidewireDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        if (!isEnabled(info.getConfigurationValues())) {
            return null;
        }
        try {
            if (TiDBDialect.matches(info)) {
                return new TiDBDialect(info);
            }
            return DatabendDialect.matches(info) ? new DatabendDialect(info) : null;
        } catch (LinkageError e) {
            return withOldHibernate(info, e);
        }
    }

    /**
     * A Hibernate before 7.1 cannot load the dialects, and only their databases need them. An error is passed on where an
     * exception would be swallowed.
     */
    private static @Nullable Dialect withOldHibernate(DialectResolutionInfo info, LinkageError error) {
        String server = (info.getDatabaseName() + " " + info.getDatabaseVersion()).toLowerCase(Locale.ROOT);
        if (!server.contains("tidb") && !server.contains("databend")) {
            return null;
        }
        try {
            HibernateVersion.require();
        } catch (HibernateException sentence) {
            throw new LinkageError(sentence.getMessage(), error);
        }
        throw error;
    }

    private static boolean isEnabled(@Nullable Map<String, Object> settings) {
        Object enabled = settings == null ? null : settings.get(DetectionSettings.ENABLED);
        return enabled == null || !"false".equalsIgnoreCase(enabled.toString().trim());
    }
}
