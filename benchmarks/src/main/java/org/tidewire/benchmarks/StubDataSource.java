package org.tidewire.benchmarks;

import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

/** A data source without a server: every query has an empty result. */
final class StubDataSource {
    private StubDataSource() {}

    /** Settings to boot Hibernate without a server. */
    static Map<String, Object> settings(ComparedDialect dialect) {
        Map<String, Object> settings = dialect.settings(true);
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, stub(DataSource.class));
        return settings;
    }

    private static Object stub(Class<?> type) {
        return Proxy.newProxyInstance(
                StubDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method.getReturnType()));
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type.isPrimitive() && type != void.class) {
            return Array.get(Array.newInstance(type, 1), 0); // 0 or false
        }
        return AutoCloseable.class.isAssignableFrom(type) ? stub(type) : null;
    }
}
