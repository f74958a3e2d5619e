package org.thumbnailroute.bench;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.thumbnailroute.pictures.ColourError;
import org.thumbnailroute.pictures.LanczosReference;
import org.thumbnailroute.pictures.Ssim;

/** How near the thumbnails come to the picture decoded in full and reduced with care. */
final class QualityTable {

    private final BenchOptions options;
    private final List<PeerProcess> peers;

    QualityTable(BenchOptions options, List<PeerProcess> peers) {
        this.options = options;
        this.peers = peers;
    }

    void print(List<Input> inputs) throws IOException {
        System.out.printf(
                "%nSSIM of luma, and error of colours (0 to 255), against full decode and Lanczos in sRGB%n%n");
        List<String> head = new ArrayList<>(List.of("input"));
        peers.forEach(process -> head.add(process.peer().name() + "  colour"));
        var table = new Markdown(head);
        table.printHead();
        List<List<List<Quality>>> seen = new ArrayList<>();
        options.sizes().forEach(size -> seen.add(columns()));
        for (Input input : inputs) {
            BufferedImage full = FullDecode.of(input.file());
            for (int i = 0; i < options.sizes().size(); i++) {
                int size = options.sizes().get(i);
                table.print(row(input.name() + " " + size, qualities(input, full, size), seen.get(i)));
            }
        }
        for (int i = 0; i < options.sizes().size(); i++) {
            printSummary(table, options.sizes().get(i), seen.get(i));
        }
    }

    private List<List<Quality>> columns() {
        return peers.stream()
                .map(peer -> (List<Quality>) new ArrayList<Quality>())
                .toList();
    }

    private List<Optional<Quality>> qualities(Input input, BufferedImage full, int size) throws IOException {
        List<Optional<Quality>> qualities = new ArrayList<>();
        var reference = new Reference(full);
        for (PeerProcess peer : peers) {
            Path output = Peers.WORK.resolve("thumbnail.png");
            qualities.add(
                    peer.save(input.file(), size, output)
                            ? Optional.of(quality(output.toFile(), reference))
                            : Optional.empty());
        }
        return qualities;
    }

    private static Quality quality(File thumbnail, Reference reference) throws IOException {
        BufferedImage small = ImageIO.read(thumbnail);
        BufferedImage wanted = reference.ofSize(small.getWidth(), small.getHeight());
        return new Quality(Ssim.of(small, wanted), ColourError.of(small, wanted));
    }

    private static List<String> row(String name, List<Optional<Quality>> qualities, List<List<Quality>> seen) {
        List<String> row = new ArrayList<>(List.of(name));
        for (int i = 0; i < qualities.size(); i++) {
            qualities.get(i).ifPresent(seen.get(i)::add);
            row.add(qualities.get(i).map(Quality::toString).orElse("–"));
        }
        return row;
    }

    private void printSummary(Markdown table, int size, List<List<Quality>> seen) {
        List<String> means = new ArrayList<>(List.of("mean at " + size));
        List<String> worst = new ArrayList<>(List.of("worst at " + size));
        for (List<Quality> column : seen) {
            means.add(new Quality(
                            column.stream().mapToDouble(Quality::ssim).average().orElse(Double.NaN),
                            column.stream()
                                    .mapToDouble(Quality::colourError)
                                    .average()
                                    .orElse(Double.NaN))
                    .toString());
            worst.add(new Quality(
                            column.stream().mapToDouble(Quality::ssim).min().orElse(Double.NaN),
                            column.stream()
                                    .mapToDouble(Quality::colourError)
                                    .max()
                                    .orElse(Double.NaN))
                    .toString());
        }
        table.print(means);
        table.print(worst);
    }

    private record Quality(double ssim, double colourError) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f %5.2f", ssim, colourError);
        }
    }

    /** The picture as it should look at each size that peers made of it: they round differently, and that is no fault. */
    private static final class Reference {
        private final BufferedImage full;
        private final Map<Dimension, BufferedImage> bySize = new HashMap<>();

        Reference(BufferedImage full) {
            this.full = full;
        }

        BufferedImage ofSize(int width, int height) {
            return bySize.computeIfAbsent(
                    new Dimension(width, height), size -> LanczosReference.resize(full, size.width, size.height));
        }
    }
}
