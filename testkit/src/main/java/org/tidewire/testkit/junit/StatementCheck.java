package org.tidewire.testkit.junit;

import java.util.List;
import java.util.Map;

/** Looks at the statements that a dialect has sent, after each test class. Found by {@link java.util.ServiceLoader}. */
public interface StatementCheck {
    /**
     * The database whose statements are checked.
     *
     * @return the tag of its test classes
     */
    String tag();

    /**
     * Checks what the dialect sent in one test class.
     *
     * @param statements their texts
     * @throws AssertionError if something is wrong with them
     */
    void check(List<String> statements);

    /**
     * What the check has seen in this run, for the report.
     *
     * @return properties whose names begin with the tag
     */
    Map<String, String> properties();

    /**
     * The same for people.
     *
     * @return one line
     */
    String summary();
}
