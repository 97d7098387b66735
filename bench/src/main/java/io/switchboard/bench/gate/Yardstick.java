package io.switchboard.bench.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Work that nobody here can make slower, of the kind that ours is: maps, lists, texts and bytes of the JDK. What a part
 * costs is told in multiples of it, since the speed of a shared machine changes from minute to minute.
 */
final class Yardstick {

    private static final int MANY = 1_024;
    private static final int FEW = 8;

    private final Map<String, Integer> places = new HashMap<>();
    private final TreeMap<Long, String> inOrder = new TreeMap<>();
    private long next;

    /** The same in each run. */
    Yardstick() {
        Random random = new Random(20_261_127);
        for (int i = 0; i < MANY; i++) {
            String name = "ticket-" + random.nextInt(1_000_000);
            places.put(name, i);
            inOrder.put(random.nextLong(), name);
        }
    }

    Object once() {
        next += Long.MAX_VALUE / MANY;
        List<String> found = new ArrayList<>();
        Long at = inOrder.ceilingKey(next);
        while (found.size() < FEW && at != null) {
            found.add(inOrder.get(at));
            at = inOrder.higherKey(at);
        }
        int hash = 0;
        for (String name : found) {
            byte[] bytes = (name + "/" + places.get(name)).getBytes(StandardCharsets.UTF_8);
            hash = 31 * hash + Arrays.hashCode(bytes);
        }
        return hash;
    }
}
