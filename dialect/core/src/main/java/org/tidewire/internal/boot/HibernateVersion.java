package org.tidewire.internal.boot;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.Version;
import org.hibernate.dialect.Dialect;

/**
 * The version of Hibernate that the dialects are written for. On other databases nothing asks for it, and any version boots.
 */
public final class HibernateVersion {
    private static final int MAJOR = 7;
    private static final int MINOR = 4;
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

    private HibernateVersion() {}

    /**
     * Refuses an older version, and another major one: they lack what the dialects override and would end in a
     * {@link LinkageError}.
     *
     * @throws HibernateException before Hibernate ORM 7.4, and from 8 on
     */
    public static void require() {
        require(Version.getVersionString());
    }

    /**
     * Whether this is such a version. What Hibernate calls on any database asks before it names a class of a dialect, which
     * another version may not be able to load.
     *
     * @return false before Hibernate ORM 7.4, and from 8 on
     */
    public static boolean isSupported() {
        return !isAnother(Version.getVersionString());
    }

    /**
     * Creates a dialect. Another Hibernate cannot load its class, and an exception of a dialect resolver would be swallowed:
     * the sentence that names the version is an error.
     *
     * @param dialect calls the constructor
     * @return the dialect
     */
    public static Dialect load(Supplier<Dialect> dialect) {
        try {
            return dialect.get();
        } catch (LinkageError error) {
            if (isSupported()) {
                throw error;
            }
            throw new LinkageError(sentence(Version.getVersionString()), error);
        }
    }

    static void require(String version) {
        if (isAnother(version)) {
            throw new HibernateException(sentence(version));
        }
    }

    private static String sentence(String version) {
        return "Tidewire's dialects need Hibernate ORM " + MAJOR + "." + MINOR + ", and this is " + version
                + ": use the version of hibernate-core that Spring Boot 4.1 or Quarkus 3.37 manages";
    }

    /** A version without numbers is a build of somebody's own, and is taken for the right one. */
    private static boolean isAnother(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major != MAJOR || Integer.parseInt(numbers.group(2)) < MINOR;
    }
}
