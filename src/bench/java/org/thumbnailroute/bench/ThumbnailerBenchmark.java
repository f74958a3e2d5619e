package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thumbnail, file in memory to file in memory, by format and size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThumbnailerBenchmark {

    /** The name of a drawn picture. */
    @Param("jpeg-hd-0.22mb")
    public String input = "";

    /** Both sides of the box, in pixels. */
    @Param("64")
    public int size;

    private final ThumbnailEngine engine = new OurEngine();
    private byte[] source = new byte[0];
    private String format = "";

    /** Reads the picture, which {@link Jmh} has drawn. */
    @Setup
    public void read() throws IOException {
        Path file = DrawnInputs.named(input);
        source = Files.readAllBytes(file);
        format = Formats.of(file);
    }

    /** The encoded thumbnail. */
    @Benchmark
    public byte[] thumbnail() throws IOException {
        return engine.thumbnail(source, format, size);
    }
}
