package io.switchboard.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** Gathers what was told of each window of everybody, and has it judged after a while, until it is final. */
public final class RowsFunction extends PatientFunction<String, Restated, RowFile> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "rows";

    private static final long serialVersionUID = 1;

    /** Which window of each series was the last to be final, of those that were seen here since the start. */
    private transient Map<String, Long> newestFinal;

    public RowsFunction(Duration patience) {
        super(patience);
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
        if (row.row().last()) {
            newestFinal().merge(row.series(), row.start(), Math::max);
        }
        return (known == null ? RowFile.of(row) : known).with(row.row(), now);
    }

    @Override
    RowFile beforeJudging(RowFile known) {
        return newestFinal().getOrDefault(known.series(), Long.MIN_VALUE) > known.start() ? known.asOvertaken() : known;
    }

    private Map<String, Long> newestFinal() {
        if (newestFinal == null) {
            newestFinal = new HashMap<>();
        }
        return newestFinal;
    }
}
