package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.DoctorOptions.ProbeOptions;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.Settings;

/** Sends a picture through one source bucket: uploads it, waits for its thumbnails, opens a link to each, deletes all. */
final class UploadProbe implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Environment environment;
    private final String bucket;
    private final ProbeOptions options;
    private final TestUpload upload;
    private final Thread cleaner = new Thread(this::deleteQuietly, "doctor-clean-up");

    UploadProbe(Environment environment, String bucket, ProbeOptions options) {
        this.environment = environment;
        this.bucket = bucket;
        this.options = options;
        this.upload = new TestUpload(environment::s3, environment.settings(), bucket, options.prefix());
        // for Ctrl-C
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** In their order; each is of use only if those before it succeeded. */
    List<Check> stages() {
        String original = "%s/%s*".formatted(environment.bucketArn(bucket), options.prefix());
        return List.of(
                stage("probe-upload", List.of(Right.ofDoctor("s3:PutObject", original)), this::put),
                stage("probe-thumbnail", List.of(), this::await),
                stage("probe-link", List.of(), this::open),
                stage(
                        "probe-delete",
                        List.of(
                                Right.ofDoctor("s3:DeleteObject", original),
                                Right.ofDoctor("s3:DeleteObject", thumbnails())),
                        this::delete));
    }

    /** Says how long it took. */
    private Check stage(String name, List<Right> needs, Callable<Finding> work) {
        return new SimpleCheck(name, bucket, needs, () -> {
            long start = System.nanoTime();
            Finding finding = work.call();
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
            return new Finding(
                    finding.status(), "%s, in %.1f seconds".formatted(finding.found(), seconds), finding.mends());
        });
    }

    private String thumbnails() {
        return environment.bucketArn(settings().buckets().target()) + "/*";
    }

    private Settings settings() {
        return environment.settings();
    }

    private Finding put() {
        try {
            upload.put();
            return Finding.ok("uploaded %s".formatted(upload.key()));
        } catch (RejectedException | NothingToDoException e) {
            return Finding.fail(
                    "the route would ignore %s: %s".formatted(upload.key(), e.getMessage()),
                    "choose another --probe-prefix");
        }
    }

    private Finding await() throws InterruptedException {
        requireUpload();
        Instant end = Instant.now().plus(options.patience());
        while (!upload.hasThumbnails()) {
            if (Instant.now().isAfter(end)) {
                return late();
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return Finding.ok(
                "thumbnails in %s: %s".formatted(settings().buckets().target(), String.join(", ", upload.expected())));
    }

    private void requireUpload() {
        if (!upload.isThere()) {
            throw new NotCheckedException("see probe-upload");
        }
    }

    private Finding late() {
        String missing = "no thumbnail: " + likelyCause();
        return Finding.fail(
                missing,
                Stream.concat(
                                Stream.of("look for %s in the worker's log, or add --probe-wait SECONDS"
                                        .formatted(upload.key())),
                                upload.expected().stream().map(key -> "aws s3 rm 's3://%s/%s' # if it comes later"
                                        .formatted(settings().buckets().target(), key)))
                        .toArray(String[]::new));
    }

    /** What the queues say now; the worker's own failures are in its log. */
    private String likelyCause() {
        QueueFacts queue = environment.askQueueAgain();
        long waiting = queue.waiting();
        long inWork = queue.inWork();
        if (waiting > 0 && inWork == 0) {
            return "%d waiting in the queue, and no worker takes them".formatted(waiting);
        }
        return inWork > 0
                ? "%d messages are in work or to be retried, %d wait: the worker fails, or has more to do"
                        .formatted(inWork, waiting)
                : "the queue is empty: the bucket's event did not reach it, or the worker parked it or ignored it";
    }

    private Finding open() throws Exception {
        requireUpload();
        Map<String, String> links =
                ProbeLinks.of(settings(), upload.thumbnails().keySet());
        if (links.isEmpty()) {
            throw new NotCheckedException("see probe-thumbnail");
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
            int status = ProbeLinks.open(link.getValue());
            if (status != ProbeLinks.OK) {
                return Finding.fail(
                        "S3 answers %d to a link to %s".formatted(status, link.getKey()),
                        "grant whoever signs s3:GetObject on %s, and look at the checks clock, credentials and thumbnail.link-endpoint"
                                .formatted(thumbnails()));
            }
        }
        return Finding.ok("opened a link to each thumbnail (%d)".formatted(links.size()));
    }

    private Finding delete() {
        requireUpload();
        upload.delete();
        return Finding.ok("deleted the picture and its thumbnails");
    }

    private void deleteQuietly() {
        try {
            upload.delete();
        } catch (RuntimeException e) {
            // reported by the stage, unless it is broken off; then nobody listens any more
        }
    }

    /** Deletes what a stage that failed, or that nobody came to, has left. */
    @Override
    public void close() {
        deleteQuietly();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // the hook is running
        }
    }
}
