package org.tidewire.it.tidb.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.query.common.FetchClauseType;

/** What a dialect, and what it hands out, answers to every question that has no parameter and a simple answer, and of fetch clauses. */
final class DialectAnswers {
    private final Map<String, String> answers = new TreeMap<>();

    private DialectAnswers() {}

    @SuppressWarnings({"deprecation", "removal"}) // as long as Hibernate asks
    static Map<String, String> of(Dialect dialect) throws IllegalAccessException, InvocationTargetException {
        DialectAnswers all = new DialectAnswers();
        all.ask("", Dialect.class, dialect);
        for (FetchClauseType type : FetchClauseType.values()) {
            all.answers.put(
                    "supportsFetchClause(" + type.name() + ')', String.valueOf(dialect.supportsFetchClause(type)));
        }
        for (Method method : Dialect.class.getMethods()) {
            String name = method.getName().replaceFirst("^get", "");
            boolean handsOutMore = name.endsWith("Support") || name.endsWith("Strategy") || name.equals("LimitHandler");
            if (isQuestion(method) && handsOutMore && method.getReturnType().isInterface()) {
                Object part = method.invoke(dialect);
                if (part != null) {
                    all.ask(name + '.', method.getReturnType(), part);
                }
            }
        }
        all.ask(
                "LockingSupport.",
                LockingSupport.Metadata.class,
                dialect.getLockingSupport().getMetadata());
        return all.answers;
    }

    private void ask(String prefix, Class<?> type, Object target)
            throws IllegalAccessException, InvocationTargetException {
        for (Method method : type.getMethods()) {
            Class<?> answer = method.getReturnType();
            if (isQuestion(method)
                    && (answer == boolean.class || answer == int.class || answer == long.class || answer.isEnum())) {
                answers.put(prefix + method.getName(), String.valueOf(method.invoke(target)));
            }
        }
    }

    private static boolean isQuestion(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class;
    }
}
