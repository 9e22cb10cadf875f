package org.tidewire.testkit.recording;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.tidewire.testkit.engine.Engine;

/**
 * A connection pool that writes down each statement as it is executed, and keeps those that the grammar is to parse.
 */
public final class RecordedDataSource implements QueryExecutionListener, AutoCloseable {
    private final StatementLog log;
    private final HikariDataSource pool;
    private final DataSource recorded;
    private final List<String> toBeParsed = new ArrayList<>();
    private boolean parsed = true;

    /** Opens the pool. */
    public RecordedDataSource(Engine engine, String database, StatementLog log, Consumer<HikariConfig> options) {
        this.log = log;
        HikariConfig config = new HikariConfig();
        config.setPoolName(database);
        config.setJdbcUrl(engine.url().database(database));
        engine.credentials().forEach(config::addDataSourceProperty);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(20_000);
        // Reading cannot be interrupted: a statement that waits forever would outlast the test's own timeout.
        config.addDataSourceProperty("socketTimeout", "60000");
        options.accept(config);
        this.pool = new HikariDataSource(config);
        this.recorded = ProxyDataSourceBuilder.create(pool).listener(this).build();
    }

    /** The recorded pool. */
    public DataSource dataSource() {
        return recorded;
    }

    /** From here on the statements are somebody else's than our dialect's, and the grammar does not see them. */
    public synchronized void stopParsing() {
        parsed = false;
    }

    public synchronized void startParsing() {
        parsed = true;
    }

    public synchronized void forgetStatements() {
        toBeParsed.clear();
    }

    /** The statements since the last call that the grammar is to parse. */
    public synchronized List<String> takeStatements() {
        List<String> taken = List.copyOf(toBeParsed);
        toBeParsed.clear();
        return taken;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        log.begin(queries.stream().map(QueryInfo::getQuery).toList());
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        int batchSize = Math.max(1, execution.getBatchSize() / Math.max(1, queries.size()));
        log.end(queries.stream()
                .map(query -> new SentStatement(query.getQuery(), batchSize, execution.isSuccess()))
                .toList());
        keep(queries);
    }

    private synchronized void keep(List<QueryInfo> queries) {
        if (parsed) {
            queries.stream().map(QueryInfo::getQuery).forEach(toBeParsed::add);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
