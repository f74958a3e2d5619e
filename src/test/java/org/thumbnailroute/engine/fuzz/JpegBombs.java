package org.thumbnailroute.engine.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JPEG files of scans that cost less to write than to walk through. */
final class JpegBombs {

    private static final int SIDE = Bombs.SIDE;
    private static final int MOST_SCANS = 100;
    /** The most at which 512 pixels need more than the DC coefficients. */
    private static final int FINE_SIDE = SIDE / 10 * 7;

    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;
    private static final byte[] ALL_BLOCKS = runs(FINE_SIDE / 8 + 1);
    private static final byte[] NOTHING = {};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JpegBombs() {}

    static List<Bomb> all() {
        return List.of(
                new Bomb(
                        "jpeg without data",
                        grey(BASELINE, SIDE).scan(1, 0, 63, 0).bytes()),
                new Bomb("jpeg of restart markers alone", restartsAlone()),
                new Bomb(
                        "jpeg of restarts and no data",
                        grey(BASELINE, SIDE)
                                .restarts(0xffff)
                                .emptyScan(0, 63, 0)
                                .bytes()),
                new Bomb("jpeg of scans that are there already", sequentialAgain()),
                new Bomb("jpeg of a new table for each scan", newTables()),
                new Bomb("jpeg of Huffman tables", tables()),
                new Bomb("jpeg of EXIF blocks", exifBlocks()),
                new Bomb("jpeg whose height is nowhere", noHeight()),
                new Bomb("jpeg of DC scans", scans(3, SIDE, 0, 0, 0, NOTHING)),
                new Bomb("jpeg of DC refinements", scans(3, SIDE, 0, 0, 0x10, NOTHING)),
                new Bomb("jpeg of bands in runs", scans(1, FINE_SIDE, 1, 63, 0, ALL_BLOCKS)),
                new Bomb("jpeg of refinements in runs", scans(1, FINE_SIDE, 1, 63, 0x10, ALL_BLOCKS)),
                new Bomb("jpeg of bands in restarts", scans(1, FINE_SIDE, 1, 63, 0, NOTHING)));
    }

    private static JpegBombs grey(int process, int side) {
        return new JpegBombs().begin(process, side, 1);
    }

    private static byte[] restartsAlone() {
        JpegBombs jpeg = grey(BASELINE, SIDE).restarts(1).scan(1, 0, 63, 0);
        for (int i = 0; jpeg.hasRoom(); i++) {
            jpeg.put(0xff, 0xd0 + i % 8);
        }
        return jpeg.bytes();
    }

    /** The second component never comes, so that a decoder goes on looking for it. */
    private static byte[] sequentialAgain() {
        JpegBombs jpeg = new JpegBombs().begin(BASELINE, SIDE, 3).restarts(0xffff);
        for (int i = 0; i < MOST_SCANS; i++) {
            jpeg.emptyScan(0, 63, 0);
        }
        return jpeg.bytes();
    }

    private static byte[] newTables() {
        JpegBombs jpeg = new JpegBombs().begin(BASELINE, 64, 3);
        for (int i = 0; i < MOST_SCANS; i++) {
            jpeg.tables(1).scan(1, 0, 63, 0);
        }
        return jpeg.bytes();
    }

    private static byte[] tables() {
        JpegBombs jpeg = grey(BASELINE, 64);
        while (jpeg.hasRoom()) {
            jpeg.tables(1000);
        }
        return jpeg.scan(1, 0, 63, 0).bytes();
    }

    /** Blocks whose directory is never there, each in two segments. */
    private static byte[] exifBlocks() {
        JpegBombs jpeg = grey(BASELINE, 64);
        while (jpeg.hasRoom()) {
            for (String block : List.of("II*\0\377\377\377\0", "goes on")) {
                jpeg.put(0xff, 0xe1, 0, 8 + block.length());
                jpeg.put(("Exif\0\0" + block).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return jpeg.scan(1, 0, 63, 0).bytes();
    }

    private static byte[] noHeight() {
        JpegBombs jpeg = new JpegBombs().begin(BASELINE, SIDE, 0, 1);
        while (jpeg.hasRoom()) {
            jpeg.scan(1, 0, 63, 0).restartMarkers();
        }
        return jpeg.bytes();
    }

    private static byte[] scans(int components, int side, int from, int to, int approximation, byte[] data) {
        JpegBombs jpeg = new JpegBombs().begin(PROGRESSIVE, side, components).restarts(data.length > 0 ? 0 : 0xffff);
        jpeg.scan(components, 0, 0, 1);
        for (int i = 1; i < MOST_SCANS && jpeg.hasRoom(); i++) {
            if (data.length > 0) {
                jpeg.scan(components, from, to, approximation).put(data);
            } else if (components == 1) {
                jpeg.emptyScan(from, to, approximation);
            } else {
                jpeg.scan(components, from, to, approximation).restartMarkers();
            }
        }
        return jpeg.bytes();
    }

    /** Codes that end the band in 32767 blocks each, for all blocks of a square. */
    private static byte[] runs(int blocksOfSide) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        long waiting = 0;
        int count = 0;
        for (int left = blocksOfSide * blocksOfSide; left > 0; left -= 0x7fff) {
            // a zero bit, and fourteen ones for the run's length
            waiting = waiting << 15 | 0x3fff;
            for (count += 15; count >= 8; count -= 8) {
                int one = (int) (waiting >>> (count - 8)) & 0xff;
                runs.write(one);
                if (one == 0xff) {
                    runs.write(0);
                }
            }
        }
        runs.write((int) (waiting << (8 - count)) & 0xff);
        return runs.toByteArray();
    }

    private JpegBombs begin(int process, int side, int components) {
        return begin(process, side, side, components);
    }

    private JpegBombs begin(int process, int width, int height, int components) {
        put(0xff, 0xd8, 0xff, 0xdb, 0, 67, 0);
        for (int i = 0; i < 64; i++) {
            put(16);
        }
        put(0xff, process, 0, 8 + 3 * components, 8, height >> 8, height, width >> 8, width, components);
        for (int i = 1; i <= components; i++) {
            put(i, 0x11, 0);
        }
        return tables(1);
    }

    /** DC and AC tables with one code, a zero bit: a difference of 0, or the end of 32767 blocks' bands. */
    private JpegBombs tables(int times) {
        int length = 2 + 36 * times;
        put(0xff, 0xc4, length >> 8, length);
        for (int i = 0; i < times; i++) {
            for (int kind = 0; kind < 2; kind++) {
                put(kind << 4, 1);
                put(new byte[15]);
                put(kind == 0 ? 0 : 0xe0);
            }
        }
        return this;
    }

    private JpegBombs restarts(int interval) {
        return put(0xff, 0xdd, 0, 4, interval >> 8, interval);
    }

    private JpegBombs scan(int components, int from, int to, int approximation) {
        put(0xff, 0xda, 0, 6 + 2 * components, components);
        for (int i = 1; i <= components; i++) {
            put(i, 0);
        }
        return put(from, to, approximation);
    }

    private JpegBombs emptyScan(int from, int to, int approximation) {
        return scan(1, from, to, approximation).restartMarkers();
    }

    private JpegBombs restartMarkers() {
        for (int i = 0; i < SIDE * SIDE / 64 / 0xffff; i++) {
            put(0xff, 0xd0 + i % 8);
        }
        return this;
    }

    private boolean hasRoom() {
        return out.size() < Bomb.LARGEST - 40_000;
    }

    private JpegBombs put(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
        return this;
    }

    private JpegBombs put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private byte[] bytes() {
        return put(0xff, 0xd9).out.toByteArray();
    }
}
