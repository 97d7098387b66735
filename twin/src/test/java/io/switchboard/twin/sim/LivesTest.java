package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.routing.Background;
import org.junit.jupiter.api.Test;

/** What a customer has lived through, as it is told with the next item. */
class LivesTest {

    private static final int SOMEBODY = 3;
    private static final long DAY = SimAgent.DAY;
    private static final long SECOND = 1_000;

    private final Scenario scenario = Written.scenario("customers: {count: 10}").scenario();
    private final Lives lives = new Lives(scenario.classes(), new People(scenario, new Draws(1)));
    private long number;

    @Test
    void whoComesForTheFirstTimeHasHadNothingToDoWithUs() {
        Background known = comes(HeadToHead.P2, null, 0).background;

        assertThat(known.contacts7d()).as("with this one").isOne();
        assertThat(known.sentiment()).isZero();
        assertThat(known.reopens()).isZero();
        assertThat(known.previousAgents()).isEmpty();
        assertThat(known.severity()).isEqualTo(3);
        assertThat(known.entitled()).isTrue();
    }

    @Test
    void contactsAboutTheSameCountForAWeekWhateverBecameOfThem() {
        comes(HeadToHead.CALL, null, 0);
        comes(HeadToHead.CALL, null, 2 * DAY);
        comes(HeadToHead.P2, null, 3 * DAY);

        assertThat(comes(HeadToHead.CALL, null, 6 * DAY).background.contacts7d())
                .isEqualTo(3);
        assertThat(comes(HeadToHead.CALL, null, 7 * DAY).background.contacts7d())
                .isEqualTo(3);
        assertThat(comes(HeadToHead.P2, null, 7 * DAY).background.contacts7d()).isEqualTo(2);
    }

    @Test
    void aBrokenPromiseAndGivingUpSpoilTheMoodAndRaiseTheRisk() {
        Background before = comes(HeadToHead.CALL, null, 0).background;
        ends(comes(HeadToHead.CALL, null, 0), Contact.State.SERVED, 59 * SECOND);
        Background kept = comes(HeadToHead.P3, null, 60 * SECOND).background;
        ends(comes(HeadToHead.CALL, null, 0), Contact.State.SERVED, 61 * SECOND);
        Background broken = comes(HeadToHead.P3, null, 62 * SECOND).background;
        ends(comes(HeadToHead.CALL, null, 0), Contact.State.ABANDONED, 63 * SECOND);
        Background gone = comes(HeadToHead.P3, null, 64 * SECOND).background;

        assertThat(before.sentiment()).isZero();
        assertThat(kept.sentiment()).isEqualTo(0.1);
        assertThat(broken.sentiment()).isEqualTo(-0.2);
        assertThat(gone.sentiment()).isEqualTo(-0.6);
        assertThat(kept.churnRisk()).as("effort and mood").isEqualTo(0.15);
        assertThat(broken.churnRisk()).as("and one breach").isEqualTo(0.35);
        assertThat(gone.churnRisk()).as("and another").isEqualTo(0.45);
    }

    @Test
    void aMoodFadesByHalfInAMonth() {
        ends(comes(HeadToHead.CALL, null, 0), Contact.State.ABANDONED, SECOND);

        assertThat(comes(HeadToHead.P3, null, 30 * DAY).background.sentiment()).isCloseTo(-0.2, within(1e-9));
    }

    @Test
    void whatComesAgainThoughItWasHelpedIsReopenedAndWhoGaveUpComesAnew() {
        Contact first = comes(HeadToHead.P2, null, 0);
        ends(first, Contact.State.SERVED, SECOND);
        Contact second = comes(HeadToHead.P2, first, 2 * SECOND);
        ends(second, Contact.State.ABANDONED, 3 * SECOND);
        Contact third = comes(HeadToHead.P2, second, 4 * SECOND);

        assertThat(second.background.reopens()).isOne();
        assertThat(second.background.sentiment()).as("kept, and not solved").isEqualTo(-0.1);
        assertThat(third.background.reopens()).isOne();
        assertThat(third.background.contacts7d()).isEqualTo(3);
    }

    @Test
    void theLastTenWhoHelpedAreKnownWithTheDaysSince() {
        for (int agent = 0; agent < 12; agent++) {
            helps(agent, comes(HeadToHead.P2, null, 0), agent * SECOND);
        }
        helps(2, comes(HeadToHead.P2, null, 0), DAY);

        assertThat(comes(HeadToHead.CALL, null, 2 * DAY).background.previousAgents())
                .hasSize(10)
                .contains(entry("agent-0002", 1.0))
                .containsKeys("agent-0003", "agent-0011")
                .doesNotContainKeys("agent-0000", "agent-0001");
    }

    @Test
    void ofAStrangerNothingIsKnown() {
        Contact stranger = new Contact(0, HeadToHead.CALL, false, 0, 1, 1, 0);
        lives.arrived(stranger, 0);
        ends(stranger, Contact.State.SERVED, SECOND);
        helps(0, stranger, SECOND);

        assertThat(stranger.background).isNull();
    }

    private Contact comes(int kind, Contact before, long at) {
        int attempt = before == null ? 0 : before.attempt + 1;
        Contact contact = new Contact(number++, kind, false, at, 1, 1, attempt, SOMEBODY, 0, before);
        lives.arrived(contact, at);
        return contact;
    }

    private void ends(Contact contact, Contact.State state, long at) {
        contact.state = state;
        contact.waitedUntil = at;
        lives.settled(contact);
    }

    private void helps(int agent, Contact contact, long at) {
        contact.agent = agent;
        lives.helped(contact, at);
    }
}
