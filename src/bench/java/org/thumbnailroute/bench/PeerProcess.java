package org.thumbnailroute.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;

/** A running {@link Peer}. What it complains about goes to a log. */
final class PeerProcess implements AutoCloseable {

    private final Peer peer;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final Set<String> complaints = new LinkedHashSet<>();

    private PeerProcess(Peer peer, Process process) {
        this.peer = peer;
        this.process = process;
        this.requests = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static PeerProcess start(Peer peer, Path log) {
        var builder = new ProcessBuilder(peer.command()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(peer.environment());
        try {
            return new PeerProcess(peer, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Peer peer() {
        return peer;
    }

    /** CPU time for all repeats, in ms, or nothing where the peer cannot do it. */
    OptionalDouble time(Path file, int size, int repeats) {
        return ask("time\t%d\t%d\t%s".formatted(size, repeats, file.toAbsolutePath()));
    }

    /** Writes a thumbnail; false where the peer cannot do it. */
    boolean save(Path file, int size, Path output) {
        return ask("save\t%d\t%s\t%s".formatted(size, file.toAbsolutePath(), output.toAbsolutePath()))
                .isPresent();
    }

    /** The most memory that the process has had, in MB. */
    OptionalDouble peakMemory() {
        OptionalDouble kilobytes = ask("rss");
        return kilobytes.isPresent() ? OptionalDouble.of(kilobytes.getAsDouble() / 1024) : kilobytes;
    }

    /** What it could not do and why, each once. */
    Set<String> complaints() {
        return complaints;
    }

    private OptionalDouble ask(String request) {
        String answer = answer(request);
        if (answer.startsWith("ok\t")) {
            return OptionalDouble.of(Double.parseDouble(answer.substring("ok\t".length())));
        }
        String file = request.substring(request.lastIndexOf(File.separatorChar) + 1);
        complaints.add("%s cannot do %s: %s".formatted(peer.name(), file, answer.replaceFirst("^error\t", "")));
        return OptionalDouble.empty();
    }

    private String answer(String request) {
        String gone = "the process has ended, see its log in " + Peers.WORK;
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            return answer == null ? gone : answer;
        } catch (IOException e) {
            return gone;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
