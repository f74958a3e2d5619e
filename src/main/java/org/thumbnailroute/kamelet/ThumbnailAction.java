package org.thumbnailroute.kamelet;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.PhaseListener;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.resize.DecodingMemory;
import org.thumbnailroute.resize.Resizer;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * The step of the Kamelet {@code image-thumbnail-action}: the picture in the body becomes its thumbnail. A body is a
 * {@code byte[]} or whatever Camel turns into an {@link InputStream}, which is read whole and closed.
 */
public final class ThumbnailAction implements Processor, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailAction.class);

    /** Header with the width of the thumbnail in pixels, an Integer. */
    public static final String WIDTH = "CamelImageWidth";

    /** Header with the height of the thumbnail in pixels, an Integer. */
    public static final String HEIGHT = "CamelImageHeight";

    /** Header that is true if a part of the picture was missing or broken; else it is not there. */
    public static final String PARTIAL = "CamelImagePartial";

    private final Map<String, String> properties = new HashMap<>();
    private @Nullable CamelContext context;
    private @Nullable ActionSettings settings;
    private @Nullable Resizer resizer;

    public void setSize(String size) {
        properties.put("size", size);
    }

    public void setMode(String mode) {
        properties.put("mode", mode);
    }

    public void setGravity(String gravity) {
        properties.put("gravity", gravity);
    }

    public void setFormat(String format) {
        properties.put("format", format);
    }

    public void setQuality(String quality) {
        properties.put("quality", quality);
    }

    public void setBackground(String background) {
        properties.put("background", background);
    }

    public void setWebp(String webp) {
        properties.put("webp", webp);
    }

    public void setMaxSourceBytes(String maxSourceBytes) {
        properties.put("maxSourceBytes", maxSourceBytes);
    }

    public void setMaxSourcePixels(String maxSourcePixels) {
        properties.put("maxSourcePixels", maxSourcePixels);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    /**
     * Makes the step ready, once it has its properties.
     *
     * @throws InvalidSettingException for the first property that is missing or makes no sense
     */
    public void init() {
        settings = ActionSettings.read(properties);
        Resizer made = new Resizer(
                settings.maxSourcePixels(),
                "maxSourcePixels",
                DecodingMemory.of(Objects.requireNonNull(context)),
                settings.webp());
        made.requireMemoryFor(ThumbnailRequest.of(settings.spec()), "size").forEach(LOG::warn);
        resizer = made;
    }

    /**
     * Resizes.
     *
     * @throws RejectedException if the body can never become a thumbnail
     * @throws IOException if the body breaks off; another attempt may read it
     * @throws InvalidPayloadException if the body is nothing that Camel can read bytes from
     * @throws IllegalStateException instead of an Error, which would end the thread of the route's consumer
     */
    @Override
    public void process(Exchange exchange) throws IOException, InvalidPayloadException {
        try {
            resize(exchange);
        } catch (Error e) {
            throw new IllegalStateException("no thumbnail: " + e, e);
        }
    }

    private void resize(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        ActionSettings set = Objects.requireNonNull(settings);
        byte[] picture = bytes(message, set.maxSourceBytes());
        ThumbnailSet made = Objects.requireNonNull(resizer)
                .resize(picture, ThumbnailRequest.of(set.spec()), MachineMemory.Part::giveBack, PhaseListener.NONE);
        Thumbnail thumbnail = made.thumbnails().get(0);
        message.setBody(thumbnail.bytes());
        BodyHeaders.setType(message, thumbnail.format().contentType());
        message.setHeader(WIDTH, thumbnail.width());
        message.setHeader(HEIGHT, thumbnail.height());
        message.removeHeader(PARTIAL);
        if (made.partial()) {
            message.setHeader(PARTIAL, true);
        }
    }

    private static byte[] bytes(Message message, int maxBytes) throws IOException, InvalidPayloadException {
        byte[] bytes = message.getBody() instanceof byte[] whole ? whole : read(message, maxBytes);
        if (bytes.length > maxBytes) {
            throw new RejectedException(
                    Reason.TOO_MANY_BYTES, "the body has more than %d bytes (maxSourceBytes)".formatted(maxBytes));
        }
        return bytes;
    }

    /** One byte beyond the limit at most: a stream may have no end. */
    private static byte[] read(Message message, int maxBytes) throws IOException, InvalidPayloadException {
        if (message.getBody() == null) {
            return new byte[0];
        }
        try (InputStream body = message.getMandatoryBody(InputStream.class)) {
            return body.readNBytes(maxBytes + 1);
        }
    }
}
