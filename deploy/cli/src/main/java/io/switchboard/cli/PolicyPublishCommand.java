package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.policy.Lint.Finding;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a document's new versions what is promised. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Publish the versions of policies and calendars in FILE that are not published yet, all of them or"
                        + " none; running jobs take them up. A version is for good: to change it, raise it.",
        footer = {
            "",
            "Version 1 without effectiveFrom has always been in force, unless --effective says otherwise.",
            "Examples:",
            "  ./switchboard policy publish deploy/policies/demo.yaml --dry-run",
            "  ./switchboard policy publish demo.yaml --by ada --reason 'shorter promise for P1'",
            "  ./switchboard policy publish demo.yaml --effective 2026-07-01T00:00:00Z"
        })
final class PolicyPublishCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "FILE", description = "A policy document.")
    private Path file;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who publishes. Default: ${DEFAULT-VALUE}.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private String reason;

    @Option(
            names = "--effective",
            paramLabel = "INSTANT",
            converter = InstantOrNow.class,
            description = "From when on versions count that do not say it themselves: now, or such as"
                    + " 2026-07-01T00:00:00Z. Default: always for version 1, now for a later one.")
    private Instant effective;

    @Option(names = "--dry-run", description = "Only say what would be published.")
    private boolean dryRun;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PolicyFile document = PolicyFile.read(file);
        Shelf shelf = brokers.shelf();
        Release.Note note = new Release.Note(InstantOrNow.now(), effective, by, reason);
        lint(document, shelf, note);
        Release release = release(document, shelf, note);
        if (release.publications().isEmpty()) {
            out.println("Nothing to publish: all of " + file + " is published already");
            return;
        }
        release.diff(shelf).forEach(out::println);
        if (!dryRun) {
            brokers.publish(release.publications());
        }
        String word = dryRun ? "would publish" : "published";
        release.publications().forEach(publication -> out.println(word + " " + said(publication)));
    }

    private void lint(PolicyFile document, Shelf shelf, Release.Note note) {
        List<Finding> findings = Findings.of(document, shelf, note);
        findings.forEach(spec.commandLine().getErr()::println);
        if (Findings.refuse(findings)) {
            throw new ClusterException("Nothing is published: mend what is an ERROR above");
        }
    }

    private Release release(PolicyFile document, Shelf shelf, Release.Note note) {
        try {
            return Release.of(shelf, document.name(), document.yaml(), note);
        } catch (Release.RefusedException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private static String said(Publication publication) {
        return publication.key() + ", in force " + since(publication);
    }

    static String since(Publication publication) {
        return Release.isAlways(publication) ? "always" : "from " + publication.effectiveFrom();
    }
}
