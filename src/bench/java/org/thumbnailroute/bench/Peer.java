package org.thumbnailroute.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A thumbnailer that runs as a process of its own and is asked line by line, so that several can take turns. The words
 * of a line are separated by tabs:
 *
 * <table>
 *   <caption>Requests and their answers</caption>
 *   <tr><td>{@code time SIZE REPEATS FILE}</td><td>{@code ok MS}, the CPU time of the whole process for all repeats;
 *       file in memory to encoded thumbnail in memory, same format</td></tr>
 *   <tr><td>{@code save SIZE FILE OUTPUT}</td><td>{@code ok BYTES}, one thumbnail without loss where possible</td></tr>
 *   <tr><td>{@code rss}</td><td>{@code ok KB}, the most memory that the process has ever had</td></tr>
 * </table>
 *
 * Instead of {@code ok} comes {@code error MESSAGE}.
 *
 * @param name as in a table's head
 * @param command what starts it
 * @param environment in addition to this process's own
 * @param compiled whether it is fast from the start; what runs in a JVM must get warm
 */
record Peer(String name, List<String> command, Map<String, String> environment, boolean compiled) {

    /** A program without a JVM. */
    static Peer ofProgram(String name, Map<String, String> environment, String... command) {
        return new Peer(name, List.of(command), environment, true);
    }

    /** An engine in a JVM of its own. */
    static Peer ofJava(String name, String engine, BenchOptions options) {
        List<String> command =
                ChildJvm.command(options.java(), options.jvmOptions(), List.of(JavaPeer.class.getName(), engine));
        return new Peer(name, command, Map.of(), false);
    }

    /** The same JVM with at most this heap, in MB; the command's first word is the JVM itself. */
    Peer withHeap(int megabytes) {
        List<String> limited = new ArrayList<>(command);
        limited.add(1, "-Xmx" + megabytes + "m");
        return new Peer(name, limited, environment, compiled);
    }

    PeerProcess start(Path log) {
        return PeerProcess.start(this, log);
    }
}
