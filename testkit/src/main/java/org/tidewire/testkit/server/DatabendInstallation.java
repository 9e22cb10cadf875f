package org.tidewire.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds or makes what the engine needs: the Python packages {@code databend} and {@code pyarrow}. */
final class DatabendInstallation {
    /** The Python package of the front, among the resources of this class. */
    static final String FRONT = "databend_wire";

    /** A Python that has both packages already: nothing is installed then. */
    private static final String PYTHON = "tidewire.databend.python";

    private static final List<String> FRONT_FILES =
            List.of("__init__.py", "__main__.py", "engine.py", "federated.py", "protocol.py", "values.py");
    private static final String REQUIREMENTS = "requirements.txt";

    private DatabendInstallation() {}

    /** A Python that can run the front. */
    static Path python() throws IOException {
        String named = System.getProperty(PYTHON, "").trim();
        return named.isEmpty() ? installed() : Path.of(named);
    }

    static void copyFront(Path directory) throws IOException {
        Path front = Files.createDirectory(directory.resolve(FRONT));
        for (String file : FRONT_FILES) {
            Files.write(front.resolve(file), resource(file));
        }
    }

    private static Path installed() throws IOException {
        return PythonEnvironment.with(new String(resource(REQUIREMENTS), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = DatabendInstallation.class.getResourceAsStream(FRONT + "/" + name)) {
            if (resource == null) {
                throw new IOException("the resource " + FRONT + "/" + name + " is missing");
            }
            return resource.readAllBytes();
        }
    }
}
