package org.thumbnailroute.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people upload although it is not read here, by the first bytes. */
final class UnreadFormats {

    private record Magic(String name, int at, String bytes) {}

    private static final List<Magic> KNOWN = List.of(
            new Magic("JPEG XL", 0, "\u00ff\n"),
            new Magic("JPEG XL", 4, "JXL \r\n\u0087\n"),
            new Magic("JPEG 2000", 4, "jP  \r\n\u0087\n"),
            new Magic("JPEG 2000", 0, "\u00ffO\u00ffQ"),
            new Magic("JPEG XR", 0, "II\u00bc\u0001"),
            new Magic("PDF", 0, "%PDF-"),
            new Magic("PostScript", 0, "%!PS"),
            new Magic("PostScript", 0, "\u00c5\u00d0\u00d3\u00c6"),
            new Magic("Photoshop", 0, "8BPS"),
            new Magic("Windows icon", 0, "\0\0\u0001\0"),
            new Magic("Windows icon", 0, "\0\0\u0002\0"),
            new Magic("BigTIFF", 0, "II+\0\b\0"),
            new Magic("BigTIFF", 0, "MM\0+\0\b"),
            // raw pictures of cameras that have bytes of their own; CameraRaw tells the others
            new Magic("Canon raw", 8, "CR\u0002"),
            new Magic("Canon raw", 6, "HEAPCCDR"),
            new Magic("Olympus raw", 0, "IIRO"),
            new Magic("Olympus raw", 0, "IIRS"),
            new Magic("Olympus raw", 0, "MMOR"),
            new Magic("Panasonic raw", 0, "IIU\0"),
            new Magic("Fujifilm raw", 0, "FUJIFILMCCD-RAW"),
            new Magic("Sigma raw", 0, "FOVb"),
            new Magic("Minolta raw", 0, "\0MRM"),
            new Magic("Phase One raw", 8, "IIIITwaR"),
            new Magic("Phase One raw", 8, "IIIICwaR"),
            new Magic("Phase One raw", 8, "MMMMRaw"),
            new Magic("OpenEXR", 0, "v/1\u0001"),
            new Magic("Radiance HDR", 0, "#?RADIANCE"),
            new Magic("QOI", 0, "qoif"),
            new Magic("DDS", 0, "DDS |"),
            new Magic("ZIP or an office document", 0, "PK\u0003\u0004"),
            new Magic("gzip", 0, "\u001f\u008b"),
            new Magic("7-Zip", 0, "7z\u00bc\u00af'\u001c"),
            new Magic("RAR", 0, "Rar!\u001a\u0007"),
            new Magic("Matroska or WebM", 0, "\u001aE\u00df\u00a3"),
            new Magic("AVI", 8, "AVI "),
            new Magic("WAV", 8, "WAVE"),
            new Magic("MP3", 0, "ID3"));

    /** Without a picture's own brand a file of HEIC and AVIF says only "a picture". */
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs");
    private static final Set<String> HEIF_BRANDS = Set.of("mif1", "mif2", "msf1", "miaf");

    /** What may stand before an SVG's element: a declaration, comments, and a document type, perhaps with entities. */
    private static final Pattern SVG = Pattern.compile("<svg[\\s>/:]|<!doctype\\s+svg\\b|<\\w{1,20}:svg[\\s>/]");

    private UnreadFormats() {}

    /**
     * The format's name.
     *
     * @param head a file's first bytes, as ISO 8859-1
     * @return empty if it is none of those known here
     */
    static String nameOf(String head) {
        for (Magic magic : KNOWN) {
            if (head.startsWith(magic.bytes(), magic.at())) {
                return magic.name();
            }
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            return ofBrands(head);
        }
        return isSvg(head) ? "SVG" : "";
    }

    /** ISO/IEC 14496-12, section 4.3: the size of the box, its name, a brand, a version and compatible brands. */
    private static String ofBrands(String head) {
        int size = head.charAt(2) << 8 | head.charAt(3);
        String name = ofBrand(head.substring(8, 12));
        for (int at = 16; name.equals("HEIF") && at + 4 <= Math.min(size, head.length()); at += 4) {
            String other = ofBrand(head.substring(at, at + 4));
            name = other.startsWith("MP4") ? name : other;
        }
        return name;
    }

    private static String ofBrand(String brand) {
        if (AVIF_BRANDS.contains(brand)) {
            return "AVIF";
        }
        if (HEIC_BRANDS.contains(brand)) {
            return "HEIC";
        }
        if (HEIF_BRANDS.contains(brand)) {
            return "HEIF";
        }
        return brand.equals("crx ") ? "Canon raw" : brand.equals("qt  ") ? "QuickTime" : "MP4 family";
    }

    private static boolean isSvg(String head) {
        // of text in UTF-16 every other byte is 0
        String text = head.replace("\0", "").toLowerCase(Locale.ROOT);
        String start = text.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .stripLeading();
        return start.startsWith("<")
                && !start.startsWith("<html")
                && SVG.matcher(start).find();
    }
}
