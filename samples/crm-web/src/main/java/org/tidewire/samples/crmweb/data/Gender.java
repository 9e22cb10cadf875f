package org.tidewire.samples.crmweb.data;

/** Stored by name, so the constants are spelled as the column has them: {@code enum ('Female','Male')}. */
public enum Gender {
    /** Written {@code 'Female'}. */
    Female,
    /** Written {@code 'Male'}. */
    Male
}
