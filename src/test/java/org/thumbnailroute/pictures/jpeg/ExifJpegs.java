package org.thumbnailroute.pictures.jpeg;

import static org.thumbnailroute.pictures.jpeg.JpegCase.shows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.pictures.ExifSegment;
import org.thumbnailroute.pictures.StoredOrientation;

/** Pictures on their side with several segments of EXIF, of which one says so. */
final class ExifJpegs {

    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;

    /** Of a block that is longer than what precedes its directory needs to be. */
    private static final int DIRECTORY = 6000;

    private static final BufferedImage CARD = TestCard.colour(155, 203);

    private ExifJpegs() {}

    static List<JpegCase> all() {
        byte[] jfif = Segments.jfif();
        byte[] turned = exif(6);
        byte[] upright = exif(1);
        byte[] silent = named("MM\0*\0\0\0\10\0\0\0\0\0\0");
        byte[] lost = named("MM\0*\177\0\0\0\0\0\0\0\0\0");
        byte[] xmp = Segments.of(APP1, Segments.text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"));
        byte[] flashpix = Segments.of(APP2, Segments.text("FPXR\0"), new byte[40]);
        return List.of(
                turned("EXIF, then one that says upright", turned, upright),
                upright("EXIF that says upright, then another", upright, turned),
                turned("EXIF, then one without orientation", turned, silent),
                upright("EXIF without orientation, then one with", silent, turned),
                turned("EXIF, then too short a one", turned, named("")),
                turned("EXIF, then text", turned, named("second")),
                turned("EXIF too short, then another", named(""), turned),
                turned("EXIF cut in its header, then another", named("II*\0"), turned),
                turned("EXIF of text, then another", named("nothing that anybody could read"), turned),
                turned("EXIF without its directory, then another", lost, turned),
                turned("EXIF after JFIF, then one that says upright", jfif, turned, upright),
                turned("EXIF before JFIF, one that says upright behind", turned, jfif, upright),
                turned("EXIF among others", xmp, turned, flashpix, jfif, xmp, upright),
                turned("EXIF in two segments, its directory in the second", parts(8)),
                turned("EXIF in two segments, cut in its entry", parts(DIRECTORY + 7)),
                turned("EXIF in three segments", parts(DIRECTORY / 2, DIRECTORY / 2)),
                turned("EXIF in two segments, then one that says upright", parts(8), upright),
                turned(
                        "EXIF in two large segments",
                        Segments.of(APP1, content(turned), new byte[60_000]),
                        named("a maker's note goes on")));
    }

    private static JpegCase turned(String name, byte[]... segments) {
        BufferedImage stored = StoredOrientation.store(CARD, 6);
        return shows(name, CARD, JpegVariant.of(stored).header(segments).write());
    }

    private static JpegCase upright(String name, byte[]... segments) {
        return shows(name, CARD, JpegVariant.of(CARD).header(segments).write());
    }

    private static byte[] exif(int orientation) {
        return ExifSegment.of(orientation, false, ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] named(String content) {
        return named(Segments.text(content));
    }

    /** An orientation of 6 in so many bytes of each segment, and the rest in the last one. */
    private static byte[] parts(int... lengths) {
        ByteBuffer block = ByteBuffer.allocate(DIRECTORY + 18);
        block.put(Segments.text("MM\0*")).putInt(DIRECTORY).position(DIRECTORY);
        block.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6);
        var segments = new ByteArrayOutputStream();
        int from = 0;
        for (int length : lengths) {
            segments.writeBytes(named(Arrays.copyOfRange(block.array(), from, from + length)));
            from += length;
        }
        segments.writeBytes(named(Arrays.copyOfRange(block.array(), from, block.capacity())));
        return segments.toByteArray();
    }

    private static byte[] named(byte[] content) {
        return Segments.of(APP1, Segments.text("Exif\0\0"), content);
    }

    /** Without marker and length. */
    private static byte[] content(byte[] segment) {
        return Arrays.copyOfRange(segment, 4, segment.length);
    }
}
