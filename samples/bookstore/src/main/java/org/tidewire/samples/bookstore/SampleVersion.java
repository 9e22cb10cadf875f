package org.tidewire.samples.bookstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.hibernate.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class SampleVersion implements IVersionProvider {
    SampleVersion() {}

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = SampleVersion.class.getResourceAsStream("build.properties")) {
            build.load(file);
        }
        return new String[] {
            "Tidewire " + build.getProperty("version") + ", Hibernate ORM " + Version.getVersionString()
        };
    }
}
