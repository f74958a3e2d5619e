package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.engine.internal.codec.TiffNumbers;

/** The first directory of a TIFF file: numbers by their tags. Nothing is read that the file does not have. */
final class Directory {

    private static final int ENTRY = 12;
    /** Bytes of a number of each type, from 0 on; 0 for those that are no whole numbers. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 0, 1, 1, 2, 4, 0, 0, 0, 4, 0, 0, 8, 8, 8};

    private static final int RATIONAL = 5;
    private static final int FLOAT = 11;

    private final byte[] file;
    private final TiffNumbers numbers;
    /** Where the entry of each tag is. */
    private final Map<Integer, Integer> entries = new HashMap<>();

    /**
     * Reads the directory's entries, not their values. Of a tag that stands there twice, the first counts.
     *
     * @param file begins with its byte order
     */
    Directory(byte[] file) {
        this.file = file;
        this.numbers = new TiffNumbers(file, 0);
        long at = file.length < 8 ? file.length : numbers.u32(4);
        if (at < 8 || at > file.length - 2) {
            throw corrupt("TIFF: no directory at byte %d of %d".formatted(at, file.length));
        }
        int entry = (int) at + 2;
        for (int left = numbers.u16((int) at); left > 0 && entry <= file.length - ENTRY; left--, entry += ENTRY) {
            entries.putIfAbsent(numbers.u16(entry), entry);
        }
    }

    boolean bigEndian() {
        return numbers.bigEndian();
    }

    /** The first number of a tag, as an int; {@code otherwise} if there is none. */
    int number(Tag tag, int otherwise) {
        long[] values = numbers(tag, 1);
        return values.length == 0 ? otherwise : (int) Math.min(Integer.MAX_VALUE, values[0]);
    }

    /** Whether a tag has values, or claims to. */
    boolean has(Tag tag) {
        Integer entry = entries.get(tag.number());
        return entry != null && numbers.u32(entry + 4) > 0;
    }

    /** The numbers of a tag, as far as the file has them, but not more than {@code most}; none if there is no such tag. */
    long[] numbers(Tag tag, int most) {
        Integer entry = entries.get(tag.number());
        int type = entry == null ? 0 : numbers.u16(entry + 2);
        int size = type < SIZES.length ? SIZES[type] : 0;
        if (entry == null || size == 0) {
            return new long[0];
        }
        int from = place(entry, size);
        long[] values = new long[there(entry, size, most)];
        for (int i = 0; i < values.length; i++) {
            int at = from + i * size;
            values[i] = switch (size) {
                case 1 -> file[at] & 0xff;
                case 2 -> numbers.u16(at);
                case 4 -> numbers.u32(at);
                default -> numbers.u64(at);
            };
        }
        return values;
    }

    /** Fractions, or whole numbers, of a tag; {@code otherwise} if the file does not have so many. */
    double[] fractions(Tag tag, double... otherwise) {
        Integer entry = entries.get(tag.number());
        int type = entry == null ? 0 : numbers.u16(entry + 2);
        double[] fractions = new double[otherwise.length];
        if (entry != null && type == RATIONAL && there(entry, 8, fractions.length) == fractions.length) {
            int from = place(entry, 8);
            Arrays.setAll(fractions, i -> numbers.u32(from + 8 * i) / (double) numbers.u32(from + 8 * i + 4));
        } else if (entry != null && type == FLOAT && there(entry, 4, fractions.length) == fractions.length) {
            int from = place(entry, 4);
            Arrays.setAll(fractions, i -> Float.intBitsToFloat((int) numbers.u32(from + 4 * i)));
        } else {
            long[] whole = numbers(tag, otherwise.length);
            Arrays.setAll(fractions, i -> whole.length == otherwise.length ? whole[i] : otherwise[i]);
        }
        return Arrays.stream(fractions).allMatch(Double::isFinite) ? fractions : otherwise;
    }

    /** How many of a tag's values, of {@code size} bytes, are inside of the file; at most {@code most}. */
    private int there(int entry, int size, int most) {
        long inside = (file.length - (long) place(entry, size)) / size;
        return (int) Math.min(Math.min(numbers.u32(entry + 4), most), inside);
    }

    /** Where a tag's values begin; the file's end if that is beyond it. */
    private int place(int entry, int size) {
        return numbers.u32(entry + 4) * size <= 4 ? entry + 8 : (int) Math.min(file.length, numbers.u32(entry + 8));
    }

    /** The bytes of a tag; none if the file does not have all of them. */
    byte[] bytes(Tag tag) {
        Integer entry = entries.get(tag.number());
        if (entry == null) {
            return new byte[0];
        }
        long count = numbers.u32(entry + 4);
        long from = numbers.u32(entry + 8);
        boolean inside = count > 4 && from + count <= file.length;
        return inside ? Arrays.copyOfRange(file, (int) from, (int) (from + count)) : new byte[0];
    }
}
