package io.switchboard.twin.sim;

import io.switchboard.routing.Decision;
import io.switchboard.routing.Ruling;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.util.function.Consumer;

/**
 * Makes every so many-th choice once more, from nothing but the record that would stand in {@code routing-decisions}.
 */
final class Recall implements Consumer<Decision> {

    private final Codec<Ruling> codec = WireFormat.AVRO_SINGLE_OBJECT.routingDecisions();
    private final String domain;
    private final long every;
    private long choices;
    private long recalled;

    /** Of the choices of a domain. */
    Recall(String domain, long every) {
        this.domain = domain;
        this.every = every;
    }

    @Override
    public void accept(Decision decision) {
        if (decision.candidates().isEmpty()) {
            return;
        }
        choices++;
        if (choices % every == 0) {
            recall(new Ruling(domain, choices, decision));
            recalled++;
        }
    }

    private void recall(Ruling ruling) {
        Ruling read = codec.decode(codec.encode(ruling));
        if (!read.equals(ruling)) {
            throw new IllegalStateException(
                    "%s is not what its record says: %s, but %s".formatted(ruling.id(), ruling, read));
        }
        if (!read.decision().isTheSameAgain()) {
            throw new IllegalStateException("%s comes out otherwise from its record alone: %s, but %s"
                    .formatted(read.id(), read, read.decision().recompute()));
        }
    }

    long choices() {
        return choices;
    }

    long recalled() {
        return recalled;
    }
}
