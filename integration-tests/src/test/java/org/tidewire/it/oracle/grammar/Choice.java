package org.tidewire.it.oracle.grammar;

import java.util.List;
import java.util.SplittableRandom;

/** The random decisions of one query. */
final class Choice {
    private final SplittableRandom random;

    Choice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
