package org.thumbnailroute.engine.fuzz;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Fuzzes one parser after the other, each in a JVM of its own: {@code mvn -Pfuzz test-compile exec:java}. What breaks a
 * parser is put among its saved inputs as {@code crash-…} or {@code timeout-…}, where a test of every build finds it.
 *
 * <p>Settings: {@code -Dfuzz.seconds=60} for each, {@code -Dfuzz.parsers=png,icc}, and {@code -Dfuzz.save=true} to add
 * to the saved inputs, instead of fuzzing, the smallest ones of {@code target/fuzz} that reach what those do not.
 */
public final class Fuzz {

    private static final Path WORK = Path.of("target", "fuzz");

    /** Behind this a longer input says nothing new. */
    private static final int LONGEST = 16 * 1024;

    private static final int LONGEST_SAVED = 3 * 1024;

    private Fuzz() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Parser> broken = new ArrayList<>();
        for (Parser parser : parsers()) {
            Path seeds = Files.createDirectories(WORK.resolve(parser + "-seeds"));
            Path found = Files.createDirectories(WORK.resolve(parser.toString()));
            Files.createDirectories(parser.saved());
            Seeds.write(parser, seeds);
            List<Object> jazzer = new ArrayList<>();
            if (Boolean.getBoolean("fuzz.save")) {
                jazzer.addAll(List.of("-merge=1", "-use_counters=0", "-max_len=" + LONGEST_SAVED));
                jazzer.addAll(List.of(parser.saved(), found, seeds));
            } else {
                jazzer.addAll(List.of("-max_total_time=" + Integer.getInteger("fuzz.seconds", 60)));
                jazzer.addAll(List.of("-max_len=" + LONGEST, "-artifact_prefix=" + parser.saved() + "/"));
                jazzer.addAll(List.of(found, seeds, parser.saved()));
            }
            if (run(parser, jazzer) != 0) {
                broken.add(parser);
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("broken: " + broken);
        }
    }

    private static List<Parser> parsers() {
        String names = System.getProperty("fuzz.parsers", "");
        return names.isBlank()
                ? List.of(Parser.values())
                : Arrays.stream(names.toUpperCase(Locale.ROOT).split(","))
                        .map(Parser::valueOf)
                        .toList();
    }

    private static int run(Parser parser, List<Object> jazzer) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true", "-cp", classPath()));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + FuzzTarget.class.getName());
        command.add("--target_args=" + parser.name());
        command.add("--instrumentation_includes=org.thumbnailroute.engine.**");
        command.add("--custom_hook_includes=org.thumbnailroute.engine.**");
        command.add("--reproducer_path=" + WORK);
        command.addAll(List.of("-timeout=10", "-rss_limit_mb=0", "-print_final_stats=1"));
        jazzer.forEach(argument -> command.add(argument.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Maven runs a class by a loader, which the property java.class.path does not tell. */
    private static String classPath() {
        if (Fuzz.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(Fuzz::file).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String file(URL url) {
        try {
            URI uri = url.toURI();
            return Path.of(uri).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
