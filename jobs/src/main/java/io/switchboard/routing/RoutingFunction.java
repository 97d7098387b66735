package io.switchboard.routing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The one writer of each routing domain: requests wait until nothing older can come, then they happen in their one
 * order. Decides nothing itself.
 *
 * @param <P> how a book comes in
 * @param <D> how one that cannot be used is put aside
 */
public final class RoutingFunction<P, D> extends KeyedBroadcastProcessFunction<String, Request, P, Ruling> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "routing";

    /** Items that go to other domains. */
    public static final OutputTag<Request> TRANSFERS = new OutputTag<>("transfers", TypeInformation.of(Request.class));

    /** How pools have come to help others, or ceased to. */
    public static final OutputTag<Relief> RELIEFS = new OutputTag<>("reliefs", TypeInformation.of(Relief.class));

    /** Items that have come for the first time, in the order in which they happened. */
    public static final OutputTag<Request> ENTERED = new OutputTag<>("entered", TypeInformation.of(Request.class));

    private static final long serialVersionUID = 1;

    private final String bookName;
    private final String book;
    private final SerializableFunction<P, BookPublication> content;
    private final OutputTag<D> refusals;
    private final Refusal<P, D> refusal;

    private transient ValueState<KeptDomain> domain;
    private transient ValueState<Long> told;
    private transient MapState<String, KeptItem> items;
    private transient MapState<String, KeptAgent> agents;
    private transient MapState<String, Moved> moved;
    private transient MapState<String, Guest> guests;
    private transient MapState<String, KeptHelp> help;
    private transient MapState<Long, List<Request>> inbox;
    private transient Map<String, RoutingDomain> domains;
    private transient RoutingBooks books;
    private transient Counter decisions;
    private transient Counter late;
    private transient Counter refused;

    /** What becomes of a book that cannot be used. */
    public interface Refusal<P, D> extends Serializable {

        D of(P published, String reason);
    }

    /**
     * With the book that has always been in force.
     *
     * @param bookName what errors call it
     * @param content of what comes in
     * @param refusals where to put aside what cannot be used, in the form that {@code refusal} gives it
     */
    public RoutingFunction(
            String bookName,
            String book,
            SerializableFunction<P, BookPublication> content,
            OutputTag<D> refusals,
            Refusal<P, D> refusal) {
        this.bookName = bookName;
        this.book = book;
        this.content = content;
        this.refusals = refusals;
        this.refusal = refusal;
    }

    static ValueStateDescriptor<KeptDomain> domainState() {
        return new ValueStateDescriptor<>("domain", TypeInformation.of(KeptDomain.class));
    }

    /** The number of the last decision. */
    static ValueStateDescriptor<Long> toldState() {
        return new ValueStateDescriptor<>("told", Types.LONG);
    }

    static MapStateDescriptor<String, KeptItem> itemsState() {
        return new MapStateDescriptor<>("items", Types.STRING, TypeInformation.of(KeptItem.class));
    }

    static MapStateDescriptor<String, KeptAgent> agentsState() {
        return new MapStateDescriptor<>("agents", Types.STRING, TypeInformation.of(KeptAgent.class));
    }

    /** Where items went that overflowed. */
    static MapStateDescriptor<String, Moved> movedState() {
        return new MapStateDescriptor<>("moved", Types.STRING, TypeInformation.of(Moved.class));
    }

    /** Items that overflowed to here. */
    static MapStateDescriptor<String, Guest> guestsState() {
        return new MapStateDescriptor<>("guests", Types.STRING, TypeInformation.of(Guest.class));
    }

    /** Which pools help which others. */
    static MapStateDescriptor<String, KeptHelp> helpState() {
        return new MapStateDescriptor<>("help", Types.STRING, TypeInformation.of(KeptHelp.class));
    }

    /** What has not happened yet, by its time. */
    static MapStateDescriptor<Long, List<Request>> inboxState() {
        return new MapStateDescriptor<>("inbox", Types.LONG, Types.LIST(TypeInformation.of(Request.class)));
    }

    /** What was published while the job ran, by its key. */
    public static MapStateDescriptor<String, BookPublication> booksState() {
        return new MapStateDescriptor<>("books", Types.STRING, TypeInformation.of(BookPublication.class));
    }

    @Override
    public void open(OpenContext context) {
        domain = getRuntimeContext().getState(domainState());
        told = getRuntimeContext().getState(toldState());
        items = getRuntimeContext().getMapState(itemsState());
        agents = getRuntimeContext().getMapState(agentsState());
        moved = getRuntimeContext().getMapState(movedState());
        guests = getRuntimeContext().getMapState(guestsState());
        help = getRuntimeContext().getMapState(helpState());
        inbox = getRuntimeContext().getMapState(inboxState());
        domains = new HashMap<>();
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("routing");
        decisions = metrics.counter("decisions");
        late = metrics.counter("late");
        refused = metrics.counter("books_refused");
        metrics.gauge("waiting", () -> domains.values().stream()
                .mapToLong(each -> each.counts().waiting())
                .sum());
    }

    @Override
    public void processElement(Request request, ReadOnlyContext context, Collector<Ruling> out) throws Exception {
        if (request.at() <= context.currentWatermark()) {
            late.inc();
        }
        List<Request> waiting = inbox.get(request.at());
        List<Request> together = waiting == null ? new ArrayList<>() : new ArrayList<>(waiting);
        if (together.stream().noneMatch(each -> each.eventId().equals(request.eventId()))) {
            together.add(request);
            inbox.put(request.at(), together);
            context.timerService().registerEventTimeTimer(request.at());
        }
    }

    /** A timer is only a reason to look: one that is stale finds nothing to do. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Ruling> out) throws Exception {
        RoutingBooks known = books(context.getBroadcastState(booksState()));
        RoutingDomain here = domain(context.getCurrentKey(), known, timestamp);
        List<Ruling> rulings = new ArrayList<>(here.until(timestamp, known));
        List<Request> due = inbox.get(timestamp);
        if (due != null) {
            inbox.remove(timestamp);
            due.stream().sorted(Request.IN_ORDER).forEach(request -> {
                List<Ruling> decided = here.take(request, known);
                rulings.addAll(decided);
                if (FirstArrival.is(request, decided)) {
                    context.output(ENTERED, request);
                }
            });
        }
        rulings.forEach(out::collect);
        decisions.inc(rulings.size());
        here.transfers().forEach(request -> context.output(TRANSFERS, request));
        here.reliefs().forEach(relief -> context.output(RELIEFS, relief));
        keep(here);
        here.wakeAt().ifPresent(at -> context.timerService().registerEventTimeTimer(at));
    }

    private RoutingDomain domain(String key, RoutingBooks known, long at) throws Exception {
        RoutingDomain here = domains.get(key);
        if (here == null) {
            here = domain.value() == null ? RoutingDomain.opened(key, known, at) : resumed(key, known);
            domains.put(key, here);
        }
        return here;
    }

    private RoutingDomain resumed(String key, RoutingBooks known) throws Exception {
        List<KeptItem> waiting = new ArrayList<>();
        items.values().forEach(waiting::add);
        List<KeptAgent> present = new ArrayList<>();
        agents.values().forEach(present::add);
        List<KeptHelp> helping = new ArrayList<>();
        help.values().forEach(helping::add);
        return RoutingDomain.resumed(
                key, known, told.value(), new Kept(domain.value(), waiting, present, helping), all(moved), all(guests));
    }

    private static <T> Map<String, T> all(MapState<String, T> state) throws Exception {
        Map<String, T> all = new HashMap<>();
        for (Map.Entry<String, T> one : state.entries()) {
            all.put(one.getKey(), one.getValue());
        }
        return all;
    }

    private void keep(RoutingDomain here) throws Exception {
        for (String id : here.changes().items()) {
            put(items, id, here.dispatcher().keptItem(id));
        }
        for (String id : here.changes().agents()) {
            put(agents, id, here.dispatcher().keptAgent(id));
        }
        for (String id : here.changes().moved()) {
            put(moved, id, here.elsewhere().kept(id));
        }
        for (String id : here.changes().guests()) {
            put(guests, id, here.guests().kept(id));
        }
        for (String key : here.changes().help()) {
            put(help, key, here.dispatcher().keptHelp(key));
        }
        here.changes().forget();
        domain.update(here.dispatcher().keptDomain());
        told.update(here.told());
    }

    private static <T> void put(MapState<String, T> state, String id, T kept) throws Exception {
        if (kept == null) {
            state.remove(id);
        } else {
            state.put(id, kept);
        }
    }

    @Override
    public void processBroadcastElement(P published, Context context, Collector<Ruling> out) throws Exception {
        RoutingBooks known = books(context.getBroadcastState(booksState()));
        BookPublication publication = content.apply(published);
        try {
            books = known.with(publication);
            if (books != known) { // what is known already counts from when it was heard of first, after a restore, too
                context.getBroadcastState(booksState()).put(publication.key(), publication);
            }
        } catch (IllegalArgumentException e) {
            refused.inc();
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(refusals, refusal.of(published, e.getMessage()));
            }
        }
    }

    /** In the order of their versions, whatever order the state keeps them in; all were usable when they came. */
    private RoutingBooks books(ReadOnlyBroadcastState<String, BookPublication> state) throws Exception {
        if (books == null) {
            List<BookPublication> published = new ArrayList<>();
            state.immutableEntries().forEach(entry -> published.add(entry.getValue()));
            books = RoutingBooks.of(BookReader.read(bookName, book)).withAll(published);
        }
        return books;
    }
}
