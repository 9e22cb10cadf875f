package org.tidewire.samples.crmweb;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody else has changed it since it was read. Nothing was saved; the transaction is rolled back. */
final class EditConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Details details;

    /**
     * What a person needs in order to decide.
     *
     * @param what it is about
     * @param path of it, under which it can be read again and saved again
     * @param changedAt when somebody else has changed it
     * @param fields as they are now, and as they were to be
     * @param again what to send in order to save it over the other change; empty where that is no choice
     */
    record Details(String what, String path, Instant changedAt, List<Field> fields, Map<String, String> again) {}

    /**
     * One field.
     *
     * @param label for the page
     * @param theirs what the database has now
     * @param yours what was not saved
     */
    record Field(String label, String theirs, String yours) {
        /** Whether there is anything to decide. */
        public boolean differs() {
            return !theirs.equals(yours);
        }
    }

    EditConflictException(String what, String path, Instant changedAt, List<Field> fields, Map<String, String> again) {
        super(what + " was changed by somebody else");
        this.details = new Details(what, path, changedAt, fields, again);
    }

    Details details() {
        return details;
    }
}
