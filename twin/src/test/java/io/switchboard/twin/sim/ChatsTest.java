package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.event.Channel;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.FeedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Contacts of which an agent has several at once. */
class ChatsTest {

    private static final long SEED = 4711;

    /** What each agent has in hand, by its plan; looked at whenever something is added. */
    private static final class Hands {

        private final Map<String, Map<String, String>> items = new HashMap<>();
        private final int atOnce;
        private int most;

        Hands(int atOnce) {
            this.atOnce = atOnce;
        }

        void asked(Request request) {
            if (request.kind() == Request.Kind.COMPLETE) {
                items.get(request.agentId()).remove(request.itemId());
            }
        }

        void decided(Ruling ruling) {
            if (ruling.decision().verdict() == Verdict.ASSIGNED) {
                Map<String, String> inHand =
                        items.computeIfAbsent(ruling.decision().agentId(), none -> new HashMap<>());
                inHand.put(ruling.decision().itemId(), ruling.decision().planId());
                assertThat(inHand.values()).as(ruling.toString()).hasSizeBetween(1, atOnce);
                if (inHand.size() > 1) {
                    assertThat(inHand.values()).as(ruling.toString()).containsOnly(Chats.NAME);
                }
                most = Math.max(most, inHand.size());
            }
        }
    }

    @Test
    void anAgentHasAsManyChatsAsTheUnitsAllowAndNothingBesideThem() {
        Staging staging = Written.scenario("hours: 4", "load: 1", "chats: {capacity: 7, units: 2}", "mix: {chat: 1}");
        for (long seed = SEED; seed < SEED + 3; seed++) {
            Hands hands = new Hands(3);
            new Play(staging).play(seed, hands::asked, hands::decided);
            assertThat(hands.most).as("seed %d", seed).isEqualTo(3);
        }
    }

    @Test
    void theUnitsAreInTheRequestsThatTheJobReads() {
        List<Request> requests = new ArrayList<>();
        new Play(Written.scenario("hours: 1", "chats: {capacity: 7, units: 2}"))
                .play(SEED, requests::add, ruling -> {});

        assertThat(requests)
                .filteredOn(request -> request.kind() == Request.Kind.AGENT)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.agent().profile().units())
                        .containsEntry(Channel.CHAT, 7)
                        .containsEntry(Channel.PHONE, 1));
        assertThat(requests)
                .filteredOn(request -> Chats.NAME.equals(request.planId()))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.item().need())
                        .matches(need -> need.channel() == Channel.CHAT && need.units() == 2));
    }

    @Test
    void whoChatsGivesUpByAPatienceOfTheirOwnAndIsToldOf() {
        List<Request> requests = new ArrayList<>();
        Staging staging = Written.scenario(
                "hours: 4", "load: 1.5", "chats: {}", "patience: {chat: 30s, call: 1000h}", "mix: {chat: 1}");
        String told = new Play(staging).play(SEED, requests::add, ruling -> {});

        Set<String> chats = requests.stream()
                .filter(request -> Chats.NAME.equals(request.planId()))
                .map(Request::itemId)
                .collect(Collectors.toSet());
        assertThat(requests)
                .filteredOn(request -> request.kind() == Request.Kind.LEAVE)
                .isNotEmpty()
                .allMatch(request -> chats.contains(request.itemId()));
        assertThat(told).containsPattern("(?m)^abandonment chat +0\\.[0-9]*[1-9][0-9]* ");
    }

    /** Or a load of 1 would leave agents with two hands free. */
    @Test
    void theLoadCountsOfAChatThePartOfAnAgentThatItTakes() {
        Scenario scenario = Written.scenario(
                        "load: 0.5",
                        "chats: {capacity: 4}",
                        "mix: {call: 0, p1: 0, p2: 0, p3: 0, chat: 1}",
                        "handling: {chat: 8m}")
                .scenario();

        assertThat(scenario.perMilli() * HeadToHead.MINUTE).isCloseTo(0.5 * 40 * 4 / 8, within(1e-9));
    }

    @Test
    void agentsChatAsFastAsOnTheTelephone() {
        Scenario scenario = Written.scenario("chats: {}").scenario();

        assertThat(scenario.agents())
                .hasSize(40)
                .allSatisfy(agent -> assertThat(agent.speeds()).hasSize(5).endsWith(agent.speeds()[HeadToHead.CALL]));
    }

    @Test
    void inACombinationChatsCanOnlyBeTheFirst() {
        Scenario scenario = Library.named("chat-storm+flu~1").scenario();

        assertThat(scenario.hasChats()).isTrue();
        assertThat(scenario.floods()).hasSize(1);
        assertThat(scenario.absences()).hasSize(3);
        assertThatThrownBy(() -> Library.named("flu+chat-storm~1"))
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "no scenario flu+chat-storm~1: chat-storm has chats, customers or surveys of its own, it can only be the first");
    }

    @Test
    void whatIsWrongWithChatsIsALine() {
        Written.refused("chats: {capacity: 0}", "scenario.chats.capacity: \"0\" is not a count: write 1 to 100");
        Written.refused("chats: {capacity: 3, units: 4}", "scenario.chats.units: \"4\" is not a count: write 1 to 3");
        Written.refused("chats: {capcity: 3}", "unknown key \"capcity\": did you mean capacity?");
        Written.refused("chats: 3", "must consist of key: value");
        Written.refused(
                "mix: {chat: 0.2}", "unknown \"chat\": use call, p1, p2, p3; for chats write chats: {capacity: 3}");
        Written.refused(
                "floods: [{class: chat, from: 1h, until: 2h, factor: 2}]", "for chats write chats: {capacity: 3}, too");
    }
}
