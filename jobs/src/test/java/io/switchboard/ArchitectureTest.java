package io.switchboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Who may know whom: docs/architecture.md says why. */
@AnalyzeClasses(packages = "io.switchboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "io.switchboard.audit..",
        "io.switchboard.event..",
        "io.switchboard.calendar..",
        "io.switchboard.customer..",
        "io.switchboard.policy..",
        "io.switchboard.sla..",
        "io.switchboard.routing..",
        "io.switchboard.quality..",
        "io.switchboard.risk..",
        "io.switchboard.health..",
        "io.switchboard.intake..",
        "io.switchboard.stock..",
        "io.switchboard.surge.."
    };

    @ArchTest
    static final ArchRule onlyFunctionsOperatorsAndSerializersKnowFlink = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .and()
            .haveSimpleNameNotEndingWith("Function")
            .and()
            .haveSimpleNameNotEndingWith("Operator")
            .and()
            .haveNameNotMatching(".*Serializer(Snapshot)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule theDomainKnowsNoEdge = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.switchboard.wire..",
                    "io.switchboard.job..",
                    "io.switchboard.schema..",
                    "org.apache.kafka..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowAvroAndKafka = noClasses()
            .that()
            .resideOutsideOfPackages("io.switchboard.wire..", "io.switchboard.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule packagesFormADag =
            slices().matching("io.switchboard.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theDomainHasNoClockChanceOrEnvironmentOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, Clock.class);
}
