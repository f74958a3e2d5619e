package org.thumbnailroute.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program of a peer that runs in a JVM; it speaks the line protocol of {@link Peer}. */
final class JavaPeer {

    private final ThumbnailEngine engine;
    private final CpuClock clock = new CpuClock();
    private Path loaded = Path.of("");
    private byte[] file = new byte[0];

    private JavaPeer(ThumbnailEngine engine) {
        this.engine = engine;
    }

    /**
     * Answers until its input ends.
     *
     * @param args which engine: {@code ours} or {@code thumbnailator}
     */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var peer = new JavaPeer(args[0].equals("ours") ? new OurEngine() : new ThumbnailatorEngine());
        var requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var answers = new PrintStream(System.out, true, UTF_8);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(peer.answerOrError(line));
        }
    }

    // Out of memory is an answer, too: the memory table looks for it
    private String answerOrError(String line) {
        try {
            return "ok\t" + answer(line.split("\t"));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return "error\t" + e.toString().replaceAll("\\s+", " ");
        }
    }

    private Number answer(String[] request) throws IOException {
        return switch (request[0]) {
            case "time" -> millis(Integer.parseInt(request[1]), Integer.parseInt(request[2]), Path.of(request[3]));
            case "save" -> save(Integer.parseInt(request[1]), Path.of(request[2]), Path.of(request[3]));
            case "rss" -> peakMemory();
            default -> throw new IllegalArgumentException("no such request: " + Arrays.toString(request));
        };
    }

    private double millis(int size, int repeats, Path source) throws IOException {
        load(source);
        String format = Formats.of(source);
        double start = clock.millis();
        for (int i = 0; i < repeats; i++) {
            engine.thumbnail(file, format, size);
        }
        return clock.millis() - start;
    }

    private int save(int size, Path source, Path to) throws IOException {
        load(source);
        byte[] bytes = engine.pixels(file, Formats.of(source), size);
        Files.write(to, bytes);
        return bytes.length;
    }

    private void load(Path source) throws IOException {
        if (!source.equals(loaded)) {
            // the old one goes first: memory is measured with one file in the heap
            loaded = Path.of("");
            file = new byte[0];
            file = Files.readAllBytes(source);
            loaded = source;
        }
    }

    private static long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
