package org.thumbnailroute.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.TestSettings;
import software.amazon.awssdk.core.sync.RequestBody;

/** The packaged application on what a cluster gives it, with the operator of Camel K and without. */
class CamelKIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SUBJECT = "Pre-Signed URL for thumbnail";

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("kubernetes" + System.nanoTime(), 5);

    @TempDir
    private Path files;

    @TempDir
    private Path root;

    private Checkout checkout;

    @BeforeEach
    void pointToTheLocalAws() throws IOException {
        checkout = Checkout.in(files);
        checkout.set(TestSettings.of(stack));
    }

    @Test
    void announcesOnWhatTheOperatorOfCamelKWrites() throws Exception {
        assertAnnounces(OperatorPod.of(checkout.integration(), checkout.settings()), SUBJECT, 64, 43);
    }

    @Test
    void takesUpEditsOfTheFlowsAndOfTheSettings() throws Exception {
        checkout.edit("routes/thumbnail.camel.yaml", SUBJECT, "Edited flow");
        checkout.set(Map.of("thumbnail.size", "30x30"));

        assertAnnounces(OperatorPod.of(checkout.integration(), checkout.settings()), "Edited flow", 30, 20);
    }

    @Test
    void announcesOnAPlainDeploymentWithEditedRoutes() throws Exception {
        checkout.edit("routes/thumbnail.camel.yaml", SUBJECT, "Edited route");
        Pod pod = DeploymentPod.of(
                Manifest.of("deployment/deployment.yaml").as(Deployment.class),
                List.of(checkout.settings(), checkout.routes()),
                Manifest.of("deployment/patch/edited-routes.yaml").as(Deployment.class));

        assertAnnounces(pod, "Edited route", 64, 43);
    }

    private void assertAnnounces(Pod pod, String subject, int width, int height) throws IOException {
        try (RunningPod running = RunningPod.start(pod, root, aws)) {
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket()).key("a.jpg"),
                            RequestBody.fromBytes(QuadrantPicture.jpeg(300, 200, 1)));
            await().atMost(LONG)
                    .failFast(() -> assertTrue(running.isAlive(), running::output))
                    .until(() -> !published().isEmpty());
            running.awaitReady();
        }
        assertEquals(
                List.of(subject), published().stream().map(Published::subject).toList());
        assertThatPicture(aws.s3()
                        .getObjectAsBytes(
                                get -> get.bucket(stack.targetBucket()).key("thumbnail_a.jpg"))
                        .asByteArray())
                .hasSize(width, height)
                .looksLike(QuadrantPicture.DRAWING);
    }

    private List<Published> published() {
        return aws.topics().published(stack.topicArn());
    }
}
