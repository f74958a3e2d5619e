package org.thumbnailroute.lambda;

import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.Webp;

/**
 * Loads and compiles into the snapshot what the first messages would wait for: the engine, by a drawn picture of each
 * format, and the routes, by the event with which S3 tests a queue. Nothing of it reaches AWS.
 */
final class Priming {

    /** So that the loops over pixels are compiled. */
    private static final int ROUNDS = 3;

    private static final String TEST_EVENT = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}";

    private final CoreRoute core;

    Priming(CoreRoute core) {
        this.core = core;
    }

    void run() {
        Webp webp = core.webp();
        Thumbnailer thumbnailer = new Thumbnailer(DrawnBmp.WIDTH * DrawnBmp.HEIGHT, MachineMemory.ofThisJvm(), webp);
        byte[] drawn = DrawnBmp.bytes();
        ThumbnailRequest request = ThumbnailRequest.of(core.rules().profiles().stream()
                .flatMap(profile -> profile.specs().stream())
                .toList());
        for (int round = 0; round < ROUNDS; round++) {
            for (ImageFormat format : ImageFormat.values()) {
                byte[] picture = written(thumbnailer, drawn, format, webp);
                thumbnailer.make(picture, request);
            }
        }
        openTestEvent();
    }

    /** Where WebP is not written, the picture is a PNG, as it is in {@link ThumbnailSpec#formatFor}. */
    private static byte[] written(Thumbnailer thumbnailer, byte[] drawn, ImageFormat format, Webp webp) {
        ThumbnailSpec sameSize = ThumbnailSpec.fit(DrawnBmp.WIDTH, DrawnBmp.HEIGHT);
        ThumbnailSpec encoded = sameSize.withFormat(sameSize.formatFor(format, webp));
        return thumbnailer.make(drawn, encoded).thumbnails().get(0).bytes();
    }

    private void openTestEvent() {
        if (!core.make(Delivery.alone("priming", TEST_EVENT))) {
            throw new IllegalStateException("the routes do not take S3's test event");
        }
    }
}
