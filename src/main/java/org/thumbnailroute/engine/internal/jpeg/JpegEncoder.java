package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes baseline JPEG files (T.81 annex F.1) with a JFIF header. Below quality {@value #FULL_CHROMA_QUALITY} chroma has
 * half the resolution each way (4:2:0), from there on the full one (4:4:4). The Huffman codes are made for each picture:
 * against the usual ones that saves 300 bytes in any file, a quarter at 64 pixels, and up to 8 % in a large one.
 */
public final class JpegEncoder {

    /** From this quality on, chroma keeps its resolution. */
    public static final int FULL_CHROMA_QUALITY = 90;

    /** The longest side of a JPEG, in pixels. */
    public static final int MAX_SIDE = 65_535;

    /** When so many tokens are kept, 1 MB, the codes are made from those: twice what a thumbnail of high quality has. */
    private static final int MOST_TOKENS = 1 << 18;

    private static final int HEADER_BYTES = 1024;

    private final FrameShape shape;
    private final SampleTile tile;
    private final Quantiser luma;
    private final Quantiser chroma;
    private final TokenBuffer tokens;
    private final BitOutput out;
    private final int[] codes = new int[TokenBuffer.INDICES];
    private final int[] block = new int[ForwardDct.SIDE * ForwardDct.SIDE];
    private final int[] lastDc = new int[3];
    private boolean begun;

    private JpegEncoder(int[] rgb, FrameShape shape, int quality) {
        int pixels = (int) Math.min(MOST_TOKENS, (long) shape.width() * shape.height());
        this.shape = shape;
        tile = new SampleTile(rgb, shape.width(), shape.height());
        luma = Quantiser.luma(quality);
        chroma = Quantiser.chroma(quality);
        tokens = new TokenBuffer(pixels / 4);
        out = new BitOutput(HEADER_BYTES + pixels / 8);
    }

    /**
     * A colour picture as a file.
     *
     * @param rgb row by row, 0xRRGGBB; the highest byte is ignored
     * @param width 1 to {@value #MAX_SIDE} pixels
     * @param height likewise
     * @param quality 1 to 100, of the scale that libjpeg made common
     * @throws IllegalArgumentException if a size or the quality is out of range, or there are fewer pixels than
     *     {@code width * height}
     */
    public static byte[] encode(int[] rgb, int width, int height, int quality) {
        check(rgb, width, height, quality);
        return new JpegEncoder(rgb, new FrameShape(width, height, 3, quality < FULL_CHROMA_QUALITY), quality).encode();
    }

    /**
     * A picture's luma as a file of one component, for pictures that are known to be grey: colour costs bytes and time
     * even where there is none.
     *
     * @see #encode
     */
    public static byte[] encodeGrey(int[] rgb, int width, int height, int quality) {
        check(rgb, width, height, quality);
        return new JpegEncoder(rgb, new FrameShape(width, height, 1, false), quality).encode();
    }

    private static void check(int[] rgb, int width, int height, int quality) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a side of %dx%d is outside 1 to %d pixels".formatted(width, height, MAX_SIDE));
        }
        if (rgb.length < (long) width * height) {
            throw new IllegalArgumentException("%d pixels are too few for %dx%d".formatted(rgb.length, width, height));
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality + " is outside 1 to 100");
        }
    }

    private byte[] encode() {
        for (int top = 0; top < shape.height(); top += shape.mcuSide()) {
            addMcuRow(top);
            if (tokens.length() > MOST_TOKENS) {
                tokens.expectAnySymbol();
                writeTokens();
            }
        }
        writeTokens();
        out.endBits();
        SegmentWriter.end(out);
        return out.toBytes();
    }

    private void writeTokens() {
        if (!begun) {
            begin();
            begun = true;
        }
        out.putTokens(tokens.tokens(), tokens.length(), codes);
        tokens.clear();
    }

    private void begin() {
        List<HuffmanCode> optimal = new ArrayList<>();
        for (int table = 0; table < (shape.isGrey() ? 2 : 4); table++) {
            int from = table * TokenBuffer.SYMBOLS;
            HuffmanCode code = OptimalHuffman.of(tokens.frequencies(), from);
            code.putCodes(codes, from);
            optimal.add(code);
        }
        new SegmentWriter(out, shape).begin(shape.isGrey() ? List.of(luma) : List.of(luma, chroma), optimal);
    }

    private void addMcuRow(int top) {
        for (int left = 0; left < shape.width(); left += SampleTile.STRIDE) {
            int columns = shape.tileColumns(left);
            load(left, top, columns);
            for (int x = 0; x < columns; x += shape.mcuSide()) {
                addLuma(left, top, x);
                if (!shape.isGrey()) {
                    int at = x * ForwardDct.SIDE / shape.mcuSide();
                    add(tile.cb, at, 1);
                    add(tile.cr, at, 2);
                }
            }
        }
    }

    private void load(int left, int top, int columns) {
        tile.loadLuma(left, top, columns, shape.mcuSide());
        for (int row = 0; row < shape.mcuSide(); row += ForwardDct.SIDE) {
            ForwardDct.columns(tile.luma, row * SampleTile.STRIDE, columns);
        }
        if (!shape.isGrey()) {
            if (shape.mcuSide() > ForwardDct.SIDE) {
                tile.loadHalfChroma(left, top, columns);
            } else {
                tile.loadChroma(left, top, columns);
            }
            int chromaColumns = columns * ForwardDct.SIDE / shape.mcuSide();
            ForwardDct.columns(tile.cb, 0, chromaColumns);
            ForwardDct.columns(tile.cr, 0, chromaColumns);
        }
    }

    private void addLuma(int left, int top, int x) {
        for (int row = 0; row < shape.mcuSide(); row += ForwardDct.SIDE) {
            for (int column = x; column < x + shape.mcuSide(); column += ForwardDct.SIDE) {
                if (shape.contains(left + column, top + row)) {
                    add(tile.luma, row * SampleTile.STRIDE + column, 0);
                } else {
                    // nobody sees it: the cheapest block there is
                    tokens.add(TokenBuffer.LUMA, 0, block, 0);
                }
            }
        }
    }

    private void add(float[] samples, int at, int component) {
        long nonZero = ForwardDct.rows(samples, at, component == 0 ? luma : chroma, block);
        int dc = block[0];
        tokens.add(component == 0 ? TokenBuffer.LUMA : TokenBuffer.CHROMA, dc - lastDc[component], block, nonZero);
        lastDc[component] = dc;
    }
}
