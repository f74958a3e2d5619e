package org.thumbnailroute.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user is told of a broken picture is about the picture, not about the program that met it. */
class RejectionTextTest {

    private static final int SEEDS = 16;
    private static final int CHANGES = 400;

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF"})
    void hasNoWordOfJava(Parser parser) {
        Set<String> texts = new TreeSet<>();
        Random random = new Random(2);
        for (byte[] seed : spread(Seeds.of(parser))) {
            for (int length = 1; length < seed.length; length += 1 + length / 200) {
                texts.add(parser.rejection(Arrays.copyOf(seed, length)));
            }
            for (int i = 0; i < CHANGES; i++) {
                texts.add(parser.rejection(changed(seed, random)));
            }
        }

        assertFalse(texts.isEmpty());
        assertEquals(List.of(), JavaWords.in(texts));
    }

    private static List<byte[]> spread(List<byte[]> seeds) {
        int step = Math.max(1, seeds.size() / SEEDS);
        return seeds.stream().filter(seed -> seeds.indexOf(seed) % step == 0).toList();
    }

    /** Half of the damage is done near the beginning, where headers are. */
    private static byte[] changed(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int place = random.nextInt(random.nextBoolean() ? Math.min(file.length, 200) : file.length);
            changed[place] = (byte) (random.nextBoolean() ? random.nextInt() : changed[place] ^ 1 << random.nextInt(8));
        }
        return changed;
    }
}
