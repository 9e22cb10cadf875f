package org.tidewire.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The rules of ARCHITECTURE.md that a compiler does not know. */
@AnalyzeClasses(packages = "org.tidewire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule databasesDoNotKnowEachOther = slices().matching("org.tidewire.(tidb|databend)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noPackageIsPartOfACycle =
            slices().matching("org.tidewire.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule databasesDoNotKnowHowTheyAreFound = noClasses()
            .that()
            .resideOutsideOfPackage("org.tidewire.detection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tidewire.detection..");

    /** Each database answers what {@code retry} asks, and {@code retry} knows none. */
    @ArchTest
    static final ArchRule retryKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("org.tidewire.retry..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.tidewire..").and(resideOutsideOfPackage("org.tidewire.retry..")));

    @ArchTest
    static final ArchRule noDriverAndNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mysql..", "com.zaxxer..", "org.springframework..");

    @ArchTest
    static final ArchRule onlyWhatIsMeantToBeIsPublic = noClasses()
            .that()
            .resideInAnyPackage("org.tidewire.tidb", "org.tidewire.databend")
            .and()
            .haveNameNotMatching(".*\\.(TiDB|Databend)(Dialect|Settings)")
            .should()
            .haveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule theDriverShowsItsDoorsAndItsErrors = noClasses()
            .that()
            .resideInAPackage("org.tidewire.databend.jdbc")
            .and()
            .haveNameNotMatching(".*(DatabendDriver|DatabendDataSource|DatabendError|Exception)")
            .should()
            .haveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule theDriverNeedsNoHibernate = noClasses()
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
