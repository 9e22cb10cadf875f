package org.tidewire.detection;

/** The settings of this package; they go beside Hibernate's own, for example into {@code persistence.xml}. */
public final class DetectionSettings {
    /**
     * Whether the server is asked which database it is: {@code true} (the default) or {@code false}, which leaves the
     * choice to Hibernate. A dialect named by {@code hibernate.dialect} is used in either case.
     */
    public static final String ENABLED = "tidewire.detection.enabled";

    private DetectionSettings() {}
}
