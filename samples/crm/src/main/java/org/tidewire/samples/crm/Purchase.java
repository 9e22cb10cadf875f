package org.tidewire.samples.crm;

/**
 * One row of the join.
 *
 * @param name of the user
 * @param price of the order
 */
public record Purchase(String name, Float price) {
    /** As the tutorial prints it. */
    @Override
    public String toString() {
        return "('" + name + "', " + price + ")";
    }
}
