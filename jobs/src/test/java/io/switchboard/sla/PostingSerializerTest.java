package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.ItemType;
import java.io.IOException;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What goes from one task to another arrives as it was. */
class PostingSerializerTest {

    private static final long SEED = 20261127;

    private final TypeSerializer<Posting> serializer = new PostingSerializer();

    @Test
    void everyPostingArrivesAsItWasSentWhereverTimeHadCome() throws IOException {
        Long[] tides = {null, 0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1_772_452_800_000L};
        for (int run = 0; run < 500; run++) {
            Random random = new Random(SEED + run);
            for (Posting posting : WholeDesk.history(random, 30)) {
                Long tide = tides[random.nextInt(tides.length)];
                Posting sent = new Posting(posting.itemId(), posting.type(), posting.entry(), tide);
                assertThat(arrived(sent)).as("run %d of seed %d", run, SEED).isEqualTo(sent);
            }
        }
    }

    @Test
    void ofACallThatSaysNothingOfItselfNothingArrives() throws IOException {
        Posting sent = new Posting(null, ItemType.CALL, null, null);
        assertThat(arrived(sent)).isEqualTo(sent);
    }

    private Posting arrived(Posting sent) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(sent, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Posting posting = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return posting;
    }
}
