package io.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.switchboard.archive.FactTable;
import io.switchboard.archive.Tables;
import io.switchboard.archive.Warehouse;
import io.switchboard.query.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayFilesTest {

    private static final Path VIEWS = Path.of("../deploy/sql/views");

    private static final Set<String> TABLES =
            Tables.ALL.stream().map(FactTable::name).collect(Collectors.toSet());

    @TempDir
    private Path folder;

    private GatewayFiles files;

    @BeforeEach
    void written() {
        files = new GatewayFiles(folder);
        files.write(
                new Warehouse("jdbc:sqlite:/data/it's/catalog.db", "file:///data/it's", new HashMap<>()),
                Views.in(VIEWS).over(TABLES),
                18_083);
    }

    @Test
    void theGatewayFindsTheCatalogWithTheTables() throws IOException {
        JsonNode conf = yaml(folder.resolve("conf/config.yaml"));
        assertThat(conf.path("sql-gateway.endpoint.rest.port").asText()).isEqualTo("18083");
        assertThat(conf.path("table.catalog-store.file.path").asText())
                .isEqualTo(folder.resolve("catalogs").toUri().toString());
        JsonNode catalog = yaml(folder.resolve("catalogs/switchboard.yaml"));
        assertThat(catalog.path("type").asText()).isEqualTo("iceberg");
        assertThat(catalog.path("uri").asText()).startsWith("jdbc:sqlite:/data/it's/catalog.db?busy_timeout=");
        assertThat(catalog.path("warehouse").asText()).isEqualTo("file:///data/it's");
        assertThat(catalog.path("io-impl").asText()).isEqualTo("io.switchboard.archive.FolderIO");
    }

    /** An address alone is what clients are told: Flink would listen to the whole network. */
    @Test
    void nobodyOnAnotherMachineIsListenedTo() throws IOException {
        JsonNode conf = yaml(folder.resolve("conf/config.yaml"));
        for (String bound : List.of(
                "sql-gateway.endpoint.rest.bind-address",
                "rest.bind-address",
                "jobmanager.bind-host",
                "taskmanager.bind-host")) {
            assertThat(conf.path(bound).asText()).as(bound).isEqualTo("localhost");
        }
        assertThat(conf.path("web.submit.enable").asText()).isEqualTo("false");
    }

    @Test
    void twoGatewaysHaveNothingInCommon() {
        assertThat(GatewayFiles.of(folder, 8083).folder())
                .isNotEqualTo(GatewayFiles.of(folder, 8084).folder());
    }

    @Test
    void aSessionMakesTheViewsInFlinksWordsEachAfterThoseItIsMadeOf() throws IOException {
        String statements = Files.readString(files.views());
        assertThat(statements)
                .startsWith("USE CATALOG switchboard;\nUSE facts;\n")
                .contains("millis_between AS '" + MillisBetween.class.getName() + "'")
                .contains("nth_of AS '" + NthOf.class.getName() + "'")
                .contains("`value` AS figure")
                .doesNotContain("\"");
        assertThat(statements.indexOf("VIEW calls AS")).isPositive().isLessThan(statements.indexOf("VIEW items AS"));
        assertThat(statements.indexOf("VIEW items AS")).isLessThan(statements.indexOf("VIEW promises AS"));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }
}
