package io.switchboard.twin.sim;

import io.switchboard.policy.Node;
import java.util.List;
import java.util.Map;

/**
 * The customers of a scenario, before chance.
 *
 * @param size how many there are; 0 if every contact is a stranger's
 * @param activity exponent of Zipf's law: the n-th asks n^-activity times as often as the first
 * @param tiers shares of the tiers 0 to 4
 * @param regions where they are, by name; none if that is not asked
 * @param regionShares of those, in their order
 */
record Population(int size, double activity, List<Double> tiers, List<String> regions, List<Double> regionShares) {

    static final Population STRANGERS = new Population(0, 0, List.of(), List.of(), List.of());

    private static final int MOST = 1_000_000;
    private static final double MOST_ACTIVE = 3;
    private static final double MOST_SHARE = 1_000;
    private static final double LEAST_SHARE = 0.001;
    private static final int TIERS = 5;
    private static final List<Double> USUAL_TIERS = List.of(0.5, 0.25, 0.15, 0.07, 0.03);

    /** The golden ratio: its multiples spread evenly, however many they are. */
    private static final double RATIO = 0.6180339887498949;

    /** As a scenario tells of them. */
    static Population read(Node customers) {
        customers.only("count", "activity", "tiers", "regions");
        Map<String, Node> regions = customers.find("regions").map(Node::parts).orElse(Map.of());
        if (regions.isEmpty() && customers.find("regions").isPresent()) {
            throw customers.get("regions").wrong("is empty: name a region with its share, or remove it");
        }
        return new Population(
                customers.get("count").count(1, MOST),
                customers
                        .find("activity")
                        .map(each -> each.number(0, MOST_ACTIVE))
                        .orElse(1.0),
                customers.find("tiers").map(Population::tierShares).orElse(USUAL_TIERS),
                List.copyOf(regions.keySet()),
                regions.values().stream()
                        .map(share -> share.number(LEAST_SHARE, MOST_SHARE))
                        .toList());
    }

    private static List<Double> tierShares(Node tiers) {
        List<Double> shares =
                tiers.list().stream().map(share -> share.number(0, MOST_SHARE)).toList();
        if (shares.size() != TIERS) {
            throw tiers.wrong("has %d shares: give one for each of the tiers 0 to 4".formatted(shares.size()));
        }
        if (shares.stream().noneMatch(share -> share > 0)) {
            throw tiers.wrong("nobody is of any tier: give one of them a share above 0");
        }
        return shares;
    }

    boolean isKnown() {
        return size > 0;
    }

    /** Where the n-th agent of a team is: they are spread as the customers are. */
    String regionOf(int agent) {
        return regions.isEmpty() ? "" : regions.get(place(regionShares, (0.5 + agent * RATIO) % 1));
    }

    /** In which of the shares a part {@code u} of all of them ends, 0 to 1. */
    static int place(List<Double> shares, double u) {
        double left = u * shares.stream().mapToDouble(share -> share).sum();
        for (int place = 0; place < shares.size() - 1; place++) {
            left -= shares.get(place);
            if (left < 0) {
                return place;
            }
        }
        return Math.max(0, shares.size() - 1);
    }
}
