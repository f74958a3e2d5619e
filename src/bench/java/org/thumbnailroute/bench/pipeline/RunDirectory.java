package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.thumbnailroute.route.ProductionFiles;

/** What a deployment has: copies of application.properties and routes/, and target/ with the jar. */
final class RunDirectory {

    private RunDirectory() {}

    static Path create() throws IOException {
        Path directory =
                Files.createTempDirectory(Files.createDirectories(PipelineOptions.WORK.resolve("runs")), "run");
        ProductionFiles.copyTo(directory);
        Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
        return directory.toAbsolutePath();
    }
}
