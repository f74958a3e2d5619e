package org.thumbnailroute.pictures.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** A Huffman code. */
final class CodeTable {

    /** In the order of their codes. */
    private final List<Integer> symbols;

    private final int[] lengths;
    private final int[] codes = new int[256];

    private CodeTable(List<Integer> symbols, int[] lengths) {
        this.symbols = symbols;
        this.lengths = lengths;
        int next = 0;
        int before = 0;
        for (int symbol : symbols) {
            next <<= lengths[symbol] - before;
            codes[symbol] = next++;
            before = lengths[symbol];
        }
    }

    private record Node(long weight, List<Integer> leaves) {}

    /** A code for those symbols that occur, none longer than 16 bits and none of 1-bits only. */
    static CodeTable of(int[] frequencies) {
        int[] depths = new int[257];
        int[] weights = Arrays.copyOf(frequencies, 257);
        weights[256] = 1; // takes the longest code, which is not used then
        do {
            Arrays.fill(depths, 0);
            grow(weights, depths);
            // a flatter tree, until it is flat enough
            Arrays.setAll(weights, i -> weights[i] == 0 ? 0 : weights[i] / 2 + 1);
        } while (Arrays.stream(depths).max().orElse(0) > 16);
        int longest = Arrays.stream(depths).max().orElse(0);
        swap(depths, longest);
        List<Integer> symbols = IntStream.range(0, 256)
                .filter(symbol -> depths[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparing(symbol -> depths[symbol]))
                .toList();
        return new CodeTable(symbols, depths);
    }

    private static void grow(int[] weights, int[] depths) {
        var nodes = new PriorityQueue<Node>(Comparator.comparingLong(Node::weight));
        IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0)
                .forEach(i -> nodes.add(new Node(weights[i], List.of(i))));
        while (nodes.size() > 1) {
            Node one = nodes.remove();
            Node other = nodes.remove();
            List<Integer> leaves = new ArrayList<>(one.leaves);
            leaves.addAll(other.leaves);
            leaves.forEach(leaf -> depths[leaf]++);
            nodes.add(new Node(one.weight + other.weight, leaves));
        }
    }

    /** Makes the unused symbol one of the deepest. */
    private static void swap(int[] depths, int longest) {
        int deep = IntStream.range(0, 257)
                .filter(i -> depths[i] == longest)
                .findFirst()
                .orElseThrow();
        if (depths[256] < longest) {
            depths[deep] = depths[256];
            depths[256] = longest;
        }
    }

    boolean isEmpty() {
        return symbols.isEmpty();
    }

    /** As a DHT segment has it, without class and destination. */
    byte[] definition() {
        var bytes = new ByteArrayOutputStream();
        for (int length = 1; length <= 16; length++) {
            int wanted = length;
            bytes.write((int)
                    symbols.stream().filter(symbol -> lengths[symbol] == wanted).count());
        }
        symbols.forEach(bytes::write);
        return bytes.toByteArray();
    }

    void write(int symbol, BitSink bits) {
        bits.write(codes[symbol], lengths[symbol]);
    }
}
