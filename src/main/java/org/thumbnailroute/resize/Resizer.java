package org.thumbnailroute.resize;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Forecast;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.PhaseListener;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.InvalidSettingException;

/** The engine as routes want it: each failure is an exception that tells them whether to try again. */
public final class Resizer {

    private static final Logger LOG = LoggerFactory.getLogger(Resizer.class);

    private final ThumbnailSpec spec;
    private final String limitOfPixels;
    private final Thumbnailer thumbnailer;

    /**
     * A resizer.
     *
     * @param sizes the setting that they come from
     * @param maxSourcePixels pictures with more are rejected undecoded
     * @param limitOfPixels what a person has to set to change that
     * @param memory what making thumbnails may take
     * @throws InvalidSettingException if that is too little for the sizes, whatever the picture
     */
    public Resizer(ThumbnailSpec spec, String sizes, long maxSourcePixels, String limitOfPixels, MachineMemory memory) {
        this.spec = spec;
        this.limitOfPixels = limitOfPixels;
        this.thumbnailer = new Thumbnailer(maxSourcePixels, memory);
        Forecast forecast = new Forecast(spec, memory);
        forecast.neverFits().ifPresent(problem -> {
            String boxes = spec.boxes().stream().map(BoundingBox::toString).collect(Collectors.joining(","));
            throw new InvalidSettingException(sizes, boxes, problem);
        });
        forecast.warnings(maxSourcePixels).forEach(LOG::warn);
    }

    /**
     * Makes one thumbnail for each box.
     *
     * @param keeper gives the memory of the thumbnails back
     * @param phases is told how long it takes
     * @throws RejectedException if the picture can never become a thumbnail
     */
    public ThumbnailSet resize(byte[] picture, Consumer<MachineMemory.Part> keeper, PhaseListener phases) {
        try {
            return thumbnailer.make(picture, spec, keeper, phases);
        } catch (ImageRejectedException e) {
            boolean isLimit = e.reason() == ImageRejectedException.Reason.TOO_MANY_PIXELS;
            String setting = isLimit ? " (%s)".formatted(limitOfPixels) : "";
            throw new RejectedException(Reason.of(e.reason()), e.getMessage() + setting, e);
        }
    }
}
