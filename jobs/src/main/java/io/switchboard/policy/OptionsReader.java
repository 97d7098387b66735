package io.switchboard.policy;

import java.util.Optional;

/** Reads how a clock departs from what is usual. */
final class OptionsReader {

    private OptionsReader() {}

    static ClockOptions read(Node clock, Level target) {
        long maxAge = clock.find("maxAge").map(Node::promisedMillis).orElse(0L);
        Optional<Node> options = clock.find("options");
        options.ifPresent(node -> node.only(
                "fulfilOnAgentCreate",
                "internalNoteFulfils",
                "backdate",
                "continueWhilePaused",
                "forceChain",
                "maxPause",
                "courtesy"));
        Optional<Node> courtesy = options.flatMap(node -> node.find("courtesy"));
        courtesy.ifPresent(node -> node.only("window", "when"));
        return new ClockOptions(
                chosen(options, "fulfilOnAgentCreate"),
                chosen(options, "internalNoteFulfils"),
                chosen(options, "backdate"),
                chosen(options, "continueWhilePaused"),
                chosen(options, "forceChain"),
                options.flatMap(node -> node.find("maxPause"))
                        .map(Node::promisedMillis)
                        .orElse(0L),
                maxAge,
                courtesy.map(node -> node.get("window").promisedMillis()).orElse(0L),
                courtesy.map(node -> node.get("when").condition()).orElse(null),
                target);
    }

    private static boolean chosen(Optional<Node> options, String key) {
        return options.flatMap(node -> node.find(key)).map(Node::yes).orElse(false);
    }
}
