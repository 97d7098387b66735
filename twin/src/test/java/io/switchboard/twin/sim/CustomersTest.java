package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.routing.Background;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.routing.RoutingDomain;
import io.switchboard.routing.Ruling;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers who are somebody, and whose history goes with their items. */
class CustomersTest {

    private static final long SEED = 4711;
    private static final int MANY = 100_000;

    private static final String[] EVERYTHING = {
        "hours: 8",
        "load: 0.9",
        "chats: {capacity: 3}",
        "customers: {count: 200, regions: {north: 2, south: 1}}",
        "returns: {call: 0.5, chat: 0.5}",
        "reopens: {call: 0.2, p1: 0.2, p2: 0.2, p3: 0.2, chat: 0.2}"
    };

    private static People people(String... lines) {
        return new People(Written.scenario(lines).scenario(), new Draws(SEED));
    }

    @Test
    void theNthAsksAsOftenAsZipfSays() {
        People people = people("customers: {count: 50, activity: 1.2}");
        double[] asked = new double[50];
        IntStream.range(0, MANY).forEach(item -> asked[people.whose(item)]++);

        double all =
                IntStream.rangeClosed(1, 50).mapToDouble(n -> Math.pow(n, -1.2)).sum();
        for (int n : List.of(1, 2, 10, 50)) {
            assertThat(asked[n - 1] / MANY)
                    .as("customer %d, seed %d", n, SEED)
                    .isCloseTo(Math.pow(n, -1.2) / all, within(0.005));
        }
    }

    @Test
    void tiersRegionsAndLanguagesHaveTheirShares() {
        People people = people(
                "customers: {count: 1000000, tiers: [4, 3, 2, 1, 0], regions: {north: 3, south: 1}}", "bilingual: 0.2");
        List<Integer> some = IntStream.range(0, MANY).boxed().toList();

        Map<Integer, Long> tiers = some.stream().collect(Collectors.groupingBy(people::tier, Collectors.counting()));
        assertThat(tiers).containsOnlyKeys(0, 1, 2, 3);
        assertThat(tiers.get(1) / (double) MANY).isCloseTo(0.3, within(0.01));
        assertThat(some.stream().filter(each -> people.region(each) == 1).count() / (double) MANY)
                .isCloseTo(0.25, within(0.01));
        assertThat(some.stream().filter(people::isBilingual).count() / (double) MANY)
                .isCloseTo(0.2, within(0.01));
    }

    /** Or every scenario in which there are customers now would be another one. */
    @Test
    void whoTheyAreChangesNothingOfWhenTheyComeWhatForAndHowLongTheyWait() {
        List<String> strangers = arrivals("bilingual: 0.3");
        List<String> customers = arrivals("bilingual: 0.3", "customers: {count: 100, regions: {north: 1, south: 1}}");

        assertThat(customers).isEqualTo(strangers);
    }

    private static List<String> arrivals(String... lines) {
        Arrivals arrivals = new Arrivals(Written.scenario(lines).scenario(), new Draws(SEED));
        return IntStream.range(0, 5_000)
                .mapToObj(each -> arrivals.next())
                .map(each -> each.kind + " " + each.arrivedAt + " " + each.work + " " + each.patience)
                .toList();
    }

    /** Or the busiest customer would always come in a rush. */
    @Test
    void whoAsksHasNothingToDoWithWhenTheyAsk() {
        Arrivals arrivals = new Arrivals(
                Written.scenario("customers: {count: 5, activity: 0}").scenario(), new Draws(SEED));
        double[] gaps = new double[5];
        int[] asked = new int[5];
        long last = 0;
        for (int i = 0; i < MANY; i++) {
            Contact next = arrivals.next();
            gaps[next.customer] += next.arrivedAt - last;
            asked[next.customer]++;
            last = next.arrivedAt;
        }
        double mean = (double) last / MANY;
        for (int customer = 0; customer < 5; customer++) {
            assertThat(gaps[customer] / asked[customer] / mean)
                    .as("customer %d, seed %d", customer, SEED)
                    .isCloseTo(1, within(0.05));
        }
    }

    @Test
    void whoComesAgainIsTheSameCustomer() {
        Arrivals arrivals = new Arrivals(Written.scenario(EVERYTHING).scenario(), new Draws(SEED));
        for (int i = 0; i < 1_000; i++) {
            Contact first = arrivals.next();
            Contact again = arrivals.again(first, first.arrivedAt + 1);
            assertThat(List.of(again.customer, again.region, again.bilingual))
                    .isEqualTo(List.of(first.customer, first.region, first.bilingual));
        }
    }

    @Test
    void agentsAreSpreadOverTheRegionsAsTheCustomersAreInEachTeamAndLanguage() {
        Scenario scenario = Written.scenario(EVERYTHING).scenario();
        Map<String, Long> front = scenario.agents().stream()
                .filter(agent -> agent.team().equals("front"))
                .collect(Collectors.groupingBy(SimAgent::region, Collectors.counting()));
        assertThat(front.get("north")).isBetween(10L, 11L);
        assertThat(scenario.agents().stream().filter(SimAgent::bilingual).map(SimAgent::region))
                .contains("north", "south");
    }

    @Test
    void asTheRunGoesOnMoreIsKnownOfTheCustomers() {
        List<Request> requests = new ArrayList<>();
        new Play(Written.scenario(EVERYTHING)).play(SEED, requests::add, ruling -> {});

        List<Background> known = requests.stream()
                .filter(request -> request.kind() == Request.Kind.ENTER)
                .map(request -> request.item().background())
                .toList();
        assertThat(known.get(0).previousAgents()).isEmpty();
        assertThat(known).extracting(Background::tier).contains(0, 1, 2, 3, 4);
        assertThat(known).anyMatch(each -> each.contacts7d() > 5);
        assertThat(known).anyMatch(each -> each.reopens() > 1);
        assertThat(known).anyMatch(each -> each.sentiment() < -0.5).anyMatch(each -> each.sentiment() > 0.2);
        assertThat(known).anyMatch(each -> each.churnRisk() > 0.4);
        assertThat(known).anyMatch(each -> each.previousAgents().size() == 10);
        assertThat(requests)
                .filteredOn(request -> request.kind() == Request.Kind.ENTER)
                .extracting(request -> request.item().need().region())
                .contains("north", "south")
                .doesNotContain("");
    }

    /** The job has nothing but the records in its topics. */
    @Test
    void whatStandsInTheRequestsIsEnoughToDecideTheSame() {
        List<Request> requests = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        new Play(Written.scenario(EVERYTHING)).play(SEED, requests::add, rulings::add);

        RoutingBooks books = RoutingBooks.of(BookReader.read("book.yaml", Play.book()));
        RoutingDomain domain =
                RoutingDomain.opened(Play.DOMAIN, books, requests.get(0).at());
        List<Ruling> decided = new ArrayList<>();
        requests.forEach(request -> decided.addAll(domain.take(wired(request), books)));

        assertThat(decided).hasSizeGreaterThan(2_000).isEqualTo(rulings.subList(0, decided.size()));
        assertThat(rulings).allMatch(ruling -> ruling.decision().isTheSameAgain());
    }

    private static Request wired(Request request) {
        WireFormat format = WireFormat.AVRO_SINGLE_OBJECT;
        Codec<Request> codec = request.kind() == Request.Kind.AGENT ? format.agentEvents() : format.routingRequests();
        return codec.decode(codec.encode(request));
    }

    @Test
    void theSameSeedTellsTheSameOfThem() {
        List<Ruling> rulings = new ArrayList<>();
        String told = new Play(Written.scenario(EVERYTHING)).play(SEED, request -> {}, rulings::add);
        List<Ruling> again = new ArrayList<>();

        assertThat(new Play(Written.scenario(EVERYTHING)).play(SEED, request -> {}, again::add))
                .isEqualTo(told)
                .contains("by an agent they know");
        assertThat(again).isEqualTo(rulings);
    }

    /** The one queue asks nobody who they are: there it is chance. */
    @Test
    void ourRoutingBringsCustomersBackToWhomTheyKnow() {
        String told = new Play(Written.scenario("hours: 48", "load: 0.6", "customers: {count: 500}"))
                .play(SEED, request -> {}, ruling -> {});

        Matcher shares =
                Pattern.compile("by an agent they know +([0-9.]+) +([0-9.]+)").matcher(told);
        assertThat(shares.find()).as(told).isTrue();
        assertThat(Double.parseDouble(shares.group(1)))
                .as("ours, and one queue: seed %d%n%s", SEED, told)
                .isGreaterThan(1.1 * Double.parseDouble(shares.group(2)));
    }

    /** What a customer was told last is another policy's doing. */
    @Test
    void eachPolicyWritesAHistoryOfItsOwnForTheSameCustomers() {
        Scenario scenario = Written.scenario(EVERYTHING).scenario();
        List<Contact> queue = lived(scenario, new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE));
        List<Contact> edf =
                lived(scenario, new CentralRouter(scenario, Disciplines.EARLIEST_DEADLINE, Integer.MAX_VALUE));

        assertThat(customers(queue)).isEqualTo(customers(edf));
        assertThat(queue.stream().map(each -> each.background).toList())
                .isNotEqualTo(edf.stream().map(each -> each.background).toList());
    }

    private static List<List<Long>> customers(List<Contact> contacts) {
        return contacts.stream()
                .filter(each -> each.attempt == 0)
                .limit(500)
                .map(each -> Arrays.asList(each.number, (long) each.customer, (long) each.region))
                .toList();
    }

    private static List<Contact> lived(Scenario scenario, Router router) {
        List<Contact> contacts = new ArrayList<>();
        Watcher watcher = new Watcher() {
            @Override
            public void arrived(Contact contact) {
                contacts.add(contact);
            }

            @Override
            public void settled(Contact contact) {}

            @Override
            public boolean isEnough() {
                return contacts.size() >= 1_000;
            }
        };
        new Hall(scenario, router, watcher, SEED).run();
        return contacts;
    }

    @Test
    void whatIsWrongWithCustomersIsALine() {
        Written.refused("customers: {}", "has no \"count\": add count: ...");
        Written.refused("customers: {count: 0}", "scenario.customers.count: \"0\" is not a count: write 1 to 1000000");
        Written.refused("customers: {count: 10, activity: 4}", "\"4\" is not a number from 0.0 to 3.0");
        Written.refused("customers: {count: 10, tiers: [1, 2]}", "has 2 shares: give one for each of the tiers 0 to 4");
        Written.refused("customers: {count: 10, tiers: [0, 0, 0, 0, 0]}", "nobody is of any tier: give one of them");
        Written.refused("customers: {count: 10, regions: {}}", "is empty: name a region with its share, or remove it");
        Written.refused("customers: {count: 10, regions: {north: 0}}", "\"0\" is not a number from 0.001");
        Written.refused("customers: {cuont: 10}", "unknown key \"cuont\": did you mean count?");
    }
}
