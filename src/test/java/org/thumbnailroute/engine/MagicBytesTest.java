package org.thumbnailroute.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MagicBytesTest {

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of(ImageFormat.JPEG, "\u00ff\u00d8\u00ff\u00e0"),
                Arguments.of(ImageFormat.PNG, "\u0089PNG\r\n\u001a\n\0\0\0\r"),
                Arguments.of(ImageFormat.GIF, "GIF87a"),
                Arguments.of(ImageFormat.GIF, "GIF89a"),
                Arguments.of(ImageFormat.WEBP, "RIFF\u0001\u0002\u0003\u0004WEBP"),
                Arguments.of(ImageFormat.TIFF, "II*\0\b\0\0\0"),
                Arguments.of(ImageFormat.TIFF, "MM\0*\0\0\0\b"),
                Arguments.of(ImageFormat.BMP, "BM6\0\0\0\0\0\0\0006\0\0\0(\0\0\0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void knowsWhatIsRead(ImageFormat format, String head) {
        assertEquals(format, MagicBytes.formatOf(head.getBytes(ISO_8859_1)));
    }

    static Stream<Arguments> unread() {
        return Stream.of(
                Arguments.of("HEIC", "\0\0\0\u0018ftypheic"),
                Arguments.of("HEIC", "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic"),
                Arguments.of("HEIC", "\0\0\0\u0018ftypmif1\0\0\0\0MiHEheic"),
                Arguments.of("HEIF", "\0\0\0\u0014ftypmif1\0\0\0\0mif1heic"),
                Arguments.of("AVIF", "\0\0\0\u0018ftypavif"),
                Arguments.of("AVIF", "\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf"),
                Arguments.of("MP4 family", "\0\0\0\u0018ftypisom"),
                Arguments.of("QuickTime", "\0\0\0\u0014ftypqt  "),
                Arguments.of("Canon raw", "\0\0\0\u0018ftypcrx "),
                Arguments.of("Canon raw", "II*\0\u0010\0\0\0CR\u0002\0"),
                Arguments.of("Olympus raw", "IIRO\b\0\0\0"),
                Arguments.of("Olympus raw", "MMOR\0\0\0\b"),
                Arguments.of("Panasonic raw", "IIU\0\u0018\0\0\0"),
                Arguments.of("Minolta raw", "\0MRM"),
                Arguments.of("Phase One raw", "II*\0\0\0\0\u0001IIIITwaR"),
                Arguments.of("JPEG XL", "\u00ff\n\0\0"),
                Arguments.of("JPEG XL", "\0\0\0\fJXL \r\n\u0087\n"),
                Arguments.of("JPEG 2000", "\0\0\0\fjP  \r\n\u0087\n"),
                Arguments.of("JPEG 2000", "\u00ffO\u00ffQ\0/"),
                Arguments.of("JPEG XR", "II\u00bc\u0001"),
                Arguments.of("PDF", "%PDF-1.7"),
                Arguments.of("PostScript", "%!PS-Adobe-3.0 EPSF-3.0"),
                Arguments.of("Photoshop", "8BPS\0\u0001"),
                Arguments.of("Windows icon", "\0\0\u0001\0\u0001\0"),
                Arguments.of("BigTIFF", "II+\0\b\0\0\0"),
                Arguments.of("ZIP or an office document", "PK\u0003\u0004"),
                Arguments.of("AVI", "RIFF\0\0\0\0AVI LIST"),
                Arguments.of("WAV", "RIFF\0\0\0\0WAVEfmt "),
                Arguments.of("SVG", "<svg xmlns='http://www.w3.org/2000/svg'>"),
                Arguments.of("SVG", "<?xml version='1.0'?>\n<!-- made by hand -->\n<svg/>"),
                Arguments.of("SVG", "\u00ef\u00bb\u00bf\r\n<SVG width='1'>"),
                Arguments.of("SVG", "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>"),
                Arguments.of("SVG", "<?xml version='1.0'?><svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>"),
                Arguments.of("no known picture format", "<html><body><svg/></body></html>"),
                Arguments.of("no known picture format", "I like <svg>"),
                Arguments.of("no known picture format", "\0\0\0\0ftyp"),
                Arguments.of("no known picture format", "B"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void namesWhatIsNot(String name, String head) {
        assertEquals(
                "unsupported: " + name, rejection(head.getBytes(ISO_8859_1)).getMessage());
    }

    @Test
    void knowsSvgInUtf16() {
        assertEquals(
                "unsupported: SVG",
                rejection("<?xml version='1.0' encoding='UTF-16'?><svg/>".getBytes(UTF_16))
                        .getMessage());
    }

    @Test
    void findsSvgBehindALongComment() {
        String head = "<?xml version='1.0'?><!--" + "x".repeat(800) + "--><svg/>";

        assertEquals("unsupported: SVG", rejection(head.getBytes(ISO_8859_1)).getMessage());
    }

    private static ImageRejectedException rejection(byte[] bytes) {
        ImageRejectedException rejection = assertThrows(ImageRejectedException.class, () -> MagicBytes.formatOf(bytes));
        assertEquals(ImageRejectedException.Reason.UNSUPPORTED_FORMAT, rejection.reason());
        return rejection;
    }
}
