package org.thumbnailroute.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;

/** What attention costs: CPU time of this thread for thumbnails of some of the pictures, against that from the centre. */
final class CropSpeed {

    private static final int ROUNDS = 3;
    private static final int PICTURES = 20;

    private CropSpeed() {}

    /** The middle of several ratios. */
    static double ratio(Thumbnailer thumbnailer, List<Path> files, BoundingBox box) throws IOException {
        ThumbnailSpec centre = ThumbnailSpec.fit(box).withMode(Mode.COVER);
        ThumbnailSpec attention = centre.withGravity(Gravity.ATTENTION);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double without = 0;
            double with = 0;
            for (int i = 0; i < PICTURES; i++) {
                byte[] picture = Files.readAllBytes(files.get(i * files.size() / PICTURES));
                without += nanos(thumbnailer, picture, centre);
                with += nanos(thumbnailer, picture, attention);
            }
            if (round > 0) { // the first lets the JVM compile
                ratios.add(with / without);
            }
        }
        return Median.of(ratios);
    }

    private static double nanos(Thumbnailer thumbnailer, byte[] picture, ThumbnailSpec spec) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            thumbnailer.make(picture, spec);
        } catch (ImageRejectedException e) {
            return 0;
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
