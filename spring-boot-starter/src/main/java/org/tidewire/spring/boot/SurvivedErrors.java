package org.tidewire.spring.boot;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.tidewire.spi.DatabaseSupport;

/** Keeps HikariCP from closing a connection that works on after an error. */
record SurvivedErrors(DatabaseSupport database) implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException error) {
        return database.connectionSurvives(error)
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
