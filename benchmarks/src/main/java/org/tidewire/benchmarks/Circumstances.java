package org.tidewire.benchmarks;

import com.mysql.cj.jdbc.Driver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.hibernate.Version;

/** Where, when and with what it was measured. */
final class Circumstances {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Circumstances() {}

    static String of(int rounds, Rounds.Options options) {
        return LocalDate.now(ZoneId.systemDefault()) + ", " + (rounds == 1 ? "1 round" : rounds + " rounds")
                + (options.iterations() > 0 ? " of " + options.iterations() + " iterations" : "")
                + (options.profilers().isEmpty() ? "" : " under the profiler " + String.join(", ", options.profilers()))
                + "; "
                + Runtime.getRuntime().availableProcessors() + " x " + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "; Java "
                + System.getProperty("java.version") + " with " + collector() + " and at most "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB, Hibernate "
                + Version.getVersionString().replace(".Final", "") + ", Connector/J "
                + String.valueOf(Driver.class.getPackage().getImplementationVersion());
    }

    /** The model, where Linux tells. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse("processor");
        } catch (IOException e) {
            return "processor";
        }
    }

    /** By default the processes that measure have the same. */
    private static String collector() {
        return ManagementFactory.getGarbageCollectorMXBeans().get(0).getName().split(" ", 2)[0];
    }
}
