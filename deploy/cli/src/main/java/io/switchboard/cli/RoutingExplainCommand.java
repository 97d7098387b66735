package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.routing.Barred;
import io.switchboard.routing.Candidate;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Reason;
import io.switchboard.routing.Ruling;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides again, from the record alone. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Show why a decision was made, and make it again from its record alone; or do so with all decisions of the topic.",
        },
        footer = {
            "",
            "Exit codes: 0 the same choice, 1 another one, or no such decision.",
            "Examples:",
            "  ./switchboard routing explain emea/4711",
            "  ./switchboard routing explain --all"
        })
final class RoutingExplainCommand implements Callable<Integer> {

    private static final int FEW = 5;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DECISION", description = "Its decisionId, DOMAIN/NUMBER.")
    private String decisionId;

    @Option(names = "--all", description = "Every decision; those that come out otherwise are named.")
    private boolean all;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    private final Codec<Ruling> codec = WireFormat.AVRO_SINGLE_OBJECT.routingDecisions();
    private long seen;
    private long chosen;
    private long otherwise;

    @Override
    public Integer call() {
        if (all == (decisionId != null)) {
            throw new ClusterException("name a decision as DOMAIN/NUMBER, or give --all");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (TopicReader reader = brokers.reader()) {
            reader.readToEnd(Topics.ROUTING_DECISIONS, record -> hear(codec.decode(record.value()), out));
        }
        if (all) {
            out.printf("%d decisions, %d of them choices, %d come out otherwise%n", seen, chosen, otherwise);
        } else if (seen == 0) {
            throw new ClusterException("no decision %s in topic %s: look for its id with ./switchboard topic read %s"
                    .formatted(decisionId, Topics.ROUTING_DECISIONS, Topics.ROUTING_DECISIONS));
        }
        return otherwise == 0 ? 0 : 1;
    }

    private void hear(Ruling ruling, PrintWriter out) {
        if (!all && !ruling.id().equals(decisionId)) {
            return;
        }
        seen++;
        chosen += ruling.decision().candidates().isEmpty() ? 0 : 1;
        boolean same = ruling.decision().isTheSameAgain();
        otherwise += same ? 0 : 1;
        if (!all) {
            print(ruling, out);
        } else if (!same) {
            out.println(ruling.id() + " comes out otherwise");
        }
    }

    private static void print(Ruling ruling, PrintWriter out) {
        Decision decision = ruling.decision();
        out.printf(
                "%s at %s: %s %s%s%s%n",
                ruling.id(),
                Instant.ofEpochMilli(decision.at()),
                decision.itemId(),
                decision.verdict(),
                decision.agentId() == null ? "" : " " + decision.agentId(),
                decision.reason().isEmpty() ? "" : ", " + decision.reason());
        out.printf(
                "plan %s version %d, step %d; weights %s version %d; %d offers came back%n",
                decision.planId(),
                decision.planVersion(),
                decision.step(),
                decision.weightsId(),
                decision.weightsVersion(),
                decision.hops());
        decision.candidates().forEach(candidate -> print(candidate, out));
        for (Barred barred : decision.barred()) {
            out.printf(
                    "barred %s and %s by %s: %s needed, %s there%n",
                    barred.itemId(), barred.agentId(), barred.gate(), barred.required(), barred.actual());
        }
        decision.recompute()
                .ifPresent(again -> out.printf(
                        "again, from this record alone: %s to %s, %s%n",
                        again.itemId(), again.agentId(), decision.isTheSameAgain() ? "the same" : "ANOTHER CHOICE"));
    }

    /** The reasons that weigh most. */
    private static void print(Candidate candidate, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %.6f %s to %s%s%n",
                candidate.score(),
                candidate.itemId(),
                candidate.agentId(),
                candidate.aged() ? ", past the ageing bound" : "");
        candidate.reasons().stream()
                .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
                .limit(FEW)
                .forEach(reason -> out.printf(
                        Locale.ROOT,
                        "      %.6f = %.4f x %.4f %s%n",
                        reason.contribution(),
                        reason.value(),
                        reason.weight(),
                        reason.dimension()));
    }
}
