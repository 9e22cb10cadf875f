package org.tidewire.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of ARCHITECTURE.md that a compiler does not know; {@link SourceSizeTest} holds the sizes,
 * and {@link SourceImportsTest} the imports of modules that are not on this class path.
 */
@AnalyzeClasses(packages = "org.tidewire", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
    static final class NoTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/org/tidewire/it/");
        }
    }

    private static final List<String> NAMES = Sources.databases();
    private static final String[] DATABASES =
            NAMES.stream().map(name -> "org.tidewire." + name + "..").toArray(String[]::new);
    private static final String[] CORE = {
        "org.tidewire",
        "org.tidewire.batch..",
        "org.tidewire.retry..",
        "org.tidewire.spi..",
        "org.tidewire.transaction..",
        "org.tidewire.internal.."
    };
    private static final String[] REST = {"org.tidewire.spring..", "org.tidewire.testkit.."};

    @ArchTest
    static final ArchRule databasesDoNotKnowEachOther = slices().matching(
                    "org.tidewire.(" + String.join("|", NAMES) + ")..")
            .should()
            .notDependOnEachOther();

    /** Or the rules would leave it out: the packages of a database are called as its module. */
    @ArchTest
    static final ArchRule eachClassBelongsToAModule = classes()
            .should()
            .resideInAnyPackage(Stream.of(Stream.of(CORE), Stream.of(DATABASES), Stream.of(REST))
                    .flatMap(packages -> packages)
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule coreKnowsNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASES);

    /** Each database answers what {@code retry} asks. */
    @ArchTest
    static final ArchRule retryIsByItself = noClasses()
            .that()
            .resideInAPackage("org.tidewire.retry..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.tidewire..").and(resideOutsideOfPackage("org.tidewire.retry..")));

    @ArchTest
    static final ArchRule noDriverAndNoFramework = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .or()
            .resideInAnyPackage(DATABASES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mysql..", "com.zaxxer..", "org.springframework..");

    @ArchTest
    static final ArchRule theDriverNeedsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("org.tidewire.databend.jdbc..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.hibernate..")
                    .or(resideInAPackage("jakarta.."))
                    .or(resideInAPackage("org.tidewire..")
                            .and(resideOutsideOfPackage("org.tidewire.databend.jdbc.."))));

    @ArchTest
    static final ArchRule theDriverUsesNoReflection = noClasses()
            .that()
            .resideInAPackage("org.tidewire.databend.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.StackWalker");

    @ArchTest
    static final ArchRule theRoomsOfTheDriverAreInNoCycle = slices().matching(
                    "org.tidewire.databend.jdbc.internal.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyADatabaseKnowsItsInternals = noClasses()
            .that()
            .resideInAnyPackage("org.tidewire.spring..", "org.tidewire.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tidewire..internal..");

    @ArchTest
    static final ArchRule theStarterKnowsDatabasesByTheirSupportAlone = noClasses()
            .that()
            .resideInAPackage("org.tidewire.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASES);

    @ArchTest
    static final ArchRule nothingIsNamedUtilOrCommon =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass javaClass, ConditionEvents events) {
                    if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                javaClass, javaClass.getPackageName() + " is not @NullMarked"));
                    }
                }
            });
}
