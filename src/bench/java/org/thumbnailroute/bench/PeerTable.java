package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Prints what a thumbnail costs, and how good it is, with this engine and with others: all in one run, in turns. */
public final class PeerTable {

    private PeerTable() {}

    /** Takes its settings from system properties, see {@link BenchOptions}. */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BenchOptions options = BenchOptions.fromSystemProperties();
        var peers = new Peers(options);
        List<PeerProcess> processes = new ArrayList<>();
        try {
            for (Peer peer : peers.installed()) {
                Path log = Peers.WORK.resolve(peer.name() + ".log");
                processes.add(peer.start(log));
            }
            System.out.println(Machine.description(options) + ", " + LocalDate.now(ZoneId.systemDefault()));
            peers.notes().forEach(System.out::println);
            if (options.parts().contains("speed")) {
                new SpeedTable(options, processes).print(Inputs.forSpeed(options));
            }
            if (options.parts().contains("quality")) {
                new QualityTable(options, processes).print(Inputs.forQuality(options));
            }
            System.out.println();
            processes.forEach(process -> process.complaints().forEach(System.out::println));
        } finally {
            processes.forEach(PeerProcess::close);
        }
    }
}
