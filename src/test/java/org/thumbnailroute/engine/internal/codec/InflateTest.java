package org.thumbnailroute.engine.internal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PngBuilder.deflate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InflateTest {

    static Stream<Arguments> streams() {
        List<Arguments> all = new ArrayList<>();
        Random random = new Random(1);
        for (int level : new int[] {0, 1, 6}) {
            for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY}) {
                all.add(Arguments.of("nothing", level, strategy, new byte[0]));
                all.add(Arguments.of("one byte", level, strategy, new byte[] {42}));
                all.add(Arguments.of("zeros", level, strategy, new byte[250_000]));
                all.add(Arguments.of(
                        "few, for fixed codes",
                        level,
                        strategy,
                        "a fixed, fixed code".getBytes(StandardCharsets.US_ASCII)));
                all.add(Arguments.of("noise", level, strategy, noise(random, 120_000, 256)));
                all.add(Arguments.of("few values", level, strategy, noise(random, 120_000, 5)));
                all.add(Arguments.of("rare values, for long codes", level, strategy, skewed(random, 200_000)));
                for (int period : new int[] {2, 3, 5, 7, 8, 9, 300, 32768}) {
                    all.add(Arguments.of("period " + period, level, strategy, periodic(random, 150_000, period)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, level {1}, strategy {2}")
    @MethodSource("streams")
    void unpacksWhatADeflaterPacked(String name, int level, int strategy, byte[] data) {
        byte[] deflated = deflate(data, level, strategy);

        Inflate inflate = inflate(deflated, 70_000);
        assertEquals(data.length, matching(inflate, data, new Random(2), 70_000));
        assertEquals(-1, inflate.take(1));
    }

    @Test
    void unpacksOneStreamAfterAnother() {
        byte[] first = noise(new Random(7), 100_000, 3);
        byte[] second = skewed(new Random(8), 100_000);
        byte[] deflatedFirst = deflate(first, 6, Deflater.DEFAULT_STRATEGY);
        byte[] deflatedSecond = deflate(second, 6, Deflater.DEFAULT_STRATEGY);
        Inflate inflate = inflate(deflatedFirst, 1000);

        for (int taken = 0; taken < 100_000; taken += 9_900) {
            for (int i = 0; i < taken; i += 900) {
                inflate.take(900);
            }
            inflate.restart(ByteSource.of(deflatedSecond, 0, deflatedSecond.length));
            assertEquals(second.length, matching(inflate, second, new Random(9), 1000));
            inflate.restart(ByteSource.of(deflatedFirst, 0, deflatedFirst.length));
        }
    }

    /** What was unpacked before is not there any more. */
    @Test
    void copiesNothingFromTheStreamBefore() {
        byte[] zeros = new byte[1000];
        byte[] deflated = deflate(zeros, 6, Deflater.DEFAULT_STRATEGY);
        // fixed codes, and a match that reaches one byte back
        byte[] broken = {0x78, 1, 3, 2, 0, 0};
        Inflate inflate = inflate(deflated, 1000);
        inflate.take(1000);

        inflate.restart(ByteSource.of(broken, 0, broken.length));

        assertEquals(-1, inflate.take(1));
    }

    @Test
    void givesOnlyRightBytesOfDataThatAreCut() {
        byte[] data = skewed(new Random(4), 3000);
        byte[] deflated = deflate(data, 6, Deflater.DEFAULT_STRATEGY);

        int before = 0;
        for (int length = 0; length < deflated.length; length++) {
            Inflate inflate = inflate(Arrays.copyOf(deflated, length), 1);
            int right = matching(inflate, data, new Random(5), 1);
            assertTrue(right >= before, "cut at " + length);
            before = right;
        }
        assertEquals(data.length, before);
    }

    @Test
    void endsForDataThatAreDamaged() {
        Random random = new Random(6);
        byte[] data = skewed(random, 5000);
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = deflate(data, i % 10, Deflater.DEFAULT_STRATEGY);
            for (int k = random.nextInt(5); k >= 0; k--) {
                damaged[random.nextInt(Math.min(damaged.length, 400))] ^= (byte) (1 << random.nextInt(8));
            }
            assertTrue(unpacked(inflate(damaged, 64)) <= 1032L * damaged.length);
        }
        for (int i = 0; i < 1500; i++) {
            byte[] noise = noise(random, 500, 256);
            noise[0] = 0x78;
            noise[1] = 1;
            assertTrue(unpacked(inflate(noise, 64)) <= 1032L * noise.length);
        }
    }

    private static long unpacked(Inflate inflate) {
        long bytes = 0;
        while (inflate.take(64) >= 0) {
            bytes += 64;
        }
        return bytes;
    }

    /** Takes pieces of random length; the number of bytes until the end, all of which must be right. */
    private static int matching(Inflate inflate, byte[] data, Random random, int longest) {
        int done = 0;
        while (true) {
            int length = Math.max(1, Math.min(data.length - done, 1 + random.nextInt(longest)));
            int at = inflate.take(length);
            if (at < 0) {
                return done;
            }
            assertTrue(Arrays.equals(inflate.out(), at, at + length, data, done, done + length), "from " + done);
            done += length;
        }
    }

    private static Inflate inflate(byte[] deflated, int longest) {
        return new Inflate(ByteSource.of(deflated, 0, deflated.length), longest);
    }

    private static byte[] noise(Random random, int length, int values) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.nextInt(values);
        }
        return noise;
    }

    /** Each value half as often as the one before, and copies from far away in between. */
    private static byte[] skewed(Random random, int length) {
        byte[] skewed = new byte[length];
        int i = 0;
        while (i < length) {
            if (i > 100 && random.nextInt(50) == 0) {
                int from = i - 1 - random.nextInt(Math.min(i - 1, 32768));
                int copied = Math.min(length - i, 3 + random.nextInt(300));
                for (int k = 0; k < copied; k++) {
                    skewed[i++] = skewed[from + k];
                }
            } else {
                skewed[i++] = (byte) (7 * Integer.numberOfTrailingZeros(random.nextInt() | (1 << 24)));
            }
        }
        return skewed;
    }

    private static byte[] periodic(Random random, int length, int period) {
        byte[] data = noise(random, length, 256);
        for (int i = period; i < length; i++) {
            data[i] = random.nextInt(3000) == 0 ? data[i] : data[i - period];
        }
        return data;
    }
}
