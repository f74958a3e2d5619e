package org.thumbnailroute.route;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.engine.codec.ImageRejectedException;

/**
 * The step <em>resize</em>: an {@link Original} in the body becomes the list of its {@link Rendition}s. What is
 * announced of the original stays in the variable {@code source}; its bytes are let go.
 */
public final class ResizeProcessor implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ResizeProcessor.class);

    private final Settings settings;
    private final Recipe recipe;
    private final Thumbnailer thumbnailer;

    public ResizeProcessor(Settings settings, Recipe recipe) {
        this.settings = settings;
        this.recipe = recipe;
        this.thumbnailer = new Thumbnailer(settings.maxSourcePixels(), MemoryBudget.ofHeap(0.3));
        LOG.info("{}", Thumbnailer.description());
    }

    /**
     * Resizes.
     *
     * @throws RejectedException if the original can never become a thumbnail
     */
    @Override
    public void process(Exchange exchange) {
        Upload upload = exchange.getVariable("upload", Upload.class);
        Original original = exchange.getMessage().getBody(Original.class);
        ThumbnailSet set = resize(original);
        exchange.setVariable("source", source(upload, original, set));
        List<Rendition> renditions = set.thumbnails().stream()
                .map(thumbnail -> rendition(thumbnail, upload, original))
                .toList();
        exchange.getMessage().setBody(renditions);
        SourceMemory.giveBack(exchange); // and not after a failure: the next attempt needs the bytes
    }

    private static Announcement.Source source(Upload upload, Original original, ThumbnailSet set) {
        return new Announcement.Source(
                upload.bucket(),
                upload.key(),
                original.etag(),
                set.format().contentType(),
                original.bytes().length,
                set.width(),
                set.height());
    }

    private ThumbnailSet resize(Original original) {
        try {
            return thumbnailer.make(original.bytes(), recipe.spec());
        } catch (VirtualMachineError | LinkageError e) {
            // as an Error it would end the consumer's thread for good; as an exception it is tried again
            throw new IllegalStateException("resizing failed: " + e, e);
        } catch (ImageRejectedException e) {
            Reason reason = Reason.of(e.reason());
            String setting = reason == Reason.TOO_MANY_PIXELS ? " (thumbnail.max-source-pixels)" : "";
            throw new RejectedException(reason, e.getMessage() + setting, e);
        }
    }

    private Rendition rendition(Thumbnail thumbnail, Upload upload, Original original) {
        return new Rendition(
                settings.keyTemplate().keyOf(upload.bucket(), upload.key(), thumbnail.box()),
                thumbnail.box().toString(),
                thumbnail.format().contentType(),
                thumbnail.width(),
                thumbnail.height(),
                original.etag(),
                recipe.id(),
                upload.identity(),
                thumbnail.bytes());
    }
}
