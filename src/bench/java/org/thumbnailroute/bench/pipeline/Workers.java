package org.thumbnailroute.bench.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.bench.Machine;
import org.thumbnailroute.bench.Program;

/** The workers that are there, and a line about each: what it is, or why it is skipped. */
final class Workers {

    private static final Path SOURCES = Path.of("src/bench/peers").toAbsolutePath();

    private final Options options;
    private final List<String> notes = new ArrayList<>();

    Workers(Options options) {
        this.options = options;
    }

    /** The route and its variants first, then the peers that were asked for and are installed. */
    List<Worker> installed() {
        List<Worker> workers = new ArrayList<>();
        options.ours().stream()
                .map(this::ours)
                .filter(worker -> options.hasWorker(worker.name()))
                .forEach(workers::add);
        workers.forEach(worker -> notes.add(worker.name() + ": " + worker.description()));
        if (options.hasWorker("python")) {
            python().ifPresent(workers::add);
        }
        if (options.hasWorker("node")) {
            node().ifPresent(workers::add);
        }
        return workers;
    }

    /** Known after {@link #installed()}. */
    List<String> notes() {
        return notes;
    }

    /** @param variant NAME=OPTIONS, where the options may start with the path of a Java */
    private Worker ours(String variant) {
        int equals = variant.indexOf('=');
        String name = equals < 0 ? variant : variant.substring(0, equals);
        List<String> words = new ArrayList<>(
                Arrays.stream(variant.substring(equals + 1).strip().split(" +"))
                        .filter(word -> equals >= 0 && !word.isEmpty())
                        .toList());
        String java = !words.isEmpty() && words.get(0).startsWith("/") ? words.remove(0) : options.java();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(words);
        command.addAll(List.of("-jar", "target/thumbnail-route.jar"));
        String description = "%s, options: %s, concurrency as shipped, H2 file, conditional GET and PUT"
                .formatted(Machine.jvm(Path.of(java)), words.isEmpty() ? "none" : String.join(" ", words));
        return new Worker(name, description, command, Map.of());
    }

    private Optional<Worker> python() {
        String versions =
                "import sys, PIL, boto3; print('Python', sys.version.split()[0], 'Pillow', PIL.__version__, 'boto3', boto3.__version__)";
        for (String python : options.pythons()) {
            Optional<String> version = Program.output(Map.of(), python, "-c", versions);
            if (version.isPresent()) {
                int processes = Runtime.getRuntime().availableProcessors();
                notes.add("python: %s, %d processes of 2 threads, each receives and deletes ten at once"
                        .formatted(version.get(), processes));
                return Optional.of(new Worker(
                        "python",
                        version.get(),
                        List.of(python, SOURCES.resolve("pipeline.py").toString()),
                        Map.of("PIPELINE_PROCESSES", Integer.toString(processes), "PIPELINE_THREADS", "2")));
            }
        }
        notes.add("python is skipped: it needs a Python with Pillow and boto3, named by -Dpeers.python");
        return Optional.empty();
    }

    private Optional<Worker> node() {
        String modules = options.node().resolve("node_modules").toAbsolutePath().toString();
        Map<String, String> environment = Map.of("NODE_PATH", modules, "PIPELINE_CONCURRENCY", "4");
        String versions =
                "require('@aws-sdk/client-s3'); require('@aws-sdk/client-sqs'); require('@aws-sdk/client-sns');"
                        + " require('@aws-sdk/s3-request-presigner');"
                        + " console.log('Node.js ' + process.version + ', sharp ' + require('sharp').versions.sharp"
                        + " + ', AWS SDK ' + require('@aws-sdk/client-s3/package.json').version)";
        Optional<String> version = Program.output(environment, "node", "-e", versions);
        notes.add(
                version.map(number -> "node: " + number + ", 4 in work, each receives and deletes ten at once")
                        .orElse(
                                "node is skipped: it needs Node.js and npm install --prefix DIR sharp @aws-sdk/client-s3"
                                        + " @aws-sdk/client-sqs @aws-sdk/client-sns @aws-sdk/s3-request-presigner, then -Dpeers.node=DIR"));
        return version.map(number -> new Worker(
                "node", number, List.of("node", SOURCES.resolve("pipeline.js").toString()), environment));
    }
}
