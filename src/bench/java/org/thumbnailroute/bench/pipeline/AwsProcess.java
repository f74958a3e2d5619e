package org.thumbnailroute.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.bench.ChildJvm;

/** A running {@link AwsServer}, seen from the benchmark. */
final class AwsProcess implements AutoCloseable {

    /** Room for 100,000 messages; more than is used would be the machine's page cache's. */
    private static final List<String> JVM = List.of("-Xmx2g", "-XX:+UseSerialGC");

    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private AwsProcess(Process process) {
        this.process = process;
        this.requests = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
    }

    static AwsProcess start(Path log) throws IOException {
        List<String> command = ChildJvm.command(JVM, List.of(AwsServer.class.getName()));
        return new AwsProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start());
    }

    /** Makes a new stack, which replaces the one before; returns what a worker needs in its environment. */
    Map<String, String> stack(Scheme scheme) throws IOException {
        return json.readValue(ask("stack\t" + scheme.word()), new TypeReference<>() {});
    }

    void load(Workload workload, int count) throws IOException {
        ask("load\t%s\t%d".formatted(workload.word(), count));
    }

    AwsState state() throws IOException {
        return json.readValue(ask("state"), AwsState.class);
    }

    /** Messages in the queue, waiting and in work. */
    int queued() throws IOException {
        return Integer.parseInt(ask("queued"));
    }

    int deadLetters() throws IOException {
        return Integer.parseInt(ask("dead"));
    }

    long pid() {
        return process.pid();
    }

    private String ask(String request) throws IOException {
        requests.write(request);
        requests.newLine();
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the local AWS has ended when it was asked for " + request);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
