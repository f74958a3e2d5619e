package org.thumbnailroute.bench.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.thumbnailroute.bench.Property;

/**
 * What is asked for on the command line, as {@code -Dname=value}.
 *
 * @param parts {@code pipeline.parts}: {@code table}, {@code start}, {@code memory}, {@code scaling}; or {@code windows},
 *     {@code serve}
 * @param workers {@code pipeline.workers}: only these, by name; without it all that are there
 * @param workloads {@code pipeline.workloads} of the table: {@code mix}, {@code tiny}, {@code large}
 * @param schemes {@code pipeline.schemes}: {@code http} and {@code https}; each worker takes a turn with each
 * @param warmAws {@code pipeline.aws}: images that warm the local AWS up before the first figure
 * @param warm {@code pipeline.warm}: images before the measurement
 * @param measured {@code pipeline.measured}: images in it
 * @param rounds {@code pipeline.rounds}: how often each worker has its turn; the median is printed
 * @param memoryImages {@code pipeline.memory}: images of the memory part
 * @param windows {@code pipeline.windows}: the marks of the windows part, in images
 * @param backlogs {@code pipeline.backlogs}: images that wait, in the scaling part
 * @param java {@code pipeline.java}: the JVM of the route
 * @param ours {@code pipeline.ours}: variants of the route, NAME=OPTIONS;NAME=OPTIONS; options that start with a path are
 *     run by that Java
 * @param node {@code peers.node}, else {@code peers.sharp}: where npm installed sharp and the AWS SDK
 * @param pythons {@code peers.python}: a Python with Pillow and boto3; without it those that are usual
 */
record PipelineOptions(
        List<String> parts,
        List<String> workers,
        List<Workload> workloads,
        List<Scheme> schemes,
        int warmAws,
        int warm,
        int measured,
        int rounds,
        int memoryImages,
        List<Integer> windows,
        List<Integer> backlogs,
        String java,
        List<String> ours,
        Path node,
        List<String> pythons) {

    /** Where logs, figures and plots go. */
    static final Path WORK = Path.of("target/pipeline");

    /** What ships beside the jar; not in a build without the archive. */
    private static final Path SHIPPED_JAVA = Path.of("target/jre/bin/java");

    private static final String SHIPPED_OPTIONS = "-Xmx192m @target/java-options";

    static PipelineOptions fromSystemProperties() {
        return new PipelineOptions(
                Property.list("pipeline.parts", "table,start,memory,scaling"),
                Property.list("pipeline.workers", ""),
                Property.list("pipeline.workloads", "mix,tiny").stream()
                        .map(Workload::of)
                        .toList(),
                Property.list("pipeline.schemes", "http").stream()
                        .map(Scheme::of)
                        .toList(),
                Integer.getInteger("pipeline.aws", 3000),
                Integer.getInteger("pipeline.warm", 1000),
                Integer.getInteger("pipeline.measured", 2000),
                Integer.getInteger("pipeline.rounds", 3),
                Integer.getInteger("pipeline.memory", 10_000),
                integers("pipeline.windows", "300,1000,3000,10000"),
                integers("pipeline.backlogs", "100,1000,10000,100000"),
                Property.text("pipeline.java")
                        .orElse((isShipped() ? SHIPPED_JAVA : Path.of(System.getProperty("java.home"), "bin", "java"))
                                .toString()),
                Property.text("pipeline.ours")
                        .map(value -> List.of(value.split(";")))
                        .orElse(List.of("ours=" + (isShipped() ? SHIPPED_OPTIONS : ""))),
                Path.of(Property.text("peers.node")
                        .or(() -> Property.text("peers.sharp"))
                        .orElse("target/bench")),
                Property.text("peers.python").map(List::of).orElse(List.of("python3", "/usr/bin/python3")));
    }

    private static List<Integer> integers(String name, String values) {
        return Property.list(name, values).stream().map(Integer::valueOf).toList();
    }

    private static boolean isShipped() {
        return Files.exists(SHIPPED_JAVA);
    }

    boolean hasPart(String name) {
        return parts.contains(name);
    }

    boolean hasWorker(String name) {
        return workers.isEmpty() || workers.contains(name.toLowerCase(Locale.ROOT));
    }
}
