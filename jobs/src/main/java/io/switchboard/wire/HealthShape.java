package io.switchboard.wire;

import io.switchboard.health.AgentSeen;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.Issue;
import io.switchboard.health.PartValue;
import io.switchboard.schema.HealthPart;
import io.switchboard.schema.IssueContacts;
import java.time.Instant;
import org.apache.avro.Schema;

/** How customers are, as their topic shows it. */
final class HealthShape implements Shape<CustomerHealth, io.switchboard.schema.CustomerHealth> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<CustomerHealth> type() {
        return CustomerHealth.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.CustomerHealth.getClassSchema();
    }

    @Override
    public Instant at(CustomerHealth health) {
        return Instant.ofEpochMilli(health.at());
    }

    @Override
    public CustomerHealth fromAvro(io.switchboard.schema.CustomerHealth health) {
        return new CustomerHealth(
                health.getCustomerId(),
                health.getAt().toEpochMilli(),
                health.getVersion(),
                health.getTier(),
                health.getContract(),
                health.getRegion(),
                health.getResidency(),
                health.getLanguages(),
                health.getContacts7d(),
                health.getContacts30d(),
                health.getIssues().stream()
                        .map(issue -> new Issue(issue.getCategory(), issue.getContacts7d()))
                        .toList(),
                health.getOpenItems(),
                health.getReopens90d(),
                health.getBreaches90d(),
                health.getLastAgents().stream()
                        .map(agent ->
                                new AgentSeen(agent.getAgentId(), agent.getAt().toEpochMilli()))
                        .toList(),
                health.getLastNps(),
                millis(health.getLastNpsAt()),
                health.getLastCsat(),
                millis(health.getLastCsatAt()),
                health.getSentiment(),
                health.getPressure(),
                health.getPressedResource(),
                health.getPressedBy(),
                health.getScore(),
                health.getParts().stream()
                        .map(part -> new PartValue(part.getPart(), part.getValue(), part.getWeight()))
                        .toList(),
                health.getChurnRisk(),
                health.getOpenCase());
    }

    @Override
    public io.switchboard.schema.CustomerHealth toAvro(CustomerHealth health) {
        return new io.switchboard.schema.CustomerHealth(
                health.customerId(),
                at(health),
                health.version(),
                health.tier(),
                health.contract(),
                health.region(),
                health.residency(),
                health.languages(),
                health.contacts7d(),
                health.contacts30d(),
                health.issues().stream()
                        .map(issue -> new IssueContacts(issue.category(), issue.contacts7d()))
                        .toList(),
                health.openItems(),
                health.reopens90d(),
                health.breaches90d(),
                health.lastAgents().stream()
                        .map(agent ->
                                new io.switchboard.schema.AgentSeen(agent.agentId(), Instant.ofEpochMilli(agent.at())))
                        .toList(),
                health.lastNps(),
                instant(health.lastNpsAt()),
                health.lastCsat(),
                instant(health.lastCsatAt()),
                health.sentiment(),
                health.pressure(),
                health.pressedResource(),
                health.pressedBy(),
                health.score(),
                health.parts().stream()
                        .map(part -> new HealthPart(part.part(), part.value(), part.weight()))
                        .toList(),
                health.churnRisk(),
                health.openCase());
    }

    private static Long millis(Instant at) {
        return at == null ? null : Long.valueOf(at.toEpochMilli());
    }

    private static Instant instant(Long at) {
        return at == null ? null : Instant.ofEpochMilli(at);
    }
}
