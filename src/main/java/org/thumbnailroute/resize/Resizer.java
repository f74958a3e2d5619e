package org.thumbnailroute.resize;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.thumbnailroute.engine.Forecast;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.PhaseListener;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.InvalidSettingException;

/** The engine as routes want it: each failure is an exception that tells them whether to try again. */
public final class Resizer {

    private final long maxSourcePixels;
    private final String limitOfPixels;
    private final MachineMemory memory;
    private final Webp webp;
    private final Thumbnailer thumbnailer;

    /**
     * A resizer.
     *
     * @param maxSourcePixels pictures with more are rejected undecoded
     * @param limitOfPixels what a person has to set to change that
     * @param memory what making thumbnails may take
     * @param webp who reads and writes WebP
     */
    public Resizer(long maxSourcePixels, String limitOfPixels, MachineMemory memory, Webp webp) {
        this.maxSourcePixels = maxSourcePixels;
        this.limitOfPixels = limitOfPixels;
        this.memory = memory;
        this.webp = webp;
        this.thumbnailer = new Thumbnailer(maxSourcePixels, memory, webp);
    }

    /**
     * Checks whether the memory is enough for these thumbnails of one picture.
     *
     * @param sizes the setting that their sizes come from
     * @return warnings of pictures for which it is not
     * @throws InvalidSettingException if it is too little, whatever the picture
     */
    public List<String> requireMemoryFor(ThumbnailRequest request, String sizes) {
        Forecast forecast = new Forecast(request, webp, memory);
        forecast.neverFits().ifPresent(problem -> {
            String boxes =
                    request.specs().stream().map(spec -> spec.box().toString()).collect(Collectors.joining(","));
            throw new InvalidSettingException(sizes, boxes, problem);
        });
        return forecast.warnings(maxSourcePixels);
    }

    /**
     * Makes thumbnails.
     *
     * @param keeper gives the memory of the thumbnails back
     * @param phases is told how long it takes
     * @throws RejectedException if the picture can never become a thumbnail
     */
    public ThumbnailSet resize(
            byte[] picture, ThumbnailRequest request, Consumer<MachineMemory.Part> keeper, PhaseListener phases) {
        try {
            return thumbnailer.make(picture, request, keeper, phases);
        } catch (ImageRejectedException e) {
            boolean isLimit = e.reason() == ImageRejectedException.Reason.TOO_MANY_PIXELS;
            String setting = isLimit ? " (%s)".formatted(limitOfPixels) : "";
            throw new RejectedException(Reason.of(e.reason()), e.getMessage() + setting, e);
        }
    }
}
