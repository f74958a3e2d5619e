package org.thumbnailroute.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.services.sqs.model.Message;

/** The image with the entry point that the template gives it: the function that {@link LambdaIT} tests in more detail. */
class LambdaImageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    @TempDir
    private Path root;

    @TempDir
    private Path logs;

    @Test
    void isTheFunctionAndStartsFromTheWorkersClassArchive() throws Exception {
        assumeFalse(Boolean.getBoolean("archive.skip"), "built without an archive");
        Path classes = logs.resolve("classes.log");
        try (FunctionStack stack = new FunctionStack("lambda-image");
                FakeLambda lambda = FakeLambda.start();
                ChildProcess function =
                        ImageFunction.unpackedTo(root).start(lambda, 512, environment(stack, classes))) {
            lambda.awaitReady();
            Message good = stack.upload("good.jpg", PICTURE);
            Message poison = stack.upload("poison.jpg", "no picture".getBytes(UTF_8));
            Message busy = stack.upload(stack.otherBucket, "busy.jpg", PICTURE);
            stack.aws.s3Faults().failAll(Operation.GET_OBJECT, stack.otherBucket, 503);

            String answer = lambda.invoke(SqsRecords.event(List.of(good, poison, busy)), TIMEOUT)
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

            assertEquals(Set.of(busy.messageId()), SqsRecords.failures(answer), function::output);
            assertEquals(1, stack.announcements("good.jpg").size());
            assertEquals(1, stack.aws.messages(stack.stack.deadLetterQueueUrl()));
            assertTrue(function.output().contains("-Xmx179m"), function::output);
        }
        List<String> loaded = Files.readAllLines(classes);
        assertTrue(
                isShared(RouteProgram.class, loaded), "the archive fits with the function's jars behind the worker's");
        assertTrue(isShared(Main.class, loaded), "and for libraries");
        long others =
                loaded.stream().filter(line -> !line.contains("shared objects")).count();
        assertTrue(others < loaded.size() / 4, others + " of " + loaded.size() + " are not from an archive");
    }

    private static Map<String, String> environment(FunctionStack stack, Path classes) {
        Map<String, String> environment = stack.environment();
        environment.put("_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
        return environment;
    }

    private static boolean isShared(Class<?> type, List<String> loaded) {
        return loaded.stream().anyMatch(line -> line.contains(" " + type.getName() + " source: shared objects file"));
    }
}
