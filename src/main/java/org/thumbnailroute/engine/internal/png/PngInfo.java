package org.thumbnailroute.engine.internal.png;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.ExifOrientation;
import org.thumbnailroute.engine.internal.codec.Orientation;

/**
 * All that a PNG file says before and behind its pixels.
 *
 * @param xcode whether it is one of {@link XcodePng}'s
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param type of the pixels
 * @param depth bits of a sample
 * @param interlaced whether the pixels come in Adam7's seven passes
 * @param palette red, green and blue of each entry; empty where there is none
 * @param transparency the contents of tRNS; empty where there is none
 * @param orientation from eXIf
 * @param iccProfile empty if there is none that can be read
 * @param pixels where the first IDAT chunk begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngInfo(
        boolean xcode,
        int width,
        int height,
        PixelType type,
        int depth,
        boolean interlaced,
        byte[] palette,
        byte[] transparency,
        Orientation orientation,
        byte[] iccProfile,
        int pixels) {

    private static final int SIGNATURE = 8;
    private static final int IHDR_LENGTH = 13;
    private static final int MAX_PALETTE = 3 * 256;
    private static final Chunk ABSENT = new Chunk(Chunk.NONE, 0, 0);

    /** Bytes that a row of so many pixels takes in the file, without its filter's number. */
    long rowBytes(int columns) {
        return ((long) columns * type.samples() * depth + 7) / 8;
    }

    /**
     * Reads all chunks but the pixels.
     *
     * @throws ImageRejectedException if the header is broken, no pixels follow it or a chunk is critical and not known
     */
    static PngInfo read(byte[] file) {
        Chunk first = Chunk.at(file, SIGNATURE);
        boolean xcode = first.type() == Chunk.CGBI;
        Chunk header = xcode ? Chunk.at(file, first.next()) : first;
        // a wrong bit here spoils the whole picture, unlike one in the pixels, so this checksum is looked at
        if (header.type() != Chunk.IHDR || header.length() != IHDR_LENGTH || !header.isIntactIn(file)) {
            throw ImageRejectedException.corrupt("PNG: no intact header");
        }
        Map<Integer, Chunk> chunks = chunks(file, header.next());
        Chunk pixels = chunks.getOrDefault(Chunk.IDAT, ABSENT);
        if (pixels.type() != Chunk.IDAT) {
            throw ImageRejectedException.corrupt("PNG: no pixels");
        }
        int at = header.from();
        int width = Chunk.u32(file, at);
        int height = Chunk.u32(file, at + 4);
        int depth = file[at + 8] & 0xff;
        int interlace = file[at + 12];
        if (width < 1 || height < 1) {
            throw ImageRejectedException.corrupt("PNG: %dx%d pixels".formatted(width, height));
        }
        if (file[at + 10] != 0 || file[at + 11] != 0 || interlace < 0 || interlace > 1) {
            throw ImageRejectedException.unsupported("PNG with an unknown compression, filter or interlace method");
        }
        Chunk exif = chunks.getOrDefault(Chunk.EXIF, ABSENT);
        PixelType type = type(file[at + 9] & 0xff, depth);
        return new PngInfo(
                xcode,
                width,
                height,
                type,
                depth,
                interlace == 1,
                type == PixelType.PALETTE ? palette(file, chunks.getOrDefault(Chunk.PLTE, ABSENT)) : new byte[0],
                data(file, chunks.getOrDefault(Chunk.TRNS, ABSENT)),
                ExifOrientation.of(file, exif.from(), exif.end()),
                IccpChunk.of(file, chunks.getOrDefault(Chunk.ICCP, ABSENT)),
                pixels.from() - Chunk.HEAD);
    }

    /** The first chunk of each type that is used. A file may be cut anywhere behind the first of its pixels. */
    private static Map<Integer, Chunk> chunks(byte[] file, int from) {
        Map<Integer, Chunk> first = new HashMap<>();
        Chunk chunk = Chunk.at(file, from);
        while (chunk.type() != Chunk.IEND && (chunk.isWholeIn(file) || chunk.type() == Chunk.IDAT)) {
            boolean behindPixels = first.containsKey(Chunk.IDAT);
            switch (chunk.type()) {
                case Chunk.EXIF, Chunk.IDAT -> first.putIfAbsent(chunk.type(), chunk);
                case Chunk.PLTE, Chunk.TRNS, Chunk.ICCP -> {
                    if (!behindPixels) {
                        first.putIfAbsent(chunk.type(), chunk);
                    }
                }
                default -> {
                    if (!chunk.isAncillary() && !behindPixels) {
                        throw ImageRejectedException.unsupported("PNG with a chunk " + chunk.name());
                    }
                }
            }
            chunk = Chunk.at(file, chunk.next());
        }
        return first;
    }

    private static PixelType type(int number, int depth) {
        for (PixelType type : PixelType.values()) {
            if (type.is(number) && type.allows(depth)) {
                return type;
            }
        }
        throw ImageRejectedException.corrupt("PNG: colour type %d with %d bits".formatted(number, depth));
    }

    private static byte[] palette(byte[] file, Chunk chunk) {
        int length = chunk.length();
        if (length < 3 || length > MAX_PALETTE || !chunk.isIntactIn(file)) {
            throw ImageRejectedException.corrupt("PNG: no intact palette");
        }
        return Arrays.copyOfRange(file, chunk.from(), chunk.end() - length % 3);
    }

    private static byte[] data(byte[] file, Chunk chunk) {
        return Arrays.copyOfRange(file, chunk.from(), Math.min(chunk.end(), chunk.from() + MAX_PALETTE));
    }
}
