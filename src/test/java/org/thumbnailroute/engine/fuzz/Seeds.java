package org.thumbnailroute.engine.fuzz;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.pictures.BmpFile;
import org.thumbnailroute.pictures.ExifSegment;
import org.thumbnailroute.pictures.GifFile;
import org.thumbnailroute.pictures.IccProfile;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.TiffFile;
import org.thumbnailroute.pictures.WebpFile;
import org.thumbnailroute.pictures.jpeg.JpegCase;
import org.thumbnailroute.pictures.jpeg.JpegVariants;

/** Small files that a fuzzer begins with, drawn by the tests' own writers. */
final class Seeds {

    private static final int LONGEST_JPEG = 8 * 1024;

    private Seeds() {}

    /** Writes a parser's seeds into a folder. */
    static void write(Parser parser, Path folder) throws IOException {
        List<byte[]> seeds = of(parser);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    static List<byte[]> of(Parser parser) {
        BufferedImage picture = QuadrantPicture.upright(24, 18);
        return switch (parser) {
            case JPEG -> jpeg(picture);
            case PNG ->
                List.of(
                        PngFile.rgb(picture),
                        PngFile.rgba(picture),
                        PngFile.palette(picture),
                        PngFile.grey(picture),
                        PngFile.sixteenBit(picture));
            case GIF ->
                List.of(
                        GifFile.plain().encode(picture),
                        GifFile.plain().interlaced().withLocalPalette().encode(picture),
                        GifFile.plain().onScreen(30, 30).at(4, 5).transparent().encode(picture),
                        ImageFile.encode(picture, "gif"));
            case BMP ->
                Arrays.stream(BmpFile.values())
                        .map(kind -> kind.encode(
                                kind.colours() > 4 ? picture : QuadrantPicture.draw("R R G\nR R G\nG G R\n", 20, 7)))
                        .toList();
            case WEBP ->
                List.of(
                        WebpFile.lossy().encode(picture),
                        WebpFile.withoutLoss().encode(picture),
                        WebpFile.withoutLoss()
                                .withOrientation(6)
                                .withProfile(IccProfile.displayP3())
                                .encode(picture),
                        WebpFile.lossy().animation(30, 20, 2, 2, picture, picture));
            case TIFF -> tiff(picture);
            case EXIF -> List.of(exif(6, ByteOrder.BIG_ENDIAN), exif(3, ByteOrder.LITTLE_ENDIAN));
            case ICC ->
                List.of(
                        IccProfile.adobeRgb(),
                        IccProfile.sampledSrgb(),
                        IccProfile.grey(2),
                        IccProfile.srgb(),
                        IccProfile.cmyk());
        };
    }

    private static List<byte[]> jpeg(BufferedImage picture) {
        List<byte[]> all = new ArrayList<>(List.of(
                JpegFile.baseline().withOrientation(6).encode(picture),
                JpegFile.progressive().encode(picture)));
        JpegVariants.all().stream()
                .map(JpegCase::file)
                .filter(file -> file.length <= LONGEST_JPEG)
                .forEach(all::add);
        return all;
    }

    private static List<byte[]> tiff(BufferedImage picture) {
        return List.of(
                ImageFile.encode(picture, "tiff"),
                TiffFile.of(2, 8, 0).compressed(5, 2).encode(picture),
                TiffFile.of(2, 16, 2).compressed(8, 2).bigEndian().encode(picture),
                TiffFile.of(3, 8, 0).compressed(32773, 1).encode(picture),
                TiffFile.of(5, 8, 0).inTiles().encode(picture),
                TiffFile.of(2, 8, 1).inPlanes().turned(6).encode(picture),
                TiffFile.of(0, 1, 0).encode(picture));
    }

    private static byte[] exif(int orientation, ByteOrder order) {
        byte[] segment = ExifSegment.of(orientation, true, order);
        // without marker and length
        return Arrays.copyOfRange(segment, 4, segment.length);
    }
}
