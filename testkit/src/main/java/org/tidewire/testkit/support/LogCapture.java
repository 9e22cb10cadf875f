package org.tidewire.testkit.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What a logger says while this is open. The warning of {@code SessionCollation} has to be asked for by its own name: the tests
 * connect with the driver's default collation, so it comes at every boot.
 */
public final class LogCapture implements AutoCloseable {
    private static final String COLLATION = "org.tidewire.tidb.internal.server.SessionCollation";

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final @Nullable Level before;

    private LogCapture(Logger logger, Level level) {
        this.logger = logger;
        this.before = logger.getLevel();
        logger.setLevel(level);
        appender.start();
        logger.addAppender(appender);
    }

    /** The warnings and errors of {@code name} and of the loggers below it, whatever the configuration says. */
    public static LogCapture of(String name) {
        return of(name, Level.WARN);
    }

    /** The same, from this level on. */
    public static LogCapture of(String name, Level level) {
        return new LogCapture((Logger) LoggerFactory.getLogger(name), level);
    }

    /** The messages at this level or above. */
    public List<String> atLeast(Level level) {
        synchronized (appender) {
            return List.copyOf(appender.list).stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(level))
                    .filter(event -> !event.getLoggerName().equals(COLLATION)
                            || logger.getName().equals(COLLATION))
                    .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                    .toList();
        }
    }

    /** The texts of all messages, without level and logger. */
    public List<String> messages() {
        synchronized (appender) {
            return appender.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.detachAppender(appender);
        appender.stop();
    }
}
