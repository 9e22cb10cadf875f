package org.tidewire;

import org.hibernate.HibernateException;

/**
 * Thrown where a database lacks what a mapping, a query or a setting asks for, and no exact emulation exists.
 *
 * <p>It is thrown before anything is sent to the server. Being a {@link jakarta.persistence.PersistenceException}, it
 * reaches the caller of the Jakarta Persistence API as it is.
 */
public final class UnsupportedFeatureException extends HibernateException {
    private static final long serialVersionUID = 1L;

    /** The database that lacks the feature. */
    private final String database;

    /** What was asked for. */
    private final String feature;

    /**
     * Makes the exception with the message "<i>database</i> does not support <i>feature</i>: <i>alternative</i>".
     *
     * @param database the database's own name, as it is written in its documentation
     * @param feature what was asked for, in the words of SQL or Jakarta Persistence
     * @param alternative what to do instead, as an instruction
     */
    public UnsupportedFeatureException(String database, String feature, String alternative) {
        super(database + " does not support " + feature + ": " + alternative);
        this.database = database;
        this.feature = feature;
    }

    /**
     * The database that lacks the feature.
     *
     * @return the database's own name
     */
    public String getDatabase() {
        return database;
    }

    /**
     * What was asked for.
     *
     * @return the feature, in the words of SQL or Jakarta Persistence
     */
    public String getFeature() {
        return feature;
    }
}
