package io.switchboard.cli;

import io.switchboard.policy.Lint.Finding;
import io.switchboard.policy.Lint.Severity;
import io.switchboard.policy.PolicyException;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks through policy documents. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Say what is wrong with policy documents, a line for each finding: where, what and how to mend it."
                        + " What cannot be read is said up to the first mistake of each file.",
        footer = {
            "",
            "Exit codes: 0 nothing but warnings, 1 an ERROR.",
            "Examples:",
            "  ./switchboard policy lint deploy/policies/*.yaml",
            "  ./switchboard policy lint team.yaml --known-from-topic"
        })
final class PolicyLintCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policy documents.")
    private List<Path> files;

    @Option(
            names = "--known-from-topic",
            description = "With what is published: calendars to refer to, and policies to be in the way of.")
    private boolean knownFromTopic;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Shelf shelf = knownFromTopic ? brokers.shelf() : null;
        boolean refused = false;
        for (Path file : files) {
            refused |= refuses(PolicyFile.read(file), shelf);
        }
        return refused ? 1 : 0;
    }

    private boolean refuses(PolicyFile file, Shelf shelf) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<Finding> findings =
                    shelf == null ? Findings.of(file) : Findings.of(file, shelf, new Release.Note(InstantOrNow.now()));
            findings.forEach(out::println);
            if (findings.isEmpty()) {
                out.println(file.name() + ": nothing to say");
            }
            return Findings.refuse(findings);
        } catch (PolicyException e) {
            out.println(Severity.ERROR + " " + e.getMessage());
            return true;
        }
    }
}
