package io.switchboard.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** How numbers are drawn, as a picture that a browser shows without help. */
enum Plot {
    /** Day by day. */
    LINE {
        @Override
        Chart<?, ?> draw(Sheet sheet, String across, String up) {
            XYChart chart = new XYChartBuilder()
                    .width(WIDTH)
                    .height(HEIGHT)
                    .yAxisTitle(up)
                    .build();
            chart.getStyler().setDatePattern("yyyy-MM-dd");
            List<Date> days = sheet.texts(across).stream()
                    .map(LocalDate::parse)
                    .map(Date::valueOf)
                    .toList();
            XYSeries line = chart.addSeries(up, days, sheet.numbers(up));
            line.setLineColor(INK);
            line.setMarkerColor(INK);
            return chart;
        }
    },
    /** One beside the other. */
    BARS {
        @Override
        Chart<?, ?> draw(Sheet sheet, String across, String up) {
            CategoryChart chart = new CategoryChartBuilder()
                    .width(WIDTH)
                    .height(HEIGHT)
                    .yAxisTitle(up)
                    .build();
            chart.getStyler().setXAxisLabelRotation(30);
            chart.addSeries(up, sheet.texts(across), sheet.numbers(up)).setFillColor(INK);
            return chart;
        }
    };

    private static final int WIDTH = 760;
    private static final int HEIGHT = 280;
    private static final Color INK = new Color(0x1F, 0x5A, 0x96);

    abstract Chart<?, ?> draw(Sheet sheet, String across, String up);

    /** The element, without the document around it. */
    String svg(Sheet sheet, String across, String up) {
        Chart<?, ?> chart = draw(sheet, across, up);
        Styler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendVisible(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String document = out.toString(StandardCharsets.UTF_8);
        return document.substring(document.indexOf("<svg"));
    }
}
