package io.switchboard.twin.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the city of Boston's promises down as a policy document, one policy for each type of request. What the
 * promises are is read off the deadlines that the city gave: N business days, or a span of calendar time.
 */
final class BostonPolicies {

    private static final String HEAD =
            """
            # yaml-language-server: $schema=policy.schema.json
            # What the city of Boston promised in 2015, one policy for each type of request. Written by BostonPoliciesTest from
            # policies.json beside the recording: change it there. A type that is not listed has no deadline.

            calendars:
              city:
                zone: America/New_York
                open:
                  - {days: Mon-Fri, hours: "08:30-17:00"}
                holidays:
                  - 2015-01-01
                  - 2015-01-19
                  - 2015-02-16
                  - 2015-04-20
                  - 2015-05-25
                  - 2015-09-07
                  - 2015-10-12
                  - 2015-11-11
                  - 2015-11-26
                  - 2015-12-25
                  - 2016-01-01
                  - 2016-01-18

              # A deadline of so many days is at the same time by the city's clock, whatever the clock did meanwhile.
              every-day: {zone: America/New_York, open: 24x7}

            policies:
            """;

    /** In the afternoon of 16 February 2015 the city made other promises for what was opened from then on. */
    private static final String CHANGED = "2015-02-16T18:00:00Z";

    /** What it had promised until then, where the deadlines show it, as policies.json writes it. */
    private static final Map<String, String> EARLIER = Map.ofEntries(
            Map.entry("Abandoned Vehicles", "20 bd"),
            Map.entry("Contractor Complaints", "5 bd"),
            Map.entry("New Tree Requests", "cal 17280h"),
            Map.entry("PWD Graffiti", "45 bd"),
            Map.entry("Parking Meter Repairs", "15 bd"),
            Map.entry("Recycling Cart Return", "10 bd"),
            Map.entry("Request for Litter Basket Installation", "10 bd"),
            Map.entry("Request for Recycling Cart", "20 bd"),
            Map.entry("Requests for Traffic Signal Studies or Reviews", "cal 2160h"),
            Map.entry("Sidewalk Repair (Make Safe)", "2 bd"),
            Map.entry("Sticker Request", "2 bd"),
            Map.entry("Traffic Signal Repair", "1 bd"),
            Map.entry("Tree Maintenance Requests", "cal 13080h"));

    private static final int MINUTES_A_DAY = 24 * 60;

    /** policies.json reads them off stamps that are a minute or two off. */
    private static final int TOLERANCE_MINUTES = 3;

    private BostonPolicies() {}

    /** @param json type of request to {@code {"policy": "10 bd"}} or {@code {"policy": "cal 24h"}} */
    static String document(String json) throws IOException {
        Map<String, String> promises = new TreeMap<>();
        for (Map.Entry<String, JsonNode> type :
                new ObjectMapper().readTree(json).properties()) {
            promises.put(type.getKey(), type.getValue().required("policy").asText());
        }
        StringBuilder document = new StringBuilder(HEAD);
        promises.forEach((type, promise) -> document.append(policies(type, promise)));
        return document.toString();
    }

    /** The newer version first. */
    private static String policies(String type, String promise) {
        Optional<String> target = target(promise);
        if (target.isEmpty()) {
            return "";
        }
        String earlier = EARLIER.get(type);
        return earlier == null
                ? policy(type, 1, "", target.get())
                : policy(type, 2, "    effectiveFrom: %s\n    publish: NEW_ONLY\n".formatted(CHANGED), target.get())
                        + policy(type, 1, "", target(earlier).orElseThrow());
    }

    private static String policy(String type, int version, String publication, String target) {
        return """
                  - id: %s
                    version: %d
                %s    items: TICKET
                    when: 'item.category == "%s"'
                    defaultPriority: P3
                    clocks:
                      - {clock: TOTAL_RESOLUTION, targets: {default: %s}}
                """
                .formatted(id(type), version, publication, type, target);
    }

    private static String id(String type) {
        return type.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Empty where nothing is promised ("cal 0h"). */
    private static Optional<String> target(String promise) {
        String[] words = promise.split(" ", 2);
        if (words[1].equals("bd")) {
            return Optional.of("{workingDays: %s, calendar: city}".formatted(words[0]));
        }
        long minutes = Math.round(60 * Double.parseDouble(words[1].replace("h", "")));
        long days = Math.round((double) minutes / MINUTES_A_DAY);
        if (days > 0 && Math.abs(minutes - days * MINUTES_A_DAY) <= TOLERANCE_MINUTES) {
            return Optional.of("{workingDays: %d, calendar: every-day}".formatted(days));
        }
        return minutes == 0
                ? Optional.empty()
                : Optional.of("{within: %dh %dm, calendar: every-day}".formatted(minutes / 60, minutes % 60));
    }
}
