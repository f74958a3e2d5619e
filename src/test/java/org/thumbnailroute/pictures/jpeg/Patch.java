package org.thumbnailroute.pictures.jpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;

/** Changes files. */
final class Patch {

    private static final int DHT = 0xC4;
    private static final int SOS = 0xDA;

    private Patch() {}

    /** The first so many percent of a file. */
    static byte[] cut(byte[] file, int percent) {
        return Arrays.copyOf(file, file.length * percent / 100);
    }

    /** The file up to a segment, and {@code more} bytes of that. */
    static byte[] cutAt(byte[] file, int marker, int more) {
        return Arrays.copyOf(file, find(file, marker) + more);
    }

    /** Overwrites bytes of the first segment of a kind; at 0 is the marker, at 2 the length, at 4 the content. */
    static byte[] set(byte[] file, int marker, int offset, int... values) {
        byte[] patched = file.clone();
        byte[] bytes = Segments.bytes(values);
        System.arraycopy(bytes, 0, patched, find(file, marker) + offset, bytes.length);
        return patched;
    }

    /** Overwrites bytes of the last segment of a kind; coded data hold no marker of one. */
    static byte[] setLast(byte[] file, int marker, int offset, int... values) {
        byte[] patched = file.clone();
        byte[] bytes = Segments.bytes(values);
        int at = new String(file, ISO_8859_1).lastIndexOf("\u00FF" + (char) marker);
        System.arraycopy(bytes, 0, patched, at + offset, bytes.length);
        return patched;
    }

    /** The file without its first segment of a kind. */
    static byte[] without(byte[] file, int marker) {
        int at = find(file, marker);
        int end = at + 2 + length(file, at);
        return Segments.join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, end, file.length));
    }

    /** The file with those Huffman tables alone whose class and destination, as 16 times one plus the other, are named. */
    static byte[] onlyTables(byte[] file, Integer... wanted) {
        var out = new ByteArrayOutputStream();
        out.write(file, 0, 2);
        int at = 2;
        while ((file[at + 1] & 0xFF) != SOS) {
            int end = at + 2 + length(file, at);
            if ((file[at + 1] & 0xFF) != DHT) {
                out.write(file, at, end - at);
            }
            for (int table = at + 4; (file[at + 1] & 0xFF) == DHT && table < end; ) {
                int next = table + 17;
                for (int i = 1; i <= 16; i++) {
                    next += file[table + i] & 0xFF;
                }
                if (Set.of(wanted).contains((int) file[table])) {
                    out.writeBytes(Segments.of(DHT, Arrays.copyOfRange(file, table, next)));
                }
                table = next;
            }
            at = end;
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    /** The file with its first segment of a kind twice. */
    static byte[] twice(byte[] file, int marker) {
        int at = find(file, marker);
        int end = at + 2 + length(file, at);
        return Segments.join(Arrays.copyOf(file, end), Arrays.copyOfRange(file, at, file.length));
    }

    /** The file with a segment put in before the first of a kind. */
    static byte[] before(byte[] file, int marker, byte[] segment) {
        int at = find(file, marker);
        return Segments.join(Arrays.copyOf(file, at), segment, Arrays.copyOfRange(file, at, file.length));
    }

    /** Overwrites entropy-coded data of the first scan, from so many percent of the file on, to its end. */
    static byte[] fillData(byte[] file, int fromPercent, int... values) {
        byte[] patched = file.clone();
        int scan = find(file, 0xDA);
        int from = Math.max(scan + 2 + length(file, scan), file.length * fromPercent / 100);
        for (int i = from; i < file.length - 2; i++) {
            patched[i] = (byte) values[(i - from) % values.length];
        }
        return patched;
    }

    /** The last segment of a kind before the first scan moved to before the second one. */
    static byte[] late(byte[] file, int marker) {
        int scan = find(file, SOS);
        int from = 0;
        for (int at = 2; at < scan; at += 2 + length(file, at)) {
            from = (file[at + 1] & 0xFF) == marker ? at : from;
        }
        int to = from + 2 + length(file, from);
        int second = new String(file, ISO_8859_1).indexOf("\u00FF\u00DA", scan + 2);
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        moved.write(file, 0, from);
        moved.write(file, to, second - to);
        moved.write(file, from, to - from);
        moved.write(file, second, file.length - second);
        return moved.toByteArray();
    }

    private static int find(byte[] file, int marker) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != marker) {
            at += 2 + length(file, at);
        }
        return at;
    }

    private static int length(byte[] file, int at) {
        return (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
    }
}
