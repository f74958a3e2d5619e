package org.thumbnailroute.bench.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.bench.Machine;
import org.thumbnailroute.bench.Program;

/** The workers that are there, and a line about each: what it is, or why it is skipped. */
final class Workers {

    private static final Path SOURCES = Path.of("src/bench/peers").toAbsolutePath();

    private final PipelineOptions options;
    private final List<String> notes = new ArrayList<>();

    Workers(PipelineOptions options) {
        this.options = options;
    }

    /** Those that were asked for, each by every scheme that was asked for. */
    List<Worker> installed() {
        List<Scheme> schemes = options.schemes();
        return programs().stream()
                .flatMap(worker -> schemes.stream().map(scheme -> scheme == Scheme.HTTP ? worker : worker.overTls()))
                .toList();
    }

    /** The route and its variants first, then the peers that are installed. */
    private List<Worker> programs() {
        List<Worker> workers = new ArrayList<>();
        options.ours().stream()
                .map(this::ours)
                .filter(worker -> options.hasWorker(worker.name()))
                .forEach(workers::add);
        workers.forEach(worker -> notes.add(worker.name() + ": " + worker.description()));
        if (options.hasWorker("python") || options.hasWorker("python-1")) {
            python().forEach(workers::add);
        }
        if (options.hasWorker("node") || options.hasWorker("node-1")) {
            node().forEach(workers::add);
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
        String description = "%s, options: %s, concurrency as shipped, SQLite file, conditional GET and PUT"
                .formatted(Machine.jvm(Path.of(java)), words.isEmpty() ? "none" : String.join(" ", words));
        return new Worker(name, description, Scheme.HTTP, command, Map.of());
    }

    private List<Worker> python() {
        String versions = "import sys, PIL, boto3; print('Python ' + sys.version.split()[0] + ', Pillow ' +"
                + " PIL.__version__ + ', boto3 ' + boto3.__version__)";
        String processes = Integer.toString(Runtime.getRuntime().availableProcessors());
        for (String python : options.pythons()) {
            Optional<String> version = Program.output(Map.of(), python, "-c", versions);
            if (version.isPresent()) {
                return batched(
                        "python",
                        version.get() + ", " + processes + " processes of 2 threads",
                        List.of(python, SOURCES.resolve("pipeline.py").toString()),
                        Map.of("PIPELINE_PROCESSES", processes, "PIPELINE_THREADS", "2"));
            }
        }
        notes.add("python is skipped: it needs a Python with Pillow and boto3, named by -Dpeers.python");
        return List.of();
    }

    private List<Worker> node() {
        String modules = options.node().resolve("node_modules").toAbsolutePath().toString();
        Map<String, String> environment = Map.of("NODE_PATH", modules, "PIPELINE_CONCURRENCY", "4");
        String versions = "for (const name of ['s3', 'sqs', 'sns']) require('@aws-sdk/client-' + name);"
                + " require('@aws-sdk/s3-request-presigner');"
                + " console.log('Node.js ' + process.version + ', sharp ' + require('sharp').versions.sharp"
                + " + ', AWS SDK ' + require('@aws-sdk/client-s3/package.json').version)";
        Optional<String> version = Program.output(environment, "node", "-e", versions);
        if (version.isEmpty()) {
            notes.add("node is skipped: it needs Node.js and npm install --prefix DIR sharp @aws-sdk/client-s3"
                    + " @aws-sdk/client-sqs @aws-sdk/client-sns @aws-sdk/s3-request-presigner, then -Dpeers.node=DIR");
            return List.of();
        }
        return batched(
                "node",
                version.get() + ", 4 in work",
                List.of("node", SOURCES.resolve("pipeline.js").toString()),
                environment);
    }

    /** Two of each peer: one that shares requests among ten messages, and one as plain scripts are. */
    private List<Worker> batched(
            String name, String description, List<String> command, Map<String, String> environment) {
        List<Worker> workers = new ArrayList<>();
        for (int batch : List.of(10, 1)) {
            Map<String, String> all = new HashMap<>(environment);
            all.put("PIPELINE_BATCH", Integer.toString(batch));
            workers.add(new Worker(
                    batch == 1 ? name + "-1" : name,
                    "%s, receives and deletes %s; no memory, no conditions"
                            .formatted(description, batch == 1 ? "one by one" : "ten at once"),
                    Scheme.HTTP,
                    command,
                    all));
        }
        List<Worker> asked = workers.stream()
                .filter(worker -> options.hasWorker(worker.name()))
                .toList();
        asked.forEach(worker -> notes.add(worker.name() + ": " + worker.description()));
        return asked;
    }
}
