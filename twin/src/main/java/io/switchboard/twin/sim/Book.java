package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.Plan;
import io.switchboard.routing.RoutingBook;
import io.switchboard.routing.Settings;
import io.switchboard.twin.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A book of routing that scenarios are played by.
 *
 * @param yaml as it was written, and as the real job is given it
 * @param routing what it says
 */
public record Book(String yaml, RoutingBook routing) {

    private static final Book OWN = read("book.yaml", Library.read("book.yaml"));

    /** Agents of the twin give signs of life when it is nearly too late; below this they would do little else, ms. */
    private static final long LEAST_SILENCE = 2_000;

    /** The twin's own, which is ours wherever others are compared with it. */
    static Book own() {
        return OWN;
    }

    /**
     * One that somebody wrote. What is wrong in it is a {@link io.switchboard.policy.PolicyException} of one line.
     *
     * @throws FeedException if the file cannot be read
     */
    public static Book of(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new FeedException("%s: cannot be read: give the book of routing, as YAML".formatted(file), e);
        }
    }

    /** Reads a document; errors call it {@code name}. */
    static Book read(String name, String yaml) {
        return new Book(yaml, BookReader.read(name, yaml));
    }

    /** Its id and version, as it is named where it is published: cloud/2. */
    public String name() {
        return routing.id() + "/" + routing.version();
    }

    Optional<Plan> plan(String id) {
        return routing.plans().stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** What it sets, but for these. */
    Settings settings(long ageingMillis, boolean explains) {
        Settings all = routing.settings();
        return new Settings(
                ageingMillis,
                all.offerMillis(),
                all.declineMillis(),
                all.hops(),
                all.most(),
                all.exclusive(),
                explains,
                all.sharing());
    }

    /** For who counts what becomes of contacts, and does not ask why. */
    RoutingBook unexplained() {
        return new RoutingBook(
                routing.id(),
                routing.version(),
                settings(routing.settings().ageingMillis(), false),
                routing.weights(),
                routing.centres(),
                routing.plans());
    }

    /**
     * Itself, if the scenario can be played by it: whoever comes asks by the plan that has the name of their class, and all
     * agents are in pools that it knows.
     *
     * @param where what errors call the scenario
     * @throws FeedException if it lacks something, or says what the twin cannot do
     */
    Book fitFor(String where, Scenario scenario) {
        List<ContactClass> coming =
                scenario.classes().stream().filter(of -> of.share() > 0).toList();
        coming.forEach(of -> requirePlan(where, of.name()));
        scenario.agents().stream().map(Cast::pool).distinct().forEach(pool -> requirePool(where, pool));
        requireOneChannelAtATime(
                where, coming.stream().map(ContactClass::channel).distinct().toList());
        long silence = routing.weights().scales().heartbeatWithin();
        if (silence < LEAST_SILENCE) {
            throw new FeedException(
                    "book %s has heartbeatWithin %d ms, and the agents of %s give no sign of life so often: make it 2s or more"
                            .formatted(name(), silence, where));
        }
        return this;
    }

    private void requirePlan(String where, String className) {
        Plan plan = plan(className)
                .orElseThrow(() -> new FeedException(
                        "book %s has no plan %s, by which the class of that name asks in %s: add a plan %s"
                                .formatted(name(), className, where, className)));
        if (plan.overflow() != null) {
            throw new FeedException(
                    "book %s: plan %s overflows to %s, and in %s there is no other domain: let it end with ANY_IN_POOL or HOLD_AND_ESCALATE"
                            .formatted(name(), className, plan.overflow(), where));
        }
    }

    private void requirePool(String where, String pool) {
        if (routing.centres().stream().noneMatch(centre -> centre.pools().contains(pool))) {
            throw new FeedException(
                    "book %s has no pool %s, in which there are agents in %s: add it to the pools of a centre"
                            .formatted(name(), pool, where));
        }
    }

    /** Nobody in the hall has contacts of two classes at the same time. */
    private void requireOneChannelAtATime(String where, List<Channel> channels) {
        List<Channel> mixed = channels.stream()
                .filter(channel -> !routing.settings().exclusive().contains(channel))
                .toList();
        if (mixed.size() > 1) {
            List<Channel> alone =
                    channels.stream().filter(channel -> channel != Channel.CHAT).toList();
            throw new FeedException(
                    "book %s lets an agent have %s beside each other, and in %s nobody does: write exclusive: %s"
                            .formatted(name(), mixed, where, alone));
        }
    }
}
