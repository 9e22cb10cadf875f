package org.tidewire.tidb.query;

/**
 * What became of a {@link TiDBBulkStatement}.
 *
 * @param jobs into how many jobs TiDB split it
 * @param failedJobs how many of them failed and left their rows as they were; where it stops at the first, 1
 * @param unstartedJobs how many of them came after a failure at which it stopped
 * @param status TiDB's own words, which name failed jobs
 */
public record TiDBBulkResult(int jobs, int failedJobs, int unstartedJobs, String status) {
    /**
     * How many jobs changed their rows.
     *
     * @return jobs that neither failed nor were left out
     */
    public int succeededJobs() {
        return jobs - failedJobs - unstartedJobs;
    }
}
