package org.thumbnailroute.engine.internal.gif;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.util.Arrays;
import java.util.Optional;

/** Finds the first frame of a GIF that has pixels. Some programs begin with an empty one, for its timing or its comment. */
final class GifParser {

    private static final int SCREEN = 6;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int OPAQUE = 0xff000000;
    /** The standard ends at 8; what every decoder reads goes on, as long as there is room for a string in the dictionary. */
    private static final int MOST_CODE_SIZE = 11;

    /** Old writers end a block with more zeros than one. */
    private static final int STRAY_ZERO = 0;

    private final byte[] file;
    private int at;
    private int transparentIndex = -1;

    private GifParser(byte[] file) {
        this.file = file;
    }

    /** Reads as far as the first frame's compressed data. */
    static GifFrame parse(byte[] file) {
        return new GifParser(file).firstFrame();
    }

    private GifFrame firstFrame() {
        at = SCREEN;
        int width = u16();
        int height = u16();
        int flags = u8();
        at += 2; // background, which no browser paints, and aspect ratio, which none follows
        int global = at;
        int globalColours = colours(flags);
        at += 3 * globalColours;
        while (true) {
            int block = u8();
            if (block == IMAGE) {
                Optional<GifFrame> frame = frame(width, height, global, globalColours);
                if (frame.isPresent()) {
                    return frame.get();
                }
                transparentIndex = -1;
            } else if (block == EXTENSION) {
                extension();
            } else if (block == TRAILER) {
                throw corrupt("GIF: no pixels before its end at byte %d".formatted(at - 1));
            } else if (block != STRAY_ZERO) {
                throw corrupt("GIF: no pixels before block 0x%02x at byte %d".formatted(block, at - 1));
            }
        }
    }

    private static int colours(int flags) {
        return (flags & 0x80) != 0 ? 2 << (flags & 7) : 0;
    }

    private void extension() {
        int label = u8();
        if (label == GRAPHIC_CONTROL && peek(0) >= 4) {
            transparentIndex = (peek(1) & 1) != 0 ? peek(4) : -1;
        }
        skipSubBlocks();
    }

    private void skipSubBlocks() {
        int length = u8();
        while (length != 0) {
            at += length;
            length = u8();
        }
    }

    /** Nothing if the frame has no pixels, or no data of them. */
    private Optional<GifFrame> frame(int screenWidth, int screenHeight, int global, int globalColours) {
        int left = u16();
        int top = u16();
        int width = u16();
        int height = u16();
        int flags = u8();
        int localColours = colours(flags);
        int local = at;
        at += 3 * localColours;
        int codeSize = u8();
        int data = at;
        boolean whole = endOfData();
        if (width == 0 || height == 0 || at - data <= 1) {
            return Optional.empty();
        }
        if (codeSize < 1 || codeSize > MOST_CODE_SIZE) {
            throw corrupt("GIF: LZW code size %d".formatted(codeSize));
        }
        // the screen grows with the frame, as in libnsgif and Pillow: nothing of the picture is lost
        int wide = Math.max(screenWidth, left + width);
        int high = Math.max(screenHeight, top + height);
        boolean covered = left == 0 && top == 0 && width == wide && height == high;
        int[] palette = localColours > 0 ? palette(local, localColours) : palette(global, globalColours);
        if (localColours == 0 && globalColours == 0) {
            greys(palette, codeSize);
        }
        if (transparentIndex >= 0) {
            palette[transparentIndex] = 0;
        }
        return Optional.of(new GifFrame(
                wide,
                high,
                left,
                top,
                width,
                height,
                (flags & 0x40) != 0,
                palette,
                transparentIndex >= 0 || !covered || !whole,
                codeSize,
                data,
                at - data));
    }

    /** Moves to the end of the data, or of the file; whether the data end before the file. */
    private boolean endOfData() {
        while (at < file.length) {
            int length = file[at++] & 0xff;
            if (length == 0) {
                return true;
            }
            at = Math.min(file.length, at + length);
        }
        return false;
    }

    /** What a palette does not have is black. */
    private int[] palette(int from, int colours) {
        int[] palette = new int[256];
        Arrays.fill(palette, OPAQUE);
        for (int i = 0; i < colours; i++) {
            int colour = from + 3 * i;
            palette[i] = OPAQUE | byteAt(colour) << 16 | byteAt(colour + 1) << 8 | byteAt(colour + 2);
        }
        return palette;
    }

    /** Without any palette, the standard asks for one with black and white at its ends. */
    private static void greys(int[] palette, int codeSize) {
        int last = (1 << Math.min(8, codeSize)) - 1;
        for (int i = 0; i <= last; i++) {
            palette[i] = OPAQUE | i * 255 / last * 0x010101;
        }
    }

    private int u8() {
        return byteAt(at++);
    }

    private int u16() {
        int low = u8();
        return low | u8() << 8;
    }

    private int peek(int ahead) {
        return byteAt(at + ahead);
    }

    private int byteAt(int place) {
        if (place >= file.length) {
            throw corrupt("GIF: it ends at byte %d, before its first pixel".formatted(file.length));
        }
        return file[place] & 0xff;
    }
}
