package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A picture of flat cells, three by three, written as letters: R G B Y C M W, K for black and . for transparent.
 *
 * @param rows three rows of three letters, without the spaces
 */
record Drawing(List<String> rows) {
    static final int CELLS = 3;

    static Drawing parse(String text) {
        List<String> rows = text.lines()
                .map(row -> row.replace(" ", ""))
                .filter(row -> !row.isEmpty())
                .toList();
        if (rows.size() != CELLS || rows.stream().anyMatch(row -> row.length() != CELLS)) {
            throw new IllegalArgumentException("A drawing has three rows of three letters, not:\n" + text);
        }
        rows.forEach(row -> row.chars().forEach(letter -> NamedColour.of((char) letter)));
        return new Drawing(rows);
    }

    /** What the picture shows at the centre of each cell; '?' is none of the named colours. */
    static Drawing of(BufferedImage image) {
        return new Drawing(IntStream.range(0, CELLS)
                .mapToObj(row -> IntStream.range(0, CELLS)
                        .mapToObj(column -> String.valueOf(NamedColour.letterOf(centre(image, column, row))))
                        .collect(Collectors.joining()))
                .toList());
    }

    static int centre(BufferedImage image, int column, int row) {
        return image.getRGB(
                (2 * column + 1) * image.getWidth() / (2 * CELLS), (2 * row + 1) * image.getHeight() / (2 * CELLS));
    }

    char letter(int column, int row) {
        return rows.get(row).charAt(column);
    }

    BufferedImage paint(int width, int height) {
        boolean opaque = rows.stream().noneMatch(row -> row.contains("."));
        var image = new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char letter = letter(x * CELLS / width, y * CELLS / height);
                image.setRGB(x, y, NamedColour.of(letter).argb());
            }
        }
        return image;
    }

    @Override
    public String toString() {
        return rows.stream().map(row -> String.join(" ", row.split(""))).collect(Collectors.joining("\n"));
    }
}
