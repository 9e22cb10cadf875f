package org.tidewire.samples.crmweb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tidewire.samples.crmweb.data.UserTotal;

/**
 * A bar for each user, in the units of an SVG image.
 *
 * @param bars from top to bottom
 * @param height of the image
 */
record Chart(List<Bar> bars, int height) {
    private static final int ROW = 60;
    private static final int LONGEST = 400;
    /** What is there is seen, however small. */
    private static final int SHORTEST = 2;

    /**
     * One bar.
     *
     * @param name of the user
     * @param total of the user
     * @param y of its row
     * @param width of the bar
     */
    record Bar(String name, BigDecimal total, int y, int width) {}

    static Chart of(List<UserTotal> totals) {
        BigDecimal largest = totals.stream().map(UserTotal::total).reduce(BigDecimal.ZERO, BigDecimal::max);
        List<Bar> bars = new ArrayList<>();
        for (UserTotal user : totals) {
            bars.add(new Bar(user.name(), user.total(), bars.size() * ROW, width(user.total(), largest)));
        }
        return new Chart(bars, bars.size() * ROW);
    }

    private static int width(BigDecimal total, BigDecimal largest) {
        if (total.signum() == 0) {
            return 0;
        }
        int width = total.multiply(BigDecimal.valueOf(LONGEST))
                .divide(largest, RoundingMode.HALF_UP)
                .intValue();
        return Math.max(SHORTEST, width);
    }
}
