package org.thumbnailroute.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that is printed row by row and can be pasted into a README. */
public final class Markdown {

    private static final int FIRST = 34;
    private static final int OTHERS = 9;

    private final List<String> head;

    public Markdown(List<String> head) {
        this.head = head;
    }

    public void printHead() {
        print(head);
        print(IntStream.range(0, head.size())
                .mapToObj(column -> column == 0 ? "-".repeat(FIRST) : "-".repeat(width(column) - 1) + ":")
                .toList());
    }

    public void print(List<String> cells) {
        System.out.println(IntStream.range(0, cells.size())
                .mapToObj(column -> ("%" + (column == 0 ? "-" : "") + width(column) + "s").formatted(cells.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private int width(int column) {
        return column == 0 ? FIRST : Math.max(OTHERS, head.get(column).length());
    }
}
