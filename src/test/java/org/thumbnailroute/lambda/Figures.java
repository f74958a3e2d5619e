package org.thumbnailroute.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.route.ChildProcess;

/**
 * Measures the function, as archive and as image: until it is ready, its first and its later HD pictures, one to an
 * invocation; then {@value #LONG} invocations in the least memory, each with pictures of HD, 12 and 24 megapixels at once.
 * Times are of its own CPU beside those of the clock, because this machine may be busy and Lambda bills by the clock. Run
 * by {@code mvn -Plambda package exec:java@figures}; options:
 *
 * <ul>
 *   <li>{@code -Dfigures.cgroup=}: a cgroup (v1) that is there under both memory and cpu. The function gets its memory as
 *       a limit there and, once it is ready, its share of a CPU.
 *   <li>{@code -Dfigures.java=}: another Java for the archive than the one of Maven; the image has its own.
 *   <li>{@code -Dfigures.parts=}: some of archive, image, cold, long.
 * </ul>
 */
public final class Figures {

    private static final int WARM = 30;
    private static final int LONG = 1000;
    private static final int LEAST_MEGABYTES = 256;

    private static final List<String> PARTS = List.of(
            System.getProperty("figures.parts", "archive,image,cold,long").split(",", -1));

    private final FunctionStack stack = new FunctionStack("figures");
    private final Cgroup cgroup = new Cgroup(System.getProperty("figures.cgroup", ""));
    private final List<byte[]> pictures;

    private Figures() {
        JpegFile jpeg = JpegFile.baseline();
        JpegFile camera = jpeg.withQuality(0.95); // a few megabytes
        pictures = List.of(
                jpeg.encode(Scene.LANDSCAPE.draw(1920, 1080)),
                camera.encode(Scene.LANDSCAPE.draw(4000, 3000)),
                camera.encode(Scene.LANDSCAPE.draw(6000, 4000)));
    }

    public static void main(String[] args) throws Exception {
        String java = System.getProperty("figures.java", ChildProcess.java());
        Path root = Files.createTempDirectory("image");
        Map<String, Function> functions = new LinkedHashMap<>();
        if (PARTS.contains("archive")) {
            functions.put("archive", new ArchiveFunction(java));
        }
        if (PARTS.contains("image")) {
            functions.put("image", ImageFunction.unpackedTo(root));
        }
        Figures figures = new Figures();
        if (PARTS.contains("cold")) {
            figures.cold(functions);
        }
        if (PARTS.contains("long")) {
            figures.inTheLongRun(functions);
        }
        System.exit(0); // the local AWS has threads that go on
    }

    private void cold(Map<String, Function> functions) throws Exception {
        System.out.println(
                "| function | memory | start | ready, s (CPU) | first, ms (CPU) | later, ms (CPU) | most resident |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int megabytes : new int[] {LEAST_MEGABYTES, 512, 1024}) {
            for (Map.Entry<String, Function> function : functions.entrySet()) {
                for (boolean snapshot : snapshots(function.getValue())) {
                    String row = "| %s | %d MB | %s | "
                            .formatted(function.getKey(), megabytes, snapshot ? "primed" : "plain");
                    System.out.println(row + cold(function.getValue(), megabytes, snapshot));
                }
            }
        }
    }

    /** Lambda takes none of an image. */
    private static List<Boolean> snapshots(Function function) {
        return function instanceof ImageFunction ? List.of(false) : List.of(false, true);
    }

    private String cold(Function function, int megabytes, boolean snapshot) throws Exception {
        try (MeasuredFunction measured = MeasuredFunction.start(function, stack, cgroup, megabytes, snapshot)) {
            String ready = "%.1f (%.2f)".formatted(measured.seconds(), measured.cpuSeconds());
            String first = measured.invoke(hd()).toString();
            List<String> later = new ArrayList<>();
            for (int i = 0; i < WARM; i++) {
                later.add(measured.invoke(hd()).toString());
            }
            return "%s | %s | %s | %s |".formatted(ready, first, later.get(WARM - 1), measured.memory());
        } catch (AssertionError | IOException e) {
            return "failed: " + e.getMessage();
        }
    }

    private List<byte[]> hd() {
        return pictures.subList(0, 1);
    }

    private void inTheLongRun(Map<String, Function> functions) throws Exception {
        String bytes = pictures.stream()
                .map(picture -> "%.1f MB".formatted(picture.length / 1e6))
                .collect(Collectors.joining(", "));
        System.out.println(
                "| function | memory | invocations of 3 pictures (%s) | ms (CPU) | most resident |".formatted(bytes));
        System.out.println("|---|---|---|---|---|");
        for (Map.Entry<String, Function> function : functions.entrySet()) {
            System.out.println("| %s | %d MB | %s"
                    .formatted(function.getKey(), LEAST_MEGABYTES, inTheLongRun(function.getValue())));
        }
    }

    /** With the memory of the least function, but with all of the CPU: with its share it would take a quarter of an hour. */
    private String inTheLongRun(Function function) throws Exception {
        double millis = 0;
        double cpuMillis = 0;
        int done = 0;
        try (MeasuredFunction measured = MeasuredFunction.start(function, stack, cgroup, LEAST_MEGABYTES, false)) {
            measured.haveAllOfTheCpu();
            for (; done < LONG; done++) {
                MeasuredFunction.Took took = measured.invoke(pictures);
                millis += took.millis();
                cpuMillis += took.cpuMillis();
            }
            return "%d | %.0f (%.0f) | %s |".formatted(done, millis / LONG, cpuMillis / LONG, measured.memory());
        } catch (AssertionError | IOException e) {
            return "failed after %d: %s".formatted(done, e.getMessage());
        }
    }
}
