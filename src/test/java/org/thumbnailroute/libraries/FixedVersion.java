package org.thumbnailroute.libraries;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A line of {@code fixed-versions.txt}: the first version of a library without a certain hole. */
record FixedVersion(String library, Version version, String advisory, String about) {

    static final Path FILE = Path.of("src/main/sbom/fixed-versions.txt");

    static List<FixedVersion> all() throws IOException {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 4))
                    .map(words -> new FixedVersion(words[0], Version.parse(words[1]), words[2], words[3]))
                    .toList();
        }
    }

    /** Whether a version of a library has the hole. */
    boolean isMissingIn(String other, String shipped) {
        return library.equals(other) && Version.parse(shipped).compareTo(version) < 0;
    }

    /** What a build says of a library that has it. */
    String complaint(String shipped) {
        return "%s %s ships, %s is fixed in %s (%s). Move it in pom.xml, or explain it in src/main/sbom/thumbnail-route-vex.json; %s says how to refresh the list"
                .formatted(library, shipped, advisory, version, about, FILE);
    }
}
