package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs once in this JVM, to see that it does; nothing looks at the times. */
class BenchmarksRunTest {
    static {
        // Another JMH on this machine may hold the lock.
        System.setProperty("jmh.ignoreLock", "true");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WriteBenchmark.class,
                TranslationBenchmark.class,
                BootBenchmark.class,
                SchemaBenchmark.class,
                RetryBenchmark.class,
                ContentionBenchmark.class
            })
    void runs(Class<?> benchmark) throws RunnerException {
        assertThat(new Runner(new OptionsBuilder()
                                .include(benchmark.getName() + "\\.")
                                .forks(0)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .measurementTime(TimeValue.milliseconds(1))
                                .shouldFailOnError(true)
                                .verbosity(VerboseMode.SILENT)
                                .param("rows", "20")
                                .param("batchSize", "10")
                                .param("entities", "5")
                                .param("dialect", "HIBERNATE_MYSQL", "TIDEWIRE")
                                .build())
                        .run())
                .isNotEmpty();
    }
}
