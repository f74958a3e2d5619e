package org.thumbnailroute.bench.pipeline;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every run's figures as JSON, for those who want more than medians. */
final class RunsFile {

    private final JsonMapper json = new JsonMapper();
    private final ArrayNode runs = json.createArrayNode();
    private final Path file;

    RunsFile(Path file) {
        this.file = file;
    }

    void add(String part, String worker, String workload, Rounds rounds) throws IOException {
        for (RunFigures run : rounds.runs()) {
            ObjectNode node = runs.addObject()
                    .put("part", part)
                    .put("worker", worker)
                    .put("workload", workload)
                    .put("uploads", run.uploads())
                    .put("cpuMillisPerImage", run.cpuPerImage())
                    .put("earlyCpuMillisPerImage", run.earlyCpuPerImage())
                    .put("imagesPerSecond", run.imagesPerSecond())
                    .put("idle", run.idle())
                    .put("startMillis", run.startMillis())
                    .put("startCpuMillis", run.first().cpuMillis())
                    .put("megabytesWarm", run.warm().residentMegabytes())
                    .put("megabytesEnd", run.end().residentMegabytes())
                    .put("megabytesPeak", run.peakMegabytes())
                    .put("lost", run.lost())
                    .put("announcedTwice", run.announcedTwice())
                    .put("parked", run.deadLetters())
                    .put("leftInQueue", run.leftInQueue())
                    .put("tlsConnections", run.last().aws().tlsConnections())
                    .put("awsCpuMillisPerImage", run.serverCpuPerImage());
            ObjectNode requests = node.putObject("requestsPerImage");
            run.requests().forEach(requests::put);
        }
        Files.writeString(
                file, json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(runs));
    }
}
