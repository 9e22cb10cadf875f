package org.tidewire.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.Version;

/**
 * The version of Hibernate that the dialects are written for. On other databases nothing asks for it, and any version boots.
 */
public final class HibernateVersion {
    private static final int MAJOR = 7;
    private static final int MINOR = 4;
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

    private HibernateVersion() {}

    /**
     * Refuses an older version, which lacks what the dialects override and would end in a {@link LinkageError}.
     *
     * @throws HibernateException before Hibernate ORM 7.4
     */
    public static void require() {
        require(Version.getVersionString());
    }

    /** A version without numbers is a build of somebody's own, and is taken for a new one. */
    static void require(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (numbers.matches() && isOlder(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))) {
            throw new HibernateException("Tidewire's dialects need Hibernate ORM " + MAJOR + "." + MINOR
                    + ", and this is " + version
                    + ": use the version of hibernate-core that Spring Boot 4.1 or Quarkus 3.37 manages");
        }
    }

    private static boolean isOlder(int major, int minor) {
        return major < MAJOR || (major == MAJOR && minor < MINOR);
    }
}
