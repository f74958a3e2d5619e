package org.thumbnailroute.pictures.jpeg;

import java.util.ArrayList;
import java.util.List;

/** What a scan is to contain, before there are codes for it. */
final class Symbols {

    /** Tables 0 to 3 are for DC, 4 to 7 for AC. */
    static final int TABLES = 8;

    private static final int RAW = -1;
    private static final int RESTART = -2;

    private final List<Event> events = new ArrayList<>();

    private record Event(int table, int symbol, int bits, int size) {}

    /** A symbol, and bits that follow it. */
    void symbol(int table, int symbol, int bits, int size) {
        events.add(new Event(table, symbol, bits, size));
    }

    /** A symbol and a value of as many bits as its low half says (T.81 F.1.2.1). */
    void valued(int table, int run, int value) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        int bits = value < 0 ? value - 1 : value;
        symbol(table, run << 4 | size, bits & ((1 << size) - 1), size);
    }

    void raw(int bit) {
        events.add(new Event(RAW, 0, bit, 1));
    }

    void restart() {
        events.add(new Event(RESTART, 0, 0, 0));
    }

    /** How often each symbol of a table occurs. */
    int[] frequencies(int table) {
        int[] frequencies = new int[256];
        events.stream().filter(event -> event.table == table).forEach(event -> frequencies[event.symbol]++);
        return frequencies;
    }

    /** The entropy-coded data. */
    byte[] encode(List<CodeTable> tables) {
        var bits = new BitSink();
        int restarts = 0;
        for (Event event : events) {
            if (event.table == RESTART) {
                bits.marker(0xD0 + restarts++ % 8);
            } else {
                if (event.table >= 0) {
                    tables.get(event.table).write(event.symbol, bits);
                }
                bits.write(event.bits, event.size);
            }
        }
        return bits.end();
    }
}
