package org.tidewire.it.support;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The statements that really leave for the server, after Connector/J has rewritten batches: JDBC, and Hibernate's
 * statistics, cannot see those. A pool takes part by the property {@link #PROPERTY}, which is the name of this class.
 */
public final class Wire implements QueryInterceptor {
    public static final String PROPERTY = "queryInterceptors";

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    /** Called by Connector/J, once for each connection. */
    public Wire() {}

    /** Forgets what was sent until now. */
    public static void clear() {
        SENT.clear();
    }

    /** How many statements began like this, in any case, since {@link #clear}. */
    public static long count(String beginning) {
        return SENT.stream().filter(sql -> sql.startsWith(beginning)).count();
    }

    /** The statements that began like one of these, in lower case, since {@link #clear}. */
    public static List<String> sent(String... beginnings) {
        return SENT.stream()
                .filter(sql -> Stream.of(beginnings).anyMatch(sql::startsWith))
                .toList();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is Connector/J's
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        SENT.add(sql.get().toLowerCase(Locale.ROOT));
        return null;
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> T postProcess(
            Supplier<String> sql, Query query, T originalResultSet, ServerSession serverSession) {
        return null;
    }
}
