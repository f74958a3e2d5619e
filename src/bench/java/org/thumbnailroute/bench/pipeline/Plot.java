package org.thumbnailroute.bench.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How images/s grow: at the left a line over a logarithmic axis, at the right bars, both on one scale.
 *
 * @param title above it
 * @param points in ascending order of messages
 * @param bars from left to right
 */
record Plot(String title, List<Point> points, List<Bar> bars) {

    /**
     * One of the line.
     *
     * @param messages that wait
     * @param rate in images/s
     */
    record Point(int messages, double rate) {}

    /**
     * One of the bars.
     *
     * @param name below it
     * @param rate in images/s
     */
    record Bar(String name, double rate) {}

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int TOP = 60;
    private static final int BOTTOM = 350;
    private static final int LINE_LEFT = 80;
    private static final int LINE_RIGHT = 460;
    private static final int BARS_LEFT = 540;
    private static final int BARS_RIGHT = 880;
    private static final String BLUE = "#1f5fa8";
    private static final String ORANGE = "#c4661f";

    Plot {
        points = List.copyOf(points);
        bars = List.copyOf(bars);
    }

    /** A file of its own, without scripts and fonts. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="sans-serif" font-size="13" fill="#222">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(WIDTH, HEIGHT));
        text(svg, LINE_LEFT, 28, "start", title, "font-size=\"17\" font-weight=\"bold\"");
        grid(svg, LINE_LEFT, LINE_RIGHT);
        grid(svg, BARS_LEFT, BARS_RIGHT);
        text(svg, LINE_LEFT, TOP - 10, "start", "images/s", "");
        text(svg, BARS_LEFT, TOP - 10, "start", "images/s", "");
        line(svg);
        bars(svg);
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg, int left, int right) {
        double step = step();
        for (int i = 0; i * step <= top() + step / 1000; i++) {
            double y = y(i * step);
            svg.append(format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                    left, y, right, y, i == 0 ? "#222" : "#ddd"));
            text(svg, left - 8, y + 4, "end", format(step < 1 ? "%.1f" : "%.0f", i * step), "");
        }
    }

    private void line(StringBuilder svg) {
        svg.append("<polyline fill=\"none\" stroke=\"" + BLUE + "\" stroke-width=\"2\" points=\"");
        points.forEach(point -> svg.append(format("%.1f,%.1f ", x(point.messages()), y(point.rate()))));
        svg.append("\"/>\n");
        for (Point point : points) {
            double x = x(point.messages());
            svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x, y(point.rate()), BLUE));
            text(svg, x, y(point.rate()) - 10, "middle", Numbers.of(point.rate()), "fill=\"" + BLUE + "\"");
            text(svg, x, BOTTOM + 20, "middle", String.format(Locale.ROOT, "%,d", point.messages()), "");
        }
        text(svg, (LINE_LEFT + LINE_RIGHT) / 2.0, BOTTOM + 45, "middle", "messages waiting (logarithmic)", "");
    }

    private void bars(StringBuilder svg) {
        double slot = (double) (BARS_RIGHT - BARS_LEFT) / Math.max(1, bars.size());
        IntStream.range(0, bars.size()).forEach(i -> {
            Bar bar = bars.get(i);
            double middle = BARS_LEFT + (i + 0.5) * slot;
            double y = y(bar.rate());
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                    middle - slot * 0.3, y, slot * 0.6, BOTTOM - y, ORANGE));
            text(svg, middle, y - 8, "middle", Numbers.of(bar.rate()), "fill=\"" + ORANGE + "\"");
            text(svg, middle, BOTTOM + 20, "middle", bar.name(), "");
        });
        text(
                svg,
                (BARS_LEFT + BARS_RIGHT) / 2.0,
                BOTTOM + 45,
                "middle",
                "cores of worker and AWS; processes on one queue",
                "");
    }

    private double x(int messages) {
        double first = Math.log10(points.get(0).messages());
        double last = Math.log10(points.get(points.size() - 1).messages());
        int margin = 40;
        double part = last == first ? 0.5 : (Math.log10(messages) - first) / (last - first);
        return LINE_LEFT + margin + part * (LINE_RIGHT - LINE_LEFT - 2 * margin);
    }

    private double y(double rate) {
        return BOTTOM - rate / top() * (BOTTOM - TOP);
    }

    /** Of the scale: the first multiple of the step above all values. */
    private double top() {
        return step() * Math.floor(most() / step() + 1);
    }

    /** 1, 2 or 5 times a power of ten, so that there are four to ten of them. */
    private double step() {
        double power = Math.pow(10, Math.floor(Math.log10(most())) - 1);
        return DoubleStream.of(1, 2, 5, 10, 20)
                .map(factor -> factor * power)
                .filter(step -> most() / step < 8)
                .findFirst()
                .orElseThrow();
    }

    private double most() {
        return DoubleStream.concat(
                        points.stream().mapToDouble(Point::rate), bars.stream().mapToDouble(Bar::rate))
                .max()
                .orElse(1);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text, String more) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(
                format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>%n", x, y, anchor, more, escaped));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
