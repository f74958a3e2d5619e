package org.thumbnailroute.engine.internal.jpeg;

import java.util.List;

/** The marker segments that come before the entropy-coded data (T.81 annex B). */
final class SegmentWriter {

    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xFFD9;
    private static final int APP0 = 0xFFE0;
    private static final int DQT = 0xFFDB;
    private static final int SOF0 = 0xFFC0;
    private static final int DHT = 0xFFC4;
    private static final int SOS = 0xFFDA;

    /** JFIF 1.1, square pixels, no thumbnail. */
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private final BitOutput out;
    private final FrameShape shape;

    SegmentWriter(BitOutput out, FrameShape shape) {
        this.out = out;
        this.shape = shape;
    }

    /** Everything up to the entropy-coded data. */
    void begin(List<Quantiser> quantisers, List<HuffmanCode> codes) {
        out.putShort(SOI);
        out.putShort(APP0);
        out.putShort(2 + JFIF.length);
        out.putBytes(JFIF);
        quantisation(quantisers);
        frame();
        huffman(codes);
        scan();
    }

    static void end(BitOutput out) {
        out.putShort(EOI);
    }

    private void quantisation(List<Quantiser> quantisers) {
        out.putShort(DQT);
        out.putShort(2 + 65 * quantisers.size());
        for (int i = 0; i < quantisers.size(); i++) {
            out.putByte(i);
            out.putBytes(quantisers.get(i).steps());
        }
    }

    private void frame() {
        out.putShort(SOF0);
        out.putShort(8 + 3 * shape.components());
        out.putByte(8);
        out.putShort(shape.height());
        out.putShort(shape.width());
        out.putByte(shape.components());
        for (int i = 0; i < shape.components(); i++) {
            boolean isLuma = i == 0;
            out.putByte(i + 1);
            out.putByte(isLuma && shape.mcuSide() > ForwardDct.SIDE ? 0x22 : 0x11);
            out.putByte(isLuma ? 0 : 1);
        }
    }

    /** All codes in one segment. Class (DC, AC) and destination (luma, chroma) of each follow from its place. */
    private void huffman(List<HuffmanCode> codes) {
        out.putShort(DHT);
        int length = codes.stream().mapToInt(code -> 17 + code.symbols().length).sum();
        out.putShort(2 + length);
        for (int i = 0; i < codes.size(); i++) {
            out.putByte((i & 1) << 4 | i >> 1);
            out.putBytes(codes.get(i).counts());
            out.putBytes(codes.get(i).symbols());
        }
    }

    private void scan() {
        out.putShort(SOS);
        out.putShort(6 + 2 * shape.components());
        out.putByte(shape.components());
        for (int i = 0; i < shape.components(); i++) {
            out.putByte(i + 1);
            out.putByte(i == 0 ? 0x00 : 0x11);
        }
        out.putByte(0);
        out.putByte(63);
        out.putByte(0);
    }
}
