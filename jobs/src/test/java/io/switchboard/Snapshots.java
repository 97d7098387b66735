package io.switchboard;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/** What operators kept in each shape of their state that was ever released. */
public final class Snapshots {

    private static final Path FOLDER = Path.of("src/test/resources/state");

    /** Set to write the snapshot of a new shape: ./mvnw -pl jobs test -Dtest=RoutingStateTest -Dswitchboard.snapshot=4 */
    private static final String NEW_SHAPE = System.getProperty("switchboard.snapshot");

    private Snapshots() {}

    /** By their numbers. */
    public static List<Path> of(String operator) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(operator + "-"))
                    .sorted()
                    .toList();
        }
    }

    /** Before it is opened. */
    public static void restore(AbstractStreamOperatorTestHarness<?> harness, Path snapshot) throws Exception {
        harness.initializeState(OperatorSnapshotUtil.readStateHandle(snapshot.toString()));
    }

    /** If somebody asked for a new shape. */
    public static void write(String operator, AbstractStreamOperatorTestHarness<?> harness) throws Exception {
        if (NEW_SHAPE != null) {
            Path file = FOLDER.resolve("%s-%s.snapshot".formatted(operator, NEW_SHAPE));
            OperatorSnapshotUtil.writeStateHandle(harness.snapshot(1, 1), file.toString());
        }
    }

    /** All values in the states, of all keys, and the keys of maps, which can be records, too. */
    public static List<Object> kept(AbstractStreamOperatorTestHarness<?> harness, StateDescriptor<?, ?>... states)
            throws Exception {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
        List<Object> kept = new ArrayList<>();
        for (StateDescriptor<?, ?> state : states) {
            for (Object key : keys(operator, state)) {
                operator.setCurrentKey(key);
                if (state instanceof ValueStateDescriptor<?> one) {
                    kept.add(operator.getRuntimeContext().getState(one).value());
                } else if (state instanceof MapStateDescriptor<?, ?> map) {
                    for (Map.Entry<?, ?> each :
                            operator.getRuntimeContext().getMapState(map).entries()) {
                        kept.add(each.getKey());
                        kept.add(each.getValue());
                    }
                } else if (state instanceof ListStateDescriptor<?> list) {
                    operator.getRuntimeContext().getListState(list).get().forEach(kept::add);
                }
            }
        }
        return kept;
    }

    private static List<?> keys(AbstractStreamOperator<?> operator, StateDescriptor<?, ?> state) {
        try (Stream<?> keys = operator.getKeyedStateBackend().getKeys(state.getName(), VoidNamespace.INSTANCE)) {
            return keys.distinct().toList();
        }
    }

    /** Components that hold 0, null, false or nothing in every instance of their record: nobody would miss a renamed one. */
    public static List<String> atDefault(Collection<?> roots) throws ReflectiveOperationException {
        List<Record> all = new ArrayList<>();
        collect(roots, all);
        List<String> missing = new ArrayList<>();
        for (Class<?> type : all.stream().map(Record::getClass).distinct().toList()) {
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                boolean held = false;
                for (Record record : all) {
                    held |= record.getClass() == type
                            && !isDefault(component.getAccessor().invoke(record));
                }
                if (!held) {
                    missing.add(type.getSimpleName().toLowerCase(Locale.ROOT) + "." + component.getName());
                }
            }
        }
        return missing;
    }

    private static void collect(Object value, List<Record> found) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            found.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(component.getAccessor().invoke(record), found);
            }
        } else {
            for (Object element : elements(value)) {
                collect(element, found);
            }
        }
    }

    private static Collection<?> elements(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        if (value instanceof Object[] array) {
            return List.of(array);
        }
        return value instanceof Collection<?> several ? several : List.of();
    }

    private static boolean isDefault(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() == 0;
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty();
        }
        return value == null
                || value.equals(false)
                || value.equals("")
                || (value.getClass().isArray() && isAllDefault(value));
    }

    private static boolean isAllDefault(Object array) {
        return IntStream.range(0, Array.getLength(array)).allMatch(i -> isDefault(Array.get(array, i)));
    }
}
