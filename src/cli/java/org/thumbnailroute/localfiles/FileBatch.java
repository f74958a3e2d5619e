package org.thumbnailroute.localfiles;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.thumbnailroute.terminal.Progress;
import org.thumbnailroute.text.Printable;
import picocli.CommandLine.ExitCode;

/** Thumbnails of files, one line each, in the order in which they were named. */
final class FileBatch {

    /** By then the compiler is through with the decoders of pictures that take some milliseconds. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private record Job(InputFile input, CompletableFuture<Made> made) {}

    private final ResizeOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private int exitCode = ExitCode.OK;

    FileBatch(ResizeOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Makes all of them; returns the exit code. */
    int run() {
        List<InputFile> inputs = InputFiles.find(options.inputs(), options.out());
        ThumbnailFolder folder = new ThumbnailFolder(options.out(), options.overwrite(), inputs);
        Workshop workshop = new Workshop(options, folder);
        if (inputs.isEmpty()) {
            err.println("there are no files in what was named");
        }
        if (options.repeat() > 1) {
            workshop.warmUp(inputs, WARM_UP);
        }
        ExecutorService threads = Executors.newFixedThreadPool(options.threads());
        try (Progress progress = Progress.start(err, "resize", inputs.size())) {
            Queue<Job> jobs = new ArrayDeque<>();
            for (InputFile input : inputs) {
                // so few, because thumbnails that wait for the one before them take memory
                if (jobs.size() == 2 * options.threads()) {
                    finish(jobs.remove(), folder, progress);
                }
                jobs.add(new Job(input, CompletableFuture.supplyAsync(() -> workshop.make(input), threads)));
            }
            jobs.forEach(job -> finish(job, folder, progress));
        } finally {
            threads.shutdown();
        }
        return exitCode;
    }

    /** In one thread and in order, so that the same names are taken by the same files in each run. */
    private void finish(Job job, ThumbnailFolder folder, Progress progress) {
        InputFile input = job.input();
        try {
            Made made = made(job);
            var thumbnail = made.set().thumbnails().get(0);
            folder.write(
                    input.file(),
                    ThumbnailName.of(input.name(), made.set().format(), thumbnail.format()),
                    thumbnail.bytes());
            progress.above(() -> out.println(Line.ok(input.file(), made)));
        } catch (FailedFile e) {
            progress.above(() -> {
                out.println(Line.rejected(input.file(), e));
                err.println(Printable.whole(input.file() + ": " + e.getMessage()));
            });
            exitCode = ExitCode.SOFTWARE;
        }
        progress.step();
    }

    private static Made made(Job job) {
        try {
            return job.made().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FailedFile failure) {
                throw failure;
            }
            throw new FailedFile(FailedFile.FAILED, "a fault in the program: " + e.getCause());
        }
    }
}
