package io.switchboard.cli;

import io.switchboard.policy.Policy;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what is published. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Show what is published: each version of each policy and calendar, from when on it counts, for which"
                        + " items, who published it and why, and what is retired.",
        footer = {"", "Examples:", "  ./switchboard policy list"})
final class PolicyListCommand implements Runnable {

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        show(brokers.shelf(), out);
    }

    static void show(Shelf shelf, PrintWriter out) {
        if (shelf.usable().isEmpty() && shelf.unusable().isEmpty()) {
            out.println("Nothing is published; ./switchboard policy publish FILE");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "ID", "VERSION", "IN FORCE FROM", "MODE", "BY", "REASON", "RETIRED"));
        shelf.usable().stream()
                .filter(publication -> publication.kind() != Publication.Kind.RETIREMENT)
                .sorted(Release.ORDER)
                .forEach(publication -> rows.add(row(publication, shelf)));
        TextTable.print(rows, out);
        shelf.unusable().forEach((publication, why) -> out.println("not in force: " + publication.key() + ": " + why));
    }

    private static List<String> row(Publication publication, Shelf shelf) {
        Policy policy = publication.kind() == Publication.Kind.POLICY
                ? shelf.book().policy(publication.id(), publication.version())
                : null;
        Long retired = policy == null ? null : shelf.book().retired().get(publication.id());
        return List.of(
                publication.kind().name(),
                publication.id(),
                Integer.toString(publication.version()),
                Release.isAlways(publication)
                        ? "always"
                        : publication.effectiveFrom().toString(),
                policy == null ? "" : policy.mode().name(),
                orNothing(publication.publishedBy()),
                orNothing(publication.reason()),
                retired == null ? "" : Instant.ofEpochMilli(retired).toString());
    }

    private static String orNothing(String text) {
        return text == null ? "" : text;
    }
}
