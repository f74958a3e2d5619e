package org.thumbnailroute.engine.tiff;

import static org.thumbnailroute.engine.codec.ImageRejectedException.corrupt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The first directory of a TIFF file: numbers by their tags. Nothing is read that the file does not have. */
final class Directory {

    private static final int ENTRY = 12;
    /** Bytes of a number of each type, from 0 on; 0 for those that are no whole numbers. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 0, 1, 1, 2, 4, 0, 0, 0, 4};

    private final byte[] file;
    private final boolean bigEndian;
    /** Where the entry of each tag is. */
    private final Map<Integer, Integer> entries = new HashMap<>();

    /**
     * Reads the directory's entries, not their values.
     *
     * @param file begins with its byte order
     */
    Directory(byte[] file) {
        this.file = file;
        this.bigEndian = file[0] == 'M';
        long at = file.length < 8 ? file.length : u32(4);
        if (at < 8 || at > file.length - 2) {
            throw corrupt("TIFF: no directory at byte %d of %d".formatted(at, file.length));
        }
        int entry = (int) at + 2;
        for (int left = u16((int) at); left > 0 && entry <= file.length - ENTRY; left--, entry += ENTRY) {
            entries.putIfAbsent(u16(entry), entry);
        }
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** The first number of a tag, as an int; {@code otherwise} if there is none. */
    int number(int tag, int otherwise) {
        long[] numbers = numbers(tag, 1);
        return numbers.length == 0 ? otherwise : (int) Math.min(Integer.MAX_VALUE, numbers[0]);
    }

    /** How many values a tag claims to have. */
    long count(int tag) {
        Integer entry = entries.get(tag);
        return entry == null ? 0 : u32(entry + 4);
    }

    /** The numbers of a tag, as far as the file has them, but not more than {@code most}; none if there is no such tag. */
    long[] numbers(int tag, int most) {
        Integer entry = entries.get(tag);
        int type = entry == null ? 0 : u16(entry + 2);
        int size = type < SIZES.length ? SIZES[type] : 0;
        if (entry == null || size == 0) {
            return new long[0];
        }
        long count = u32(entry + 4);
        long from = count * size <= 4 ? entry + 8 : u32(entry + 8);
        long there = Math.max(0, (file.length - from) / size);
        long[] numbers = new long[(int) Math.min(Math.min(count, most), there)];
        for (int i = 0; i < numbers.length; i++) {
            int at = (int) from + i * size;
            numbers[i] = size == 1 ? file[at] & 0xff : size == 2 ? u16(at) : u32(at);
        }
        return numbers;
    }

    /** The bytes of a tag; none if the file does not have all of them. */
    byte[] bytes(int tag) {
        Integer entry = entries.get(tag);
        if (entry == null) {
            return new byte[0];
        }
        long count = u32(entry + 4);
        long from = u32(entry + 8);
        boolean inside = count > 4 && from + count <= file.length;
        return inside ? Arrays.copyOfRange(file, (int) from, (int) (from + count)) : new byte[0];
    }

    private int u16(int at) {
        int first = file[at] & 0xff;
        int second = file[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private long u32(int at) {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }
}
