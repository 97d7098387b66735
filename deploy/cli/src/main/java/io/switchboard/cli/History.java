package io.switchboard.cli;

import io.switchboard.deploy.TopicReader;
import io.switchboard.event.Customer;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.recorded.Feed;
import io.switchboard.wire.Codec;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All that happened to items, as the job took it: what it put aside as unreadable or too late did not happen. */
final class History {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;
    private static final long SORT_MEMORY = 64L << 20;
    private static final long TELL_EVERY = 10_000;

    private final Map<String, List<Posting>> items = new LinkedHashMap<>();
    private final Map<String, List<Customer>> customers = new HashMap<>();
    private final Set<String> putAside = new HashSet<>();
    private final Predicate<Posting> wanted;
    private final LongConsumer progress;
    private long count;
    private long last;

    private History(Predicate<Posting> wanted, LongConsumer progress) {
        this.wanted = wanted;
        this.progress = progress;
    }

    /**
     * Of a recording.
     *
     * @param progress is told now and then how many events were read
     * @param refused is told of lines that nobody can read
     */
    static History of(
            Feed feed, List<Path> files, Predicate<Posting> wanted, LongConsumer progress, RefusedLines refused) {
        History history = new History(wanted, progress);
        Packer packer = new Packer(FORMAT.ticketEvents(), FORMAT.callEvents());
        try (Parcels parcels = feed.open(files, packer, SORT_MEMORY, refused)) {
            refused.sum();
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                if (parcel.isReadable()) {
                    history.take(posting(parcel, packer));
                }
            }
        }
        history.inherit();
        return history;
    }

    /** Of what is committed in the topics. */
    static History of(TopicReader reader, Predicate<Posting> wanted, LongConsumer progress) {
        History history = new History(wanted, progress);
        history.read(reader, Topics.DEAD_LETTERS, FORMAT.deadLetters(), letter -> null, history::refused);
        history.read(
                reader,
                Topics.TOO_LATE,
                FORMAT.tooLate(),
                late -> null,
                late -> history.putAside.add(late.itemId() + " " + late.eventId()));
        history.read(reader, Topics.TICKET_EVENTS, FORMAT.ticketEvents(), Posting::of, event -> {});
        history.read(reader, Topics.CALL_EVENTS, FORMAT.callEvents(), Posting::of, event -> {});
        history.read(reader, Topics.ESCALATION_ACKS, FORMAT.acks(), Posting::of, ack -> {});
        history.read(reader, Topics.CUSTOMERS, FORMAT.customers(), customer -> null, customer -> history.customers
                .computeIfAbsent(customer.customerId(), id -> new ArrayList<>())
                .add(customer));
        history.inherit();
        history.introduce();
        return history;
    }

    /** By type and id, in the order of their first event. */
    Map<String, List<Posting>> items() {
        return items;
    }

    long events() {
        return count;
    }

    /** When the last of them happened, in epoch milliseconds. */
    long last() {
        return last;
    }

    private <T> void read(
            TopicReader reader, String topic, Codec<T> codec, Function<T, Posting> posting, Consumer<T> also) {
        reader.readToEnd(topic, record -> {
            if (record.value() != null && codec.recognises(record.value()) && !putAside.contains(place(record))) {
                decode(codec, record.value(), posting, also);
            }
        });
    }

    /** What cannot be read the job refuses, too: it has become, or will be, a dead letter. */
    private <T> void decode(Codec<T> codec, byte[] bytes, Function<T, Posting> posting, Consumer<T> also) {
        T value;
        try {
            value = codec.decode(bytes);
        } catch (IllegalArgumentException refused) {
            return;
        }
        also.accept(value);
        Posting post = posting.apply(value);
        if (post != null && !isPutAside(post)) {
            take(post);
        }
    }

    private boolean isPutAside(Posting posting) {
        return putAside.contains(posting.itemId() + " " + posting.entry().eventId());
    }

    private void refused(DeadLetter letter) {
        putAside.add(letter.topic() + "-" + letter.partition() + "@" + letter.offset());
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static Posting posting(Parcel parcel, Packer packer) {
        return switch (parcel.type()) {
            case TICKET -> Posting.of(packer.tickets().decode(parcel.bytes()));
            case CALL -> Posting.of(packer.calls().decode(parcel.bytes()));
        };
    }

    private void take(Posting posting) {
        count++;
        last = Math.max(last, posting.entry().at());
        if (wanted.test(posting)) {
            items.computeIfAbsent(posting.key(), key -> new ArrayList<>()).add(posting);
        }
        if (count % TELL_EVERY == 0) {
            progress.accept(count);
        }
    }

    /** Messages of merged tickets (R-30). */
    private void inherit() {
        List<Posting> inherited = new ArrayList<>();
        for (List<Posting> postings : items.values()) {
            inherited.addAll(Rehearsal.inherited(postings));
        }
        inherited.stream().filter(posting -> !isPutAside(posting)).forEach(posting -> items.computeIfAbsent(
                        posting.key(), key -> new ArrayList<>())
                .add(posting));
    }

    /** Each item gets to know its customers (R-51). */
    private void introduce() {
        items.values().forEach(postings -> {
            Set<String> ids = new HashSet<>();
            postings.forEach(posting -> ids.add(posting.entry().customerId()));
            Posting first = postings.get(0);
            ids.stream()
                    .flatMap(id -> customers.getOrDefault(id, List.of()).stream())
                    .forEach(customer -> postings.add(Posting.of(customer, first.itemId(), first.type())));
        });
    }
}
