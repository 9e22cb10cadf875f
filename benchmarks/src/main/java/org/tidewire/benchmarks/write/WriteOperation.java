package org.tidewire.benchmarks.write;

/** What is done to the rows. */
public enum WriteOperation {
    PERSIST,
    LOAD,
    UPDATE,
    REMOVE;

    /**
     * Makes the table what the operation wants to find.
     *
     * @param workload whose table
     */
    public void prepare(Workload workload) {
        workload.empty();
        if (this != PERSIST) {
            workload.fill();
        }
    }

    /**
     * Makes the table again what the operation wants to find, after it was run.
     *
     * @param workload whose table
     */
    public void prepareAgain(Workload workload) {
        if (this != LOAD) {
            prepare(workload);
        }
    }

    /**
     * Does it.
     *
     * @param workload how
     * @return something that depends on what was done
     */
    public long run(Workload workload) {
        switch (this) {
            case PERSIST -> workload.persist();
            case LOAD -> {
                return workload.load();
            }
            case UPDATE -> workload.update();
            case REMOVE -> workload.remove();
        }
        return 0;
    }
}
