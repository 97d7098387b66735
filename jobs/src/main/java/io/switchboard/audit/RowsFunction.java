package io.switchboard.audit;

import java.time.Duration;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** Gathers what was told of each window of everybody and of each member, and has it judged after a while, until it is final. */
public final class RowsFunction extends PatientFunction<String, Restated, RowFile> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "rows";

    private static final long serialVersionUID = 1;

    private final long patienceMs;

    private transient Progress progress;

    public RowsFunction(Duration patience) {
        super(patience);
        patienceMs = patience.toMillis();
    }

    static ValueStateDescriptor<RowFile> rowsState() {
        return state("rows", RowFile.class);
    }

    @Override
    ValueStateDescriptor<RowFile> state() {
        return rowsState();
    }

    @Override
    RowFile take(Restated row, RowFile known, long now, Context context) {
        RowFile file = known == null ? RowFile.of(row, progress(now).isNew(row, now)) : known;
        progress(now).see(row, now);
        return file.with(row.row(), now);
    }

    @Override
    RowFile beforeJudging(RowFile known, long now) {
        return progress(now).isOvertaken(known.order(), known.end(), now) ? known.asOvertaken() : known;
    }

    private Progress progress(long now) {
        if (progress == null) {
            progress = new Progress(patienceMs, now);
        }
        return progress;
    }
}
