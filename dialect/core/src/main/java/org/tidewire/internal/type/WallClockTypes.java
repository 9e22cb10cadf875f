package org.tidewire.internal.type;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.DateJdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.hibernate.type.descriptor.jdbc.LocalDateTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.LocalTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.TimeJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;

/**
 * The types {@code timestamp}, {@code date} and {@code time}, whose {@link LocalDateTime}, {@link LocalDate} and {@link
 * LocalTime} go to the driver as they are.
 *
 * <p>Hibernate makes a {@code java.sql.Timestamp} of a local time. That is an instant of the JVM's zone: there is no 02:30
 * on the night when summer time begins, and where {@code hibernate.jdbc.time_zone} or the driver has another zone, it is
 * moved. Other Java types are bound as Hibernate binds them.
 */
public final class WallClockTypes {
    /** For {@link LocalDateTime}. */
    public static final JdbcType TIMESTAMP = new WallClockTimestamp();

    /** For {@link LocalDate}. */
    public static final JdbcType DATE = new WallClockDate();

    /** For {@link LocalTime}. */
    public static final JdbcType TIME = new WallClockTime();

    private WallClockTypes() {}

    /**
     * Registers the types, unless {@value MappingSettings#JAVA_TIME_USE_DIRECT_JDBC} is {@code false}: then Hibernate
     * converts between zones, as it does by default elsewhere.
     *
     * @param contributions where to
     * @param services knows the settings
     * @param types some of the constants of this class
     */
    public static void contribute(TypeContributions contributions, ServiceRegistry services, JdbcType... types) {
        Map<String, Object> settings =
                services.requireService(ConfigurationService.class).getSettings();
        Object direct = settings.getOrDefault(MappingSettings.JAVA_TIME_USE_DIRECT_JDBC, "true");
        if (!"false".equalsIgnoreCase(direct.toString())) {
            for (JdbcType type : types) {
                contributions.contributeJdbcType(type);
            }
            contributions.contributeJavaType(WallClockJavaType.DATE_TIME);
        }
    }

    private static final class WallClockTimestamp extends TimestampJdbcType {
        private static final long serialVersionUID = 1L;

        @Override
        public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalDateTime.class
                    ? LocalDateTimeJdbcType.INSTANCE.getBinder(javaType)
                    : super.getBinder(javaType);
        }

        @Override
        public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalDateTime.class
                    ? LocalDateTimeJdbcType.INSTANCE.getExtractor(javaType)
                    : super.getExtractor(javaType);
        }
    }

    private static final class WallClockDate extends DateJdbcType {
        private static final long serialVersionUID = 1L;

        @Override
        public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalDate.class
                    ? LocalDateJdbcType.INSTANCE.getBinder(javaType)
                    : super.getBinder(javaType);
        }

        @Override
        public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalDate.class
                    ? LocalDateJdbcType.INSTANCE.getExtractor(javaType)
                    : super.getExtractor(javaType);
        }
    }

    private static final class WallClockTime extends TimeJdbcType {
        private static final long serialVersionUID = 1L;

        @Override
        public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalTime.class
                    ? LocalTimeJdbcType.INSTANCE.getBinder(javaType)
                    : super.getBinder(javaType);
        }

        @Override
        public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
            return javaType.getJavaTypeClass() == LocalTime.class
                    ? LocalTimeJdbcType.INSTANCE.getExtractor(javaType)
                    : super.getExtractor(javaType);
        }
    }
}
