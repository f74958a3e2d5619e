package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.corrupt;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Files without a picture that ask for as much work as their bytes can. All of it takes about as long as they are. */
public final class HostileJpegs {

    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    /** 49 megapixels of one component. */
    private static final int[] FRAME = {8, 7000 >> 8, 7000 & 0xFF, 7000 >> 8, 7000 & 0xFF, 1, 1, 0x11, 0};

    private HostileJpegs() {}

    /**
     * Files of about this many bytes.
     *
     * @param bytes at least 1000
     */
    public static List<JpegCase> all(int bytes) {
        byte[] steps = Segments.of(0xDB, Segments.bytes(0), new byte[64]);
        byte[] zero = table(0x00, 0);
        byte[] allEnds = table(0x10, 0);
        byte[] longestInterval = Segments.of(0xDD, Segments.bytes(0xFF, 0xFF));
        byte[] eachRestarts = Segments.of(0xDD, Segments.bytes(0, 1));
        byte[] sequential = Segments.join(START, steps, frame(0xC0), zero, allEnds);
        byte[] progressive = Segments.join(START, steps, frame(0xC2), zero, longestInterval);
        return List.of(
                corrupt("many empty scans", repeat(sequential, scan(0, 63, 0), bytes)),
                corrupt(
                        "many empty scans with a restart interval",
                        repeat(Segments.join(sequential, longestInterval), scan(0, 63, 0), bytes)),
                corrupt("many first DC scans", repeat(progressive, scan(0, 0, 0), bytes)),
                corrupt("many refining DC scans", repeat(progressive, scan(0, 0, 0x10), bytes)),
                corrupt(
                        "restart markers for data",
                        repeat(
                                Segments.join(sequential, eachRestarts, scan(0, 63, 0)),
                                Segments.bytes(0xFF, 0xD0, 0xFF, 0xD1),
                                bytes)),
                corrupt("many Huffman tables", repeat(START, Segments.join(zero, allEnds), bytes)),
                corrupt("many empty comments", repeat(START, Segments.comment(""), bytes)),
                corrupt("many parts of a profile", repeat(START, Segments.icc(new byte[0], 255, true), bytes)),
                corrupt("fill bytes", repeat(START, Segments.bytes(0xFF), bytes)));
    }

    private static byte[] frame(int marker) {
        return Segments.of(marker, Segments.bytes(FRAME));
    }

    /** A code of one bit for one symbol. */
    private static byte[] table(int classAndDestination, int symbol) {
        byte[] counts = new byte[16];
        counts[0] = 1;
        return Segments.of(0xC4, Segments.bytes(classAndDestination), counts, Segments.bytes(symbol));
    }

    private static byte[] scan(int from, int to, int approximation) {
        return Segments.join(Segments.of(0xDA, Segments.bytes(1, 1, 0, from, to, approximation)), new byte[1]);
    }

    private static byte[] repeat(byte[] head, byte[] part, int bytes) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(head);
        while (file.size() < bytes) {
            file.writeBytes(part);
        }
        file.writeBytes(END);
        return file.toByteArray();
    }
}
