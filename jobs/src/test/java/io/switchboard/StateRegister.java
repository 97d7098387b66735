package io.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.StateDescriptor;

/** docs/state.md, in which everything stands that is kept. */
public final class StateRegister {

    private static final Path REGISTER = Path.of("../docs/state.md");

    private StateRegister() {}

    /** The operator with its states has a section of its own. */
    public static void lists(String uid, StateDescriptor<?, ?>... states) throws IOException {
        String section = Files.readAllLines(REGISTER).stream()
                .dropWhile(line -> !line.startsWith("## Operator `" + uid + "`"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
        assertThat(section)
                .as("the section of operator %s", uid)
                .contains(Arrays.stream(states)
                        .map(state -> "| `" + state.getName() + "` |")
                        .toList());
    }

    /** The record and all records in it stand there with their components, in order. */
    public static void lists(Class<?> root) throws IOException {
        String register = Files.readString(REGISTER);
        for (Class<?> record : recordsIn(root)) {
            String components = Stream.of(record.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.joining(", "));
            assertThat(register)
                    .as("docs/state.md lists every record of the state with its components, in order")
                    .contains("| `" + record.getName() + "` | " + components + " |");
        }
    }

    private static Set<Class<?>> recordsIn(Class<?> root) {
        Set<Class<?>> found = new LinkedHashSet<>();
        found.add(root);
        for (RecordComponent component : root.getRecordComponents()) {
            Type type = component.getGenericType();
            Type inner = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
            if (inner instanceof Class<?> part && part.isRecord()) {
                found.addAll(recordsIn(part));
            }
        }
        return found;
    }
}
