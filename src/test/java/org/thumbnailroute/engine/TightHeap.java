package org.thumbnailroute.engine;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.thumbnailroute.pictures.BmpFile;
import org.thumbnailroute.pictures.GifFile;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.WebpFile;

/**
 * Makes thumbnails in a heap that has hardly more room than is said to be needed, and in one that has half of that. A
 * program of its own, because it is full.
 */
final class TightHeap {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final int BLOCK = 64 << 10;

    /** What else lives for a moment, and what the collector cannot use. */
    private static final long SLACK = 2L << 20;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Source(String name, byte[] file) {}

    private TightHeap() {}

    /** Prints a line for each case that is wrong, then how many there were. */
    public static void main(String[] args) {
        boolean search = args.length > 0;
        int cases = 0;
        for (Source source : sources()) {
            for (ThumbnailRequest request : requests(source)) {
                cases++;
                String problem = search ? ratio(source, request) : problem(source, request);
                if (!problem.isEmpty()) {
                    System.out.println(source.name() + " " + request.specs() + ": " + problem);
                }
            }
        }
        System.out.println(cases + " cases");
    }

    private static List<Source> sources() {
        BufferedImage photo = Scene.LANDSCAPE.draw(WIDTH, HEIGHT);
        BufferedImage noise = noise(BufferedImage.TYPE_INT_RGB);
        List<Source> sources = new ArrayList<>();
        add(sources, "baseline", JpegFile.baseline()::encode, noise);
        add(sources, "turned", JpegFile.baseline().withOrientation(6)::encode, noise);
        add(sources, "progressive", JpegFile.progressive()::encode, photo);
        add(sources, "rgb", PngFile::rgb, photo, noise);
        add(sources, "rgba", PngFile::rgba, noise(BufferedImage.TYPE_INT_ARGB));
        add(sources, "gif", image -> ImageFile.encode(image, "gif"), photo);
        add(sources, "interlaced", GifFile.plain().interlaced()::encode, QuadrantPicture.upright(WIDTH, HEIGHT));
        add(sources, "bmp", BmpFile.RGB24::encode, photo);
        add(sources, "tiff", image -> ImageFile.tiff(image, "LZW"), photo, noise);
        add(sources, "tiff-jpeg", image -> ImageFile.tiff(image, "JPEG"), photo);
        add(sources, "webp", WebpFile.lossy()::encode, photo, noise);
        add(sources, "lossless", WebpFile.withoutLoss()::encode, noise);
        return sources;
    }

    private static void add(
            List<Source> sources, String name, Function<BufferedImage, byte[]> encoder, BufferedImage... images) {
        for (BufferedImage image : images) {
            sources.add(new Source(name + (image.getRGB(0, 0) == image.getRGB(1, 0) ? "" : "+"), encoder.apply(image)));
        }
    }

    private static BufferedImage noise(int type) {
        BufferedImage noise = new BufferedImage(WIDTH, HEIGHT, type);
        Random random = new Random(7);
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                row[x] = random.nextInt();
            }
            noise.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
        return noise;
    }

    private static List<ThumbnailRequest> requests(Source source) {
        List<ThumbnailRequest> requests = new ArrayList<>();
        for (Optional<ImageFormat> format : formats(source)) {
            requests.add(request("700x700,800x400", Mode.FIT, format, 80));
            requests.add(request("700x550", Mode.COVER, format, 100));
            requests.add(attention("300x500", format));
            requests.add(request("700x700,1000x1100", Mode.PAD, format, 80));
        }
        requests.add(inManyFormats());
        return requests;
    }

    private static ThumbnailRequest attention(String box, Optional<ImageFormat> format) {
        return ThumbnailRequest.of(
                new ThumbnailSpec(BoundingBox.parse(box), Mode.COVER, Gravity.ATTENTION, format, 80, 0));
    }

    /** Of two sizes, which are scaled once each. */
    private static ThumbnailRequest inManyFormats() {
        List<ThumbnailSpec> specs = new ArrayList<>();
        for (ImageFormat format : List.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP)) {
            ThumbnailSpec spec = ThumbnailSpec.fit(700, 700).withFormat(format);
            specs.add(spec);
            specs.add(spec.withMode(Mode.PAD));
            specs.add(ThumbnailSpec.fit(300, 300).withFormat(format));
        }
        return ThumbnailRequest.of(specs);
    }

    private static List<Optional<ImageFormat>> formats(Source source) {
        return source.name().equals("rgba+")
                ? List.of(Optional.empty(), Optional.of(ImageFormat.JPEG), Optional.of(ImageFormat.WEBP))
                : List.of(Optional.empty());
    }

    private static ThumbnailRequest request(String boxes, Mode mode, Optional<ImageFormat> format, int quality) {
        return ThumbnailRequest.of(Stream.of(boxes.split(","))
                .map(BoundingBox::parse)
                .map(box -> new ThumbnailSpec(box, mode, Gravity.CENTRE, format, quality, 0))
                .toList());
    }

    /** Of what is said to be needed, how much is: for a person who looks for what could be said better. */
    private static String ratio(Source source, ThumbnailRequest request) {
        long need = need(source, request, 1L << 30);
        int percent = 105;
        while (percent > 10 && makes(source, request, need, need * percent / 100)) {
            percent -= 5;
        }
        return "%d MB, enough was %d %%".formatted(need >> 20, percent + 5);
    }

    private static String problem(Source source, ThumbnailRequest request) {
        long together = need(source, request, 1L << 30);
        if (makes(source, request, together, together / 2)) {
            return "%d bytes are more than twice too many".formatted(together);
        }
        for (long need : new long[] {together, need(source, request, together / 2)}) {
            if (!makes(source, request, need, need + SLACK)) {
                return "%d bytes are too few".formatted(need);
            }
        }
        return "";
    }

    private static long need(Source source, ThumbnailRequest request, long limit) {
        return new Thumbnailer(100_000_000, MachineMemory.of(limit, 1L << 30))
                .inspect(source.file(), request)
                .heap();
    }

    private static boolean makes(Source source, ThumbnailRequest request, long need, long room) {
        MachineMemory memory = MachineMemory.of(need + 1024, 1L << 30);
        List<byte[]> ballast = ballast(room);
        try {
            return new Thumbnailer(100_000_000, memory)
                                    .make(source.file(), request)
                                    .thumbnails()
                                    .size()
                            == request.specs().size()
                    && !ballast.isEmpty();
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Takes all of the heap but so much. */
    private static List<byte[]> ballast(long room) {
        Runtime jvm = Runtime.getRuntime();
        System.gc();
        long free = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        List<byte[]> ballast = new ArrayList<>();
        for (long left = free - room; left > BLOCK; left -= BLOCK) {
            ballast.add(new byte[BLOCK - 16]);
        }
        return ballast;
    }
}
