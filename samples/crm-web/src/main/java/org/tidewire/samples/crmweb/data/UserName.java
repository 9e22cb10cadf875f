package org.tidewire.samples.crmweb.data;

/** As much of a user as a list to choose from needs: Spring Data selects these two columns. */
public interface UserName {
    /** The id. */
    Integer getUid();

    /** The name. */
    String getName();
}
