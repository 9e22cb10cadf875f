package org.tidewire.databend.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one place where calls of java.sql's wide interfaces are handed on: to the method of the same name and parameters of
 * the handling object, if it has one. What no handler has is refused; nothing is passed on to the driver below.
 */
final class Calls implements InvocationHandler {
    /** A handling class, a method of an interface, and the method that handles it. */
    private static final Map<Class<?>, Map<Method, Optional<Method>>> HANDLERS = new ConcurrentHashMap<>();

    private final Class<?> type;
    private final Object handler;

    private Calls(Class<?> type, Object handler) {
        this.type = type;
        this.handler = handler;
    }

    static <T> T proxy(Class<T> type, Object handler) {
        return type.cast(
                Proxy.newProxyInstance(Calls.class.getClassLoader(), new Class<?>[] {type}, new Calls(type, handler)));
    }

    /** Whether calls of the interface's method arrive anywhere. */
    static boolean handles(Class<?> handlerType, Method method) {
        return handlerOf(handlerType, method).isPresent();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] values = arguments == null ? new Object[0] : arguments;
        switch (method.getName()) {
            case "equals" -> {
                return proxy == values[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return type.getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(proxy)) + " of "
                        + DatabendDriver.NAME;
            }
            case "isWrapperFor" -> {
                return ((Class<?>) values[0]).isInstance(proxy);
            }
            case "unwrap" -> {
                return unwrap(proxy, (Class<?>) values[0]);
            }
            default -> {
                return call(method, values);
            }
        }
    }

    /** Never the driver's own object: a statement sent around this layer would be neither escaped nor counted. */
    private static Object unwrap(Object proxy, Class<?> wanted) throws SQLException {
        if (wanted.isInstance(proxy)) {
            return proxy;
        }
        throw new SQLException("Databend's JDBC layer does not give out " + wanted.getName());
    }

    private @Nullable Object call(Method method, Object[] values) throws Throwable {
        Object constant = handler instanceof MetaDataCalls ? MetaDataConstants.of(method) : null;
        if (constant != null) {
            return constant;
        }
        Method target = handlerOf(handler.getClass(), method).orElse(null);
        if (target == null) {
            throw refusal(method);
        }
        try {
            if (target.getParameterCount() > 0
                    && target.getParameterTypes()[0] == int.class
                    && method.getParameterTypes()[0] == String.class) {
                values[0] = ((ResultSetCalls) handler).findColumn((String) values[0]);
            }
            return target.invoke(handler, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Not 0A000: a pool such as HikariCP takes that for a broken connection. */
    private Exception refusal(Method method) {
        String message = "Databend's JDBC layer does not support " + type.getSimpleName() + "." + method.getName();
        List<Class<?>> declared = List.of(method.getExceptionTypes());
        if (declared.contains(SQLException.class)) {
            return new SQLFeatureNotSupportedException(message, "HYC00");
        }
        return declared.contains(SQLClientInfoException.class)
                ? new SQLClientInfoException(message, "HYC00", Map.of())
                : new UnsupportedOperationException(message);
    }

    private static Optional<Method> handlerOf(Class<?> handlerType, Method method) {
        return HANDLERS.computeIfAbsent(handlerType, type -> new ConcurrentHashMap<>())
                .computeIfAbsent(method, called -> find(handlerType, called));
    }

    /** In a result, columns by label are the columns by number. */
    private static Optional<Method> find(Class<?> handlerType, Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        Optional<Method> found = find(handlerType, method.getName(), parameters);
        if (found.isEmpty()
                && handlerType == ResultSetCalls.class
                && parameters.length > 0
                && parameters[0] == String.class) {
            parameters[0] = int.class;
            return find(handlerType, method.getName(), parameters);
        }
        return found;
    }

    private static Optional<Method> find(Class<?> handlerType, String name, Class<?>[] parameters) {
        for (Class<?> type = handlerType; type != null && type != Object.class; type = type.getSuperclass()) {
            Optional<Method> declared = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name)
                            && Arrays.equals(method.getParameterTypes(), parameters)
                            && !Modifier.isPrivate(method.getModifiers()))
                    .findFirst();
            if (declared.isPresent()) {
                return declared;
            }
        }
        return Optional.empty();
    }
}
