package org.thumbnailroute.bench;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.PictureSize;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.Webp;

/**
 * Compares what gravity attention keeps of photographs with what libvips does, given the same pixels: {@code -Dphotos=DIR}
 * is looked through with all that is below it. Where they differ most it draws both.
 */
public final class Crops {

    private static final Path WORK = Path.of("target", "crops");
    private static final List<BoundingBox> BOXES =
            Stream.of("64x64", "256x256", "300x100").map(BoundingBox::parse).toList();
    private static final double GOOD = 0.8;
    private static final double POOR = 0.5;

    private final Thumbnailer thumbnailer = new Thumbnailer(Integer.MAX_VALUE, MachineMemory.ofThisJvm());
    private final Path sharp = Path.of(Property.text("peers.sharp").orElse("target/bench"));

    private Crops() {}

    public static void main(String[] arguments) throws IOException {
        Path photos = Path.of(Property.text("photos")
                .orElseThrow(() -> new IllegalArgumentException("-Dphotos=DIR: a directory of photographs")));
        Files.createDirectories(WORK);
        List<Path> files;
        try (Stream<Path> found = Files.walk(photos)) {
            files = found.filter(Files::isRegularFile)
                    .filter(Formats::isPicture)
                    .sorted()
                    .toList();
        }
        new Crops().run(files);
    }

    private void run(List<Path> files) throws IOException {
        Markdown table = new Markdown(List.of("box", "photos", "overlap", "0.8 +", "centre", "0.8 +", "cpu"));
        table.printHead();
        for (BoundingBox box : BOXES) {
            List<CropCase> cases = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                add(cases, box, i, Files.readAllBytes(files.get(i)));
            }
            List<Rectangle> libvips = libvips(cases);
            List<Double> ours = new ArrayList<>();
            List<Double> centre = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                Rectangle crop = cases.get(i).ours(thumbnailer);
                ours.add(CropCase.overlap(crop, libvips.get(i)));
                centre.add(CropCase.overlap(cases.get(i).centre(), libvips.get(i)));
                if (ours.get(i) < POOR) {
                    cases.get(i)
                            .draw(
                                    crop,
                                    libvips.get(i),
                                    WORK.resolve(
                                            "differs-" + cases.get(i).pixels().getFileName()));
                }
            }
            table.print(List.of(
                    box.toString(),
                    String.valueOf(cases.size()),
                    mean(ours),
                    share(ours),
                    mean(centre),
                    share(centre),
                    "%+.0f %%".formatted(100 * (CropSpeed.ratio(thumbnailer, files, box) - 1))));
        }
        System.out.println("In " + WORK + ": where they differ most, ours in green, libvips's in red.");
    }

    /** Unless it has the box's shape, or is no photograph that is larger. */
    private void add(List<CropCase> cases, BoundingBox box, int number, byte[] file) throws IOException {
        try {
            PictureSize size = PictureSize.of(file, Webp.NATIVE);
            double scale = Math.max((double) box.width() / size.width(), (double) box.height() / size.height());
            int width = (int) Math.max(box.width(), Math.round(size.width() * scale));
            int height = (int) Math.max(box.height(), Math.round(size.height() * scale));
            if (scale > 1 || Math.max(width - box.width(), height - box.height()) < box.width() / 8) {
                return;
            }
            byte[] pixels = thumbnailer
                    .make(file, ThumbnailSpec.fit(width, height).withFormat(ImageFormat.PNG))
                    .thumbnails()
                    .get(0)
                    .bytes();
            Path copy = WORK.resolve("%s-%03d.png".formatted(box, number));
            Files.write(copy, pixels);
            cases.add(new CropCase(box, copy));
        } catch (ImageRejectedException e) {
            System.err.println("left out: " + e.getMessage());
        }
    }

    private List<Rectangle> libvips(List<CropCase> cases) throws IOException {
        Path requests = WORK.resolve("requests.tsv");
        Files.write(
                requests,
                cases.stream()
                        .map(one -> "%d\t%d\t%s"
                                .formatted(one.box().width(), one.box().height(), one.pixels()))
                        .toList());
        List<String> answers = Program.output(
                        Map.of(
                                "NODE_PATH",
                                sharp.resolve("node_modules").toAbsolutePath().toString()),
                        "node",
                        "src/bench/peers/attention.js",
                        requests.toString())
                .orElseThrow(() -> new IllegalStateException(
                        "it needs Node.js and npm install --prefix DIR sharp, then -Dpeers.sharp=DIR"))
                .lines()
                .toList();
        List<Rectangle> crops = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String[] corner = answers.get(i).split("\t", -1);
            crops.add(cases.get(i).at(Integer.parseInt(corner[0]), Integer.parseInt(corner[1])));
        }
        return crops;
    }

    private static String mean(List<Double> overlaps) {
        return String.format(Locale.ROOT, "%.2f", overlaps.stream().collect(Collectors.averagingDouble(one -> one)));
    }

    private static String share(List<Double> overlaps) {
        long good = overlaps.stream().filter(one -> one >= GOOD).count();
        return "%d %%".formatted(Math.round(100.0 * good / overlaps.size()));
    }
}
