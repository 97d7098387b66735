package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Many things in the order of a number, and of two with the same number in an order of their own. The numbers lie side by side in
 * chunks: to find a place among a million, a few of them are looked at, and not a score of things that lie all over the memory,
 * which is what a tree costs.
 */
final class Ordered<T> implements Iterable<T> {

    /** More are split in two. */
    private static final int MOST = 256;

    private static final int FEWEST = 8;

    private final Comparator<? super T> ties;
    private final List<Chunk<T>> chunks = new ArrayList<>();

    /** The first number of each chunk. */
    private double[] firsts = new double[FEWEST];

    private int size;

    /** @param ties what comes first of two with the same number; it may look at the number again */
    Ordered(Comparator<? super T> ties) {
        this.ties = ties;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Null if there is none. */
    T first() {
        return isEmpty() ? null : chunks.get(0).thing(0);
    }

    /** One that is there already stays. */
    void add(double number, T thing) {
        if (chunks.isEmpty()) {
            insert(0, new Chunk<>(FEWEST));
        }
        int at = chunkOf(number, thing);
        if (chunks.get(at).size == MOST) {
            insert(at + 1, chunks.get(at).splitOff());
            at = chunkOf(number, thing);
        }
        Chunk<T> chunk = chunks.get(at);
        int place = chunk.placeOf(number, thing, ties);
        if (!chunk.has(place, thing)) {
            chunk.insert(place, number, thing);
            firsts[at] = chunk.numbers[0];
            size++;
        }
    }

    /** With the number that it was added with; whether it was there. */
    boolean remove(double number, T thing) {
        if (isEmpty()) {
            return false;
        }
        int at = chunkOf(number, thing);
        Chunk<T> chunk = chunks.get(at);
        int place = chunk.placeOf(number, thing, ties);
        if (!chunk.has(place, thing)) {
            return false;
        }
        chunk.delete(place);
        size--;
        if (chunk.size == 0) {
            delete(at);
        } else {
            firsts[at] = chunk.numbers[0];
            join(at);
        }
        return true;
    }

    /** Few chunks that are full rather than many that are not. */
    private void join(int at) {
        if (at + 1 < chunks.size() && chunks.get(at).size + chunks.get(at + 1).size <= MOST / 2) {
            chunks.get(at).append(chunks.get(at + 1));
            delete(at + 1);
        }
    }

    private void insert(int at, Chunk<T> chunk) {
        if (chunks.size() == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
        System.arraycopy(firsts, at, firsts, at + 1, chunks.size() - at);
        chunks.add(at, chunk);
        firsts[at] = chunk.numbers[0];
    }

    private void delete(int at) {
        chunks.remove(at);
        System.arraycopy(firsts, at + 1, firsts, at, chunks.size() - at);
    }

    /** The last one that does not begin behind it; the first one if all do. */
    private int chunkOf(double number, T thing) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firsts[middle] < number
                    || (firsts[middle] == number
                            && ties.compare(chunks.get(middle).thing(0), thing) <= 0)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int chunk;
            private int place;

            @Override
            public boolean hasNext() {
                return chunk < chunks.size();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T next = chunks.get(chunk).thing(place++);
                if (place == chunks.get(chunk).size) {
                    chunk++;
                    place = 0;
                }
                return next;
            }
        };
    }

    private static final class Chunk<T> {

        private double[] numbers;
        private Object[] things;
        private int size;

        Chunk(int room) {
            numbers = new double[room];
            things = new Object[room];
        }

        @SuppressWarnings("unchecked") // nothing else comes in
        T thing(int place) {
            return (T) things[place];
        }

        boolean has(int place, T thing) {
            return place < size && things[place] == thing;
        }

        /** Of the first that does not come before it. */
        int placeOf(double number, T thing, Comparator<? super T> ties) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[middle] < number || (numbers[middle] == number && ties.compare(thing(middle), thing) < 0)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        void insert(int place, double number, T thing) {
            if (size == numbers.length) {
                grow(2 * size);
            }
            System.arraycopy(numbers, place, numbers, place + 1, size - place);
            System.arraycopy(things, place, things, place + 1, size - place);
            numbers[place] = number;
            things[place] = thing;
            size++;
        }

        void delete(int place) {
            size--;
            System.arraycopy(numbers, place + 1, numbers, place, size - place);
            System.arraycopy(things, place + 1, things, place, size - place);
            things[size] = null;
        }

        /** The second half of a full one. */
        Chunk<T> splitOff() {
            Chunk<T> second = new Chunk<>(numbers.length);
            int half = size / 2;
            second.size = size - half;
            System.arraycopy(numbers, half, second.numbers, 0, second.size);
            System.arraycopy(things, half, second.things, 0, second.size);
            Arrays.fill(things, half, size, null);
            size = half;
            return second;
        }

        void append(Chunk<T> next) {
            if (numbers.length < size + next.size) {
                grow(Math.max(2 * numbers.length, size + next.size));
            }
            System.arraycopy(next.numbers, 0, numbers, size, next.size);
            System.arraycopy(next.things, 0, things, size, next.size);
            size += next.size;
        }

        private void grow(int room) {
            numbers = Arrays.copyOf(numbers, room);
            things = Arrays.copyOf(things, room);
        }
    }
}
