package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Pictures of rates and of growth: medians. */
final class Plots {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;
    private static final Color INK = new Color(0x1F, 0x5A, 0x96);
    private static final String UP = "events a second";
    private static final String IN_FULL = "#,##0";

    private Plots() {}

    /** By the name of its file each picture that the figures are there for, as SVG. */
    static Map<String, String> of(JsonNode json) throws IOException {
        Map<String, String> pictures = new LinkedHashMap<>();
        if (!json.path("eventsPerSecond").isEmpty()) {
            pictures.put("rates.svg", svg(rates(json.path("eventsPerSecond"))));
        }
        if (!json.path("growthPoints").isEmpty()) {
            pictures.put("growth.svg", svg(growth(json.path("growthPoints"))));
        }
        return pictures;
    }

    /** In powers of ten: between the slowest and the fastest lie several. */
    private static CategoryChart rates(JsonNode paces) {
        Map<String, Double> medians = new LinkedHashMap<>();
        paces.properties()
                .forEach(pace -> medians.put(
                        pace.getKey(), pace.getValue().path("median").asDouble()));
        double least =
                medians.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle(UP)
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisDecimalPattern(IN_FULL);
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(least)) - 1));
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(UP, List.copyOf(medians.keySet()), List.copyOf(medians.values()))
                .setFillColor(INK);
        return chart;
    }

    private static XYChart growth(JsonNode points) {
        Map<String, Map<Integer, Double>> byAccess = new TreeMap<>();
        for (JsonNode point : points) {
            byAccess.computeIfAbsent(point.path("access").asText(), none -> new TreeMap<>())
                    .put(point.path("openTickets").asInt(), point.path("median").asDouble());
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("open tickets")
                .yAxisTitle(UP)
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setXAxisDecimalPattern(IN_FULL);
        chart.getStyler().setYAxisMin(0.0);
        byAccess.forEach((access, rates) ->
                chart.addSeries(access, new ArrayList<>(rates.keySet()), new ArrayList<>(rates.values())));
        return chart;
    }

    private static String svg(Chart<?, ?> chart) throws IOException {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        String document = out.toString(StandardCharsets.UTF_8);
        return document.substring(document.indexOf("<svg"));
    }
}
