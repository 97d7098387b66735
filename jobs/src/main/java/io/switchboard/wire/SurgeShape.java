package io.switchboard.wire;

import io.switchboard.schema.SurgeKind;
import io.switchboard.schema.SurgeScope;
import io.switchboard.surge.Help;
import io.switchboard.surge.Scope;
import io.switchboard.surge.Sighting;
import io.switchboard.surge.Surge;
import java.time.Instant;
import org.apache.avro.Schema;

/** Surges as their topic shows them. */
final class SurgeShape implements Shape<Sighting, io.switchboard.schema.Surge> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Sighting> type() {
        return Sighting.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.Surge.getClassSchema();
    }

    @Override
    public Instant at(Sighting sighting) {
        return Instant.ofEpochMilli(sighting.surge().detectedAt());
    }

    @Override
    public Sighting fromAvro(io.switchboard.schema.Surge surge) {
        return new Sighting(
                surge.getDomain(),
                surge.getRegion(),
                surge.getCategory(),
                new Surge(
                        Field.symbol("kind", surge.getKind(), Surge.Kind.class),
                        surge.getOnsetAt().toEpochMilli(),
                        surge.getDetectedAt().toEpochMilli(),
                        surge.getLevel()),
                Field.symbol("scope", surge.getScope(), Scope.class),
                surge.getPool() == null ? null : new Help(surge.getPool(), surge.getHelper(), surge.getItemId()));
    }

    @Override
    public io.switchboard.schema.Surge toAvro(Sighting sighting) {
        Surge surge = sighting.surge();
        Help help = sighting.help();
        return new io.switchboard.schema.Surge(
                sighting.id(),
                sighting.domain(),
                sighting.region(),
                sighting.category(),
                Field.onWire(surge.kind(), SurgeKind.class),
                Instant.ofEpochMilli(surge.onsetAt()),
                at(sighting),
                surge.level(),
                Field.onWire(sighting.scope(), SurgeScope.class),
                help == null ? null : help.pool(),
                help == null ? null : help.helper(),
                help == null ? null : help.itemId());
    }
}
