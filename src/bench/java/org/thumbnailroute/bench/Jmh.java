package org.thumbnailroute.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link ThumbnailerBenchmark}; {@code bench.jmh} holds arguments for JMH's own command line. */
public final class Jmh {

    private Jmh() {}

    /** Draws what is missing first, outside the measurement. */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BenchOptions options = BenchOptions.fromSystemProperties();
        List<String> names =
                DrawnInputs.speed(options).stream().map(Input::name).toList();
        List<String> arguments = new ArrayList<>(List.of(ThumbnailerBenchmark.class.getSimpleName()));
        arguments.addAll(List.of("-p", "input=" + String.join(",", names)));
        arguments.addAll(List.of(
                "-p",
                "size="
                        + String.join(
                                ",",
                                options.sizes().stream().map(String::valueOf).toList())));
        arguments.addAll(List.of(System.getProperty("bench.jmh", "").strip().split(" +")));
        arguments.removeIf(String::isEmpty);
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    }
}
