package org.thumbnailroute.resize;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.original.SourceMemory;
import org.thumbnailroute.rule.Storing;
import org.thumbnailroute.settings.Recipe;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.step.StepListeners;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.CopiedMetadata;
import org.thumbnailroute.thumbnail.Origin;
import org.thumbnailroute.thumbnail.Rendition;

/**
 * The step <em>resize</em>: an {@link Original} in the body becomes the list of its {@link Rendition}s. What is
 * announced of the original stays in the variable {@code source}; its bytes are let go.
 */
public final class ResizeProcessor implements Processor, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(ResizeProcessor.class);

    private final Settings settings;
    private final Recipe recipe;
    private @Nullable CamelContext context;
    private @Nullable Resizer resizer;

    public ResizeProcessor(Settings settings, Recipe recipe) {
        this.settings = settings;
        this.recipe = recipe;
        LOG.info("{}", settings.thumbnails().webp().description());
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        Resizer made = new Resizer(
                settings.limits().sourcePixels(),
                "thumbnail.max-source-pixels",
                DecodingMemory.of(context),
                settings.thumbnails().webp());
        made.requireMemoryFor(recipe.specs(), "thumbnail.size");
        this.resizer = made;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
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
        ThumbnailSet set = Objects.requireNonNull(resizer)
                .resize(
                        original.bytes(),
                        ThumbnailRequest.of(recipe.specs()),
                        part -> giveBackWhenDone(part, exchange),
                        StepListeners.phases(exchange.getContext(), exchange));
        exchange.setVariable("source", source(upload, original, set));
        CopiedMetadata metadata = new CopiedMetadata(original.metadata());
        List<Rendition> renditions = set.thumbnails().stream()
                .map(thumbnail -> rendition(thumbnail, upload, original, metadata))
                .toList();
        metadata.complaint()
                .ifPresent(complaint -> LOG.warn(
                        "the thumbnails of {} are stored without metadata of the original: {}",
                        Printable.of("s3://%s/%s".formatted(upload.bucket(), upload.key())),
                        complaint));
        exchange.getMessage().setBody(renditions);
        SourceMemory.giveBack(exchange); // and not after a failure: the next attempt needs the bytes
    }

    /** The thumbnails are held until they are stored, and a little longer. */
    private static void giveBackWhenDone(MachineMemory.Part part, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                part.giveBack();
            }
        });
    }

    private static Announcement.Source source(Upload upload, Original original, ThumbnailSet set) {
        return new Announcement.Source(
                upload.bucket(),
                upload.key(),
                original.etag(),
                set.format().contentType(),
                original.bytes().length,
                set.width(),
                set.height(),
                set.partial());
    }

    private Rendition rendition(Thumbnail thumbnail, Upload upload, Original original, CopiedMetadata metadata) {
        Origin origin = new Origin(original.etag(), recipe.id(), upload.identity());
        Storing storing = settings.thumbnails().storing();
        return new Rendition(
                settings.thumbnails()
                        .key()
                        .keyOf(upload.bucket(), upload.key(), thumbnail.spec().box()),
                "",
                thumbnail.spec().box().toString(),
                thumbnail.format().contentType(),
                thumbnail.width(),
                thumbnail.height(),
                origin,
                metadata.of(storing.copiedMetadata(), origin.metadata()),
                storing,
                Optional.empty(),
                thumbnail.bytes());
    }
}
