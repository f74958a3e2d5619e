package org.thumbnailroute.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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
import org.thumbnailroute.engine.Placeholder;

/** ThumbHash and dominant colour of the pixels of a square thumbnail. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlaceholderBenchmark {

    /** As a photograph has them; of one colour, the slowest; or with a transparent border. */
    public enum Pixels {
        PHOTO,
        FLAT,
        TRANSPARENT
    }

    @Param
    public Pixels pixels = Pixels.PHOTO;

    /** Both sides, in pixels. */
    @Param({"64", "256"})
    public int size;

    private int[] argb = new int[0];

    /** Draws the thumbnail. */
    @Setup
    public void draw() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        argb = new int[size * size];
        for (int i = 0; i < argb.length; i++) {
            int x = i % size;
            int y = i / size;
            int grain = random.nextInt(16);
            int colour = pixels == Pixels.FLAT
                    ? 0x336699
                    : (240 * x / size + grain) << 16 | (240 * y / size + grain) << 8 | (120 + grain);
            boolean clear = pixels == Pixels.TRANSPARENT && (x < size / 8 || y < size / 8);
            argb[i] = (clear ? 0 : 0xff000000) | colour;
        }
    }

    /** Both. */
    @Benchmark
    public Placeholder placeholder() {
        return Placeholder.of(size, size, argb, 0xffffff);
    }
}
