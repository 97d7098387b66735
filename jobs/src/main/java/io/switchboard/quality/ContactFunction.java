package io.switchboard.quality;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Links the contacts of a customer about the same. Decides nothing itself. */
public final class ContactFunction extends KeyedProcessFunction<String, Linked, Recount> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "contacts";

    private static final long serialVersionUID = 1;

    private final ContactRules rules;

    private transient ListState<Contact> contacts;

    public ContactFunction(ContactRules rules) {
        this.rules = rules;
    }

    static ListStateDescriptor<Contact> contactsState() {
        return new ListStateDescriptor<>("contacts", TypeInformation.of(Contact.class));
    }

    @Override
    public void open(OpenContext context) {
        contacts = getRuntimeContext().getListState(contactsState());
    }

    @Override
    public void processElement(Linked linked, Context context, Collector<Recount> out) throws Exception {
        long time = context.timerService().currentWatermark();
        List<Contact> before = rules.kept(known(), time);
        List<Contact> after = rules.after(linked, before, time);
        List<Counted> differences = rules.differences(before, after);
        if (!differences.isEmpty()) {
            out.collect(new Recount(differences));
        }
        contacts.update(after);
        if (!linked.gone()) {
            context.timerService().registerEventTimeTimer(rules.until(linked.contact()));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Recount> out) throws Exception {
        contacts.update(rules.kept(known(), timestamp));
    }

    private List<Contact> known() throws Exception {
        List<Contact> known = new ArrayList<>();
        contacts.get().forEach(known::add);
        return known;
    }
}
