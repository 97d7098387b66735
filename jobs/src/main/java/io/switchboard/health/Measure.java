package io.switchboard.health;

import io.switchboard.event.HealthSignal;

/** What is measured of a resource, in the order in which it is told. */
public enum Measure {
    VCPU("vcpu", .4) {
        @Override
        Double of(HealthSignal signal) {
            return signal.vcpu();
        }
    },
    MEMORY_FRAGMENTATION("memoryFragmentation", .3) {
        @Override
        Double of(HealthSignal signal) {
            return signal.memoryFragmentation();
        }
    },
    DISK_IOPS("diskIops", .2) {
        @Override
        Double of(HealthSignal signal) {
            return signal.diskIops();
        }
    },
    BANDWIDTH("bandwidth", .1) {
        @Override
        Double of(HealthSignal signal) {
            return signal.bandwidth();
        }
    };

    private final String word;
    private final double usualWeight;

    Measure(String word, double usualWeight) {
        this.word = word;
        this.usualWeight = usualWeight;
    }

    public String word() {
        return word;
    }

    double usualWeight() {
        return usualWeight;
    }

    /** 0 to 1; null where it was not measured. */
    abstract Double of(HealthSignal signal);
}
