package org.thumbnailroute.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** CPU time for each thumbnail: one table for each size, a row for each picture, a column for each peer. */
final class SpeedTable {

    private final BenchOptions options;
    private final List<PeerProcess> peers;
    private final List<String> names;

    SpeedTable(BenchOptions options, List<PeerProcess> peers) {
        this.options = options;
        this.peers = peers;
        this.names = peers.stream().map(process -> process.peer().name()).toList();
    }

    void print(List<Input> inputs) {
        for (Input input : inputs) {
            options.sizes().forEach(size -> warm(input, size));
        }
        for (int size : options.sizes()) {
            System.out.printf(
                    "%nms CPU per thumbnail that fits into %dx%d, file in memory to file in memory%n%n", size, size);
            Markdown table = new Markdown(head());
            table.printHead();
            for (Input input : inputs) {
                table.print(row(input, Turns.take(options, peers, input, size)));
            }
        }
    }

    /** All at once before the first figure: a JVM would otherwise get faster from row to row. */
    private void warm(Input input, int size) {
        for (PeerProcess peer : peers) {
            double spent = 0;
            for (int repeats = 1; !peer.peer().compiled() && spent < options.warmMillis(); repeats *= 2) {
                spent += peer.time(input.file(), size, repeats).orElse(Double.POSITIVE_INFINITY);
            }
        }
    }

    private List<String> head() {
        List<String> head = new ArrayList<>();
        head.add("input");
        head.addAll(names);
        names.stream().skip(1).forEach(name -> head.add(pair(name)));
        return head;
    }

    /** Against what is faster than most, smaller is better; against Thumbnailator one says how many times as fast. */
    private static String pair(String name) {
        return name.equals(Peers.THUMBNAILATOR) ? name + "/" + Peers.OURS : Peers.OURS + "/" + name;
    }

    private List<String> row(Input input, Turns turns) {
        List<String> row = new ArrayList<>();
        row.add(input.name());
        IntStream.range(0, names.size()).forEach(peer -> row.add(number(turns.median(peer))));
        for (int peer = 1; peer < names.size(); peer++) {
            boolean slower = names.get(peer).equals(Peers.THUMBNAILATOR);
            row.add(number(slower ? turns.ratio(peer, 0) : turns.ratio(0, peer)));
        }
        return row;
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        String digits = value.getAsDouble() < 10 ? "%.2f" : value.getAsDouble() < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, value.getAsDouble());
    }
}
