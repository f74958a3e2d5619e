package org.thumbnailroute.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ProductionFiles;

/** A copy of the files that ops work with, to be edited by a test as they would edit it. */
final class Checkout {

    private final Path directory;

    private Checkout(Path directory) {
        this.directory = directory;
    }

    /** Copies {@code routes/}, {@code application.properties} and the manifests into an empty directory. */
    static Checkout in(Path directory) throws IOException {
        ProductionFiles.copyTo(directory);
        try (Stream<Path> files = Files.walk(Manifest.DIRECTORY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return new Checkout(directory);
    }

    /** Replaces a text that must be there. */
    void edit(String file, String before, String after) throws IOException {
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(before)) {
            throw new AssertionError(file + " lacks " + before);
        }
        Files.writeString(path, text.replace(before, after));
    }

    /** Gives settings their values in the ConfigMap, and adds those that it has not. */
    void set(Map<String, String> settings) throws IOException {
        Path path = directory.resolve(Manifest.DIRECTORY).resolve("settings.yaml");
        String text = Files.readString(path);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String line = "    %s = %s".formatted(setting.getKey(), setting.getValue());
            Matcher present = Pattern.compile("(?m)^    " + Pattern.quote(setting.getKey()) + " =.*$")
                    .matcher(text);
            text = present.find()
                    ? present.replaceFirst(Matcher.quoteReplacement(line))
                    : text.stripTrailing() + "\n" + line + "\n";
        }
        Files.writeString(path, text);
    }

    ConfigMap settings() {
        return Manifest.in(directory.resolve(Manifest.DIRECTORY).resolve("settings.yaml"))
                .get(0)
                .as(ConfigMap.class);
    }

    /** What {@code kubectl apply -f -} is given by the command of {@code kubernetes.md}, which {@code integration.yaml} tells, too. */
    Integration integration() throws Exception {
        String command = commands(Path.of("src/docs/kubernetes.md")).findFirst().orElseThrow();
        Path file = directory.resolve(Manifest.DIRECTORY).resolve("camel-k/integration.yaml");
        if (commands(file).noneMatch(line -> line.equals("#   " + command))) {
            throw new AssertionError(file + " does not tell this command: " + command);
        }
        Path applied = directory.resolve("applied.yaml");
        String bash = "set -euo pipefail; kubectl() { cat > %s; }; %s".formatted(applied, command);
        try (ChildProcess shell = ChildProcess.start(directory, Map.of(), List.of("bash", "-c", bash))) {
            if (shell.exitCode(Duration.ofSeconds(30)) != 0) {
                throw new AssertionError(shell.output());
            }
        }
        return Manifest.in(applied).get(0).as(Integration.class);
    }

    private static Stream<String> commands(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("camel-k/integration.yaml;") && line.endsWith("| kubectl apply -f -"));
    }

    /** What {@code kubectl create configmap thumbnail-routes --from-file=routes} makes. */
    ConfigMap routes() throws IOException {
        Map<String, String> data = new HashMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("routes"))) {
            for (Path file : files.toList()) {
                data.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("thumbnail-routes")
                .endMetadata()
                .withData(data)
                .build();
    }
}
