package org.tidewire.tidb.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what TiDB says of a non-transactional statement: one row where all went well, an error with numbers where not. */
final class BulkOutcome {
    private static final int JOB_FAILED = 8143;
    private static final int UNKNOWN = 1105;
    private static final Pattern STOPPED = Pattern.compile("job id: (\\d+), total jobs: (\\d+)");
    private static final Pattern WENT_ON = Pattern.compile("(\\d+)/(\\d+) jobs failed in the non-transactional DML");

    private BulkOutcome() {}

    static TiDBBulkResult of(ResultSet answer) throws SQLException {
        answer.next();
        return new TiDBBulkResult(answer.getInt(1), 0, 0, answer.getString(2));
    }

    /** The outcome where some jobs have failed; {@code null} where the error says nothing of jobs, and nothing was done. */
    static @Nullable TiDBBulkResult of(SQLException error) {
        String text = String.valueOf(error.getMessage());
        Matcher stopped = STOPPED.matcher(text);
        if (error.getErrorCode() == JOB_FAILED && stopped.find()) {
            int failed = Integer.parseInt(stopped.group(1));
            int jobs = Integer.parseInt(stopped.group(2));
            return new TiDBBulkResult(jobs, 1, jobs - failed, text);
        }
        Matcher wentOn = WENT_ON.matcher(text);
        return error.getErrorCode() == UNKNOWN && wentOn.find()
                ? new TiDBBulkResult(Integer.parseInt(wentOn.group(2)), Integer.parseInt(wentOn.group(1)), 0, text)
                : null;
    }
}
