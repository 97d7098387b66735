package io.switchboard.cli;

import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publication.Kind;
import io.switchboard.policy.Publications;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What would have been promised if a document had been in force beside what is published. */
final class Supposed {

    /** Stands for what a document does not say. */
    private static final Instant UNSAID = Instant.ofEpochMilli(Policy.ALWAYS);

    private Supposed() {}

    /**
     * A version that neither says since when it counts nor is published yet is in force all the time: in the place of the
     * published versions of its policy, each of which would otherwise take its place again when its own turn comes.
     */
    static PolicyBook book(Shelf shelf, PolicyFile document) {
        PolicyReader.read(document.name(), document.yaml(), shelf.calendars()); // which names the line of a mistake
        return Release.replacing(
                beside(shelf, document),
                document.name(),
                document.yaml(),
                new Release.Note(InstantOrNow.now(), Instant.EPOCH, null, null));
    }

    /** What is published, without what the document replaces. */
    private static Shelf beside(Shelf shelf, PolicyFile document) {
        List<Publication> said = Publications.of(document.name(), document.yaml(), UNSAID, null, null);
        Set<String> keys = said.stream().map(Publication::key).collect(Collectors.toSet());
        Set<String> published = shelf.usable().stream().map(Publication::key).collect(Collectors.toSet());
        Set<String> always = said.stream()
                .filter(one -> one.kind() == Kind.POLICY && one.effectiveFrom().equals(UNSAID))
                .filter(one -> !published.contains(one.key()))
                .map(Publication::id)
                .collect(Collectors.toSet());
        return Shelf.of(shelf.usable().stream()
                .filter(one -> one.kind() != Kind.POLICY || !always.contains(one.id()) || keys.contains(one.key()))
                .toList());
    }
}
