package org.tidewire.internal.batch;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hibernate.engine.jdbc.mutation.spi.Binding;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.descriptor.ValueBinder;
import org.jspecify.annotations.Nullable;

/**
 * A value as its binder gave it to JDBC: the call of a setter, to be repeated on another statement at another position. The value
 * is taken at once, since the application may change the object before the batch is sent.
 */
public final class BoundValue {
    private static final Pattern ASCII = Pattern.compile("[ -~]*");

    private final Method setter;
    private final @Nullable Object[] arguments;

    private BoundValue(Method setter, @Nullable Object[] arguments) {
        this.setter = setter;
        this.arguments = arguments;
    }

    /** Binds the value to another statement. */
    void bind(PreparedStatement statement, int position) throws SQLException {
        arguments[0] = position;
        try {
            setter.invoke(statement, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return setter.getName().equals("setNull") || arguments[1] == null;
    }

    /** Whether the value is a whole number or a boolean. */
    public boolean isInteger() {
        return switch (setter.getName()) {
            case "setBoolean", "setByte", "setShort", "setInt", "setLong" -> true;
            default -> !isNull() && (arguments[1] instanceof Long || arguments[1] instanceof Integer);
        };
    }

    /** The object that was bound; null where the value is null. */
    public @Nullable Object object() {
        return isNull() ? null : arguments[1];
    }

    /** Whether the value is not a text with other than printable ASCII characters. */
    public boolean isPlain() {
        return !(arguments[1] instanceof String text) || ASCII.matcher(text).matches();
    }

    /** Whether the value is a date with a time, without an offset. */
    public boolean isTimestamp() {
        return arguments[1] instanceof Timestamp || arguments[1] instanceof LocalDateTime;
    }

    /** What decides the type of a literal of the value, which is not null: its class, or the scale of a decimal. */
    public Object kind() {
        Object value = Objects.requireNonNull(arguments[1]);
        return value instanceof BigDecimal number ? number.scale() : value.getClass();
    }

    /** Whether both are bound as the same value. */
    public boolean isSame(BoundValue other) {
        return setter.equals(other.setter) && Objects.deepEquals(arguments[1], other.arguments[1]);
    }

    /**
     * An object that is equal for all values that a database may take for the same key: collations may ignore case and trailing
     * spaces. Whether one ignores more, among texts that are not plain, is left to the form.
     */
    Object keyValue() {
        Object value = Objects.requireNonNull(arguments[1]);
        if (isInteger()) {
            return value instanceof Boolean flag ? (flag ? 1L : 0L) : ((Number) value).longValue();
        }
        if (value instanceof String text) {
            String stripped = text.stripTrailing();
            return isPlain() ? stripped.toUpperCase(Locale.ROOT) : stripped;
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** How many bytes the value takes on the wire, roughly. */
    long size() {
        Object value = arguments[1];
        if (value instanceof String text) {
            return (isPlain() ? 2L : 3L) * text.length() + 8;
        }
        return value instanceof byte[] bytes ? 2L * bytes.length + 8 : 24;
    }

    /** A prepared statement that keeps the call of a setter. */
    static final class Recorder implements InvocationHandler {
        private final SharedSessionContractImplementor session;
        private final PreparedStatement statement;
        private @Nullable BoundValue value;
        private int calls;

        @SuppressWarnings("this-escape") // nothing is called before the end
        Recorder(SharedSessionContractImplementor session) {
            this.session = session;
            statement = (PreparedStatement) Proxy.newProxyInstance(
                    BoundValue.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, this);
        }

        /**
         * Binds a value.
         *
         * @return null where the value is a stream or an object of the driver, which cannot be bound later
         * @throws SQLException from the binder
         */
        @Nullable
        BoundValue record(Binding binding) throws SQLException {
            if (!isKept(binding.getValue())) {
                return null; // a binder would take its stream, which some have only once
            }
            value = null;
            calls = 0;
            ValueBinder<Object> binder = binding.getValueBinder();
            binder.bind(statement, binding.getValue(), binding.getPosition(), session);
            return calls == 1 ? value : null;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            if (method.getName().equals("getConnection")) {
                return session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
            }
            calls++;
            boolean setter = method.getName().startsWith("set")
                    && arguments != null
                    && arguments.length > 1
                    && arguments[0] instanceof Integer;
            if (setter && isKept(Objects.requireNonNull(arguments)[1])) {
                value = new BoundValue(method, copied(arguments));
            }
            return null;
        }

        private static boolean isKept(@Nullable Object value) {
            return !(value instanceof InputStream
                    || value instanceof Reader
                    || value instanceof Blob
                    || value instanceof Clob
                    || value instanceof SQLXML
                    || value instanceof Array);
        }

        @SuppressWarnings("JavaUtilDate") // the JDBC types of dates can be changed, and are copied for that
        private static @Nullable Object[] copied(@Nullable Object[] arguments) {
            @Nullable Object[] copies = arguments.clone();
            for (int i = 1; i < copies.length; i++) {
                Object argument = copies[i];
                if (argument instanceof byte[] bytes) {
                    copies[i] = bytes.clone();
                } else if (argument instanceof Date date) {
                    copies[i] = date.clone();
                } else if (argument instanceof Calendar calendar) {
                    copies[i] = calendar.clone();
                }
            }
            return copies;
        }
    }
}
