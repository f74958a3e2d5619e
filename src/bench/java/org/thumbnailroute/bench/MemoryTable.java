package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints what memory one thumbnail of a large picture needs, each in a process of its own. */
public final class MemoryTable {

    /** In MB. */
    private static final List<Integer> HEAPS = List.of(
            12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 256, 320, 384, 448, 512, 640, 768, 896,
            1024, 1280, 1536, 2048);

    private final BenchOptions options;
    private final List<Peer> peers;

    private MemoryTable(BenchOptions options, List<Peer> peers) {
        this.options = options;
        this.peers = peers;
    }

    /** Takes its settings from system properties, see {@link BenchOptions}. */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BenchOptions options = BenchOptions.fromSystemProperties();
        var installed = new Peers(options);
        List<Peer> peers = installed.installed();
        System.out.println(Machine.description(options) + ", " + LocalDate.now(ZoneId.systemDefault()));
        installed.notes().forEach(System.out::println);
        new MemoryTable(options, peers).print(DrawnInputs.large(options));
    }

    private void print(List<Input> inputs) {
        System.out.printf(
                "%nMB of memory at most for one thumbnail, the file included: heap = the smallest -Xmx that is enough,%n"
                        + "process = resident memory with that heap; programs without a JVM have only the latter%n%n");
        List<String> head = new ArrayList<>(List.of("input"));
        for (Peer peer : peers) {
            if (!peer.compiled()) {
                head.add(peer.name() + " heap");
            }
            head.add(peer.name() + " process");
        }
        var table = new Markdown(head);
        table.printHead();
        for (Input input : inputs) {
            for (int size : options.sizes()) {
                table.print(row(input, size));
            }
        }
    }

    private List<String> row(Input input, int size) {
        List<String> row = new ArrayList<>(List.of(input.name() + " to " + size));
        for (Peer peer : peers) {
            if (peer.compiled()) {
                row.add(number(peakMemory(peer, input, size)));
            } else {
                int heap = smallestHeap(peer, input, size);
                row.add(heap < 0 ? "–" : String.valueOf(heap));
                row.add(number(peakMemory(peer.withHeap(heap), input, size)));
            }
        }
        return row;
    }

    /** In MB, by bisection; -1 where even the largest is too small. */
    private int smallestHeap(Peer peer, Input input, int size) {
        int tooSmall = -1;
        int enough = HEAPS.size();
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            boolean passes =
                    peakMemory(peer.withHeap(HEAPS.get(middle)), input, size).isPresent();
            if (passes) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough == HEAPS.size() ? -1 : HEAPS.get(enough);
    }

    /** In MB, of a new process that makes one thumbnail; nothing where it cannot. */
    private static OptionalDouble peakMemory(Peer peer, Input input, int size) {
        Path log = Peers.WORK.resolve(peer.name() + ".log");
        try (PeerProcess process = peer.start(log)) {
            return process.time(input.file(), size, 1).isPresent() ? process.peakMemory() : OptionalDouble.empty();
        }
    }

    private static String number(OptionalDouble megabytes) {
        return megabytes.isPresent() ? String.format(Locale.ROOT, "%.0f", megabytes.getAsDouble()) : "–";
    }
}
