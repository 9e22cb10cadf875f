package org.tidewire.testkit.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.hibernate.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class SampleVersion implements IVersionProvider {
    /** For picocli. */
    public SampleVersion() {}

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = SampleVersion.class.getResourceAsStream("build.properties")) {
            build.load(file);
        }
        return new String[] {
            "Tidewire " + build.getProperty("tidewire") + ", Hibernate ORM " + Version.getVersionString()
        };
    }
}
