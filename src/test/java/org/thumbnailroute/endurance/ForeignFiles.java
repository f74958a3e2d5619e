package org.thumbnailroute.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.thumbnailroute.endurance.Poison.CORRUPT;
import static org.thumbnailroute.endurance.Poison.UNSUPPORTED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** What is no picture, or of no kind that is read, whatever it is called. */
final class ForeignFiles {

    private static final List<String> HEADS = List.of(
            "just text",
            "\u00EF\u00BB\u00BFtext with a byte order mark",
            "<!DOCTYPE html><html><body>404 Not Found</body></html>",
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
            "{\"message\": \"Forbidden\"}",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
            "\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n",
            "%!PS-Adobe-3.0 EPSF-3.0\n",
            "\0\0\0\u0018ftypheic\0\0\0\0mif1heic",
            "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic",
            "\0\0\0\u001Cftypavif\0\0\0\0mif1avif",
            "\0\0\0\u0018ftypmp42\0\0\0\0isommp42",
            "\0\0\0\u0008ftyp",
            "\u00FF\n\u00FA\u007F\u0001\u0090",
            "\0\0\0\u000CJXL \r\n\u0087\n",
            "RIFF$\0\0\0WAVEfmt ",
            "\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0",
            "8BPS\0\u0001\0\0\0\0\0\0",
            "\0\0\0\u000CjP  \r\n\u0087\n",
            "\u008AMNG\r\n\u001A\n",
            "qoif\0\0\0\u0001\0\0\0\u0001\u0004\0",
            "II+\0\u0008\0\0\0",
            "\u001AE\u00DF\u00A3\u0001\0\0\0",
            "MZ\u0090\0\u0003\0\0\0",
            "\u007FELF\u0002\u0001\u0001\0",
            "7z\u00BC\u00AF'\u001C",
            "BZh91AY&SY",
            "\u00FD7zXZ\0",
            "\u00FF\u00D8",
            "\u00FF\u00D8\u0000",
            "\u0089PNG\n\u001A\n",
            "GIF90a",
            "P6\n1 1\n255\nabc",
            "\u00FF",
            " ",
            "\0",
            "\0".repeat(10_000),
            "\u00FF".repeat(10_000));

    /** They claim a format by their first bytes, and there is nothing behind. */
    private static final List<String> ONLY_HEADS = List.of(
            "\u00FF\u00D8\u00FF",
            "\u00FF\u00D8\u00FF\u00E0",
            "\u00FF\u00D8\u00FF\u00D9",
            "\u00FF\u00D8".repeat(100) + "\u00FF",
            "\u0089PNG\r\n\u001A\n",
            "GIF87a",
            "RIFF$\0\0\0WEBPVP8 ",
            "RIFF$\0\0\0WEBPVP8L",
            "RIFF$\0\0\0WEBPVP8X",
            "GIF89a",
            "GIF89a\u0001\0\u0001\0\0\0\0;",
            "BM",
            "BMW is the name of a car",
            "II*\0",
            "MM\0*",
            "II*\0\u00FF\u00FF\u00FF\u00FF",
            "II*\0\u0008\0\0\0\0\0",
            "II*\0\u0000\0\0\0");

    private ForeignFiles() {}

    static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        for (String head : HEADS) {
            all.add(Poison.picture(name("foreign", head), head.getBytes(ISO_8859_1), UNSUPPORTED));
        }
        for (String head : ONLY_HEADS) {
            all.add(Poison.picture(name("nothing behind", head), head.getBytes(ISO_8859_1), CORRUPT, UNSUPPORTED));
        }
        all.add(Poison.picture("no bytes", new byte[0], "empty-object"));
        all.add(Poison.picture("text in UTF-16", "just text".getBytes(UTF_16), UNSUPPORTED));
        byte[] jpeg = JpegFile.baseline().encode(QuadrantPicture.upright(90, 90));
        all.add(Poison.picture("jpeg in a zip", zip(jpeg), UNSUPPORTED));
        all.add(Poison.picture("gzipped jpeg", gzip(jpeg), UNSUPPORTED));
        all.add(Poison.picture("jpeg read as text", new String(jpeg, UTF_8).getBytes(UTF_8), UNSUPPORTED));
        for (int seed = 1; seed <= 8; seed++) {
            byte[] bytes = new byte[5000];
            new Random(seed).nextBytes(bytes);
            all.add(Poison.picture("random bytes, seed " + seed, bytes, UNSUPPORTED));
        }
        return all;
    }

    private static String name(String kind, String head) {
        String hex = head.chars().limit(12).mapToObj("%02X"::formatted).reduce("", String::concat);
        return "%s: %d bytes %s".formatted(kind, head.length(), hex);
    }

    private static byte[] gzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.jpg"));
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
