package org.thumbnailroute.endurance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNGs that are larger than what could be drawn: one strip, many times below itself; eight bits of RGB, unfiltered. */
final class LargePng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private LargePng() {}

    static byte[] of(BufferedImage strip, int times) throws IOException {
        byte[] rows = rows(strip);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(compressed, deflater)) {
            for (int i = 0; i < times; i++) {
                out.write(rows);
            }
        } finally {
            deflater.end();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(strip.getWidth());
        fields.writeInt(strip.getHeight() * times);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", compressed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] rows(BufferedImage strip) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < strip.getHeight(); y++) {
            rows.write(0);
            for (int x = 0; x < strip.getWidth(); x++) {
                int colour = strip.getRGB(x, y);
                rows.write(colour >> 16);
                rows.write(colour >> 8);
                rows.write(colour);
            }
        }
        return rows.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(US_ASCII));
        crc.update(data);
        out.writeInt(data.length);
        out.write(type.getBytes(US_ASCII));
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
