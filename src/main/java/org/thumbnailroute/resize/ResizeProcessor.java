package org.thumbnailroute.resize;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.engine.ThumbnailRequest;
import org.thumbnailroute.engine.ThumbnailSet;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.original.SourceMemory;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.Storing;
import org.thumbnailroute.rule.Variant;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.step.StepListeners;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.CopiedMetadata;
import org.thumbnailroute.thumbnail.Facts;
import org.thumbnailroute.thumbnail.FocusMetadata;
import org.thumbnailroute.thumbnail.Origin;
import org.thumbnailroute.thumbnail.Rendition;

/**
 * The step <em>resize</em>: an {@link Original} in the body becomes the list of its {@link Rendition}s. What is
 * announced of the original stays in the variable {@code source}; its bytes are let go.
 */
public final class ResizeProcessor implements Processor, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(ResizeProcessor.class);

    private final Settings settings;
    private final CurrentRules rules;
    private @Nullable CamelContext context;
    private @Nullable Resizer resizer;

    public ResizeProcessor(Settings settings, CurrentRules rules) {
        this.settings = settings;
        this.rules = rules;
        LOG.info("{}", settings.webp().description());
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        Resizer made = new Resizer(
                settings.limits().sourcePixels(),
                "thumbnail.max-source-pixels",
                DecodingMemory.of(context),
                settings.webp());
        rules.require(all -> warnings(made, all).forEach(LOG::warn));
        this.resizer = made;
    }

    /** Of pictures for which the memory is not enough; each once, however many rules it concerns. */
    private static Set<String> warnings(Resizer resizer, Rules rules) {
        Set<String> warnings = new LinkedHashSet<>();
        for (Profile profile : rules.profiles()) {
            if (!profile.ignores()) {
                // each rule by itself first, so that a complaint names the one that asks for too much
                profile.rules()
                        .forEach(rule ->
                                resizer.requireMemoryFor(ThumbnailRequest.of(rule.specs()), rule.setting("size")));
                warnings.addAll(resizer.requireMemoryFor(
                        profile.request(Optional.empty()),
                        profile.rules().get(0).setting("size")));
            }
        }
        return warnings;
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
        String source = Printable.of("s3://%s/%s".formatted(upload.bucket(), upload.key()));
        Optional<FocalPoint> focus = FocusMetadata.of(
                upload.profile(),
                original.metadata(),
                complaint -> LOG.warn("the metadata focus of {} is ignored: {}", source, complaint));
        ThumbnailSet set = Objects.requireNonNull(resizer)
                .resize(
                        original.bytes(),
                        upload.profile().request(focus),
                        part -> giveBackWhenDone(part, exchange),
                        StepListeners.phases(exchange.getContext(), exchange));
        FactFinder facts = new FactFinder(upload.profile(), original);
        exchange.setVariable("source", source(upload, original, facts.sha256(), set));
        CopiedMetadata metadata = new CopiedMetadata(original.metadata());
        List<Variant> variants = upload.profile().variants();
        List<Rendition> renditions = IntStream.range(0, variants.size())
                .mapToObj(i ->
                        rendition(variants.get(i), set.thumbnails().get(i), upload, original, focus, facts, metadata))
                .toList();
        metadata.complaint()
                .ifPresent(complaint -> LOG.warn(
                        "the thumbnails of {} are stored without metadata of the original: {}", source, complaint));
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

    private static Announcement.Source source(Upload upload, Original original, String sha256, ThumbnailSet set) {
        return new Announcement.Source(
                upload.bucket(),
                upload.key(),
                original.etag(),
                set.format().contentType(),
                original.bytes().length,
                set.width(),
                set.height(),
                sha256,
                set.partial());
    }

    private static Rendition rendition(
            Variant variant,
            Thumbnail thumbnail,
            Upload upload,
            Original original,
            Optional<FocalPoint> focus,
            FactFinder finder,
            CopiedMetadata metadata) {
        Origin origin = new Origin(original.etag(), upload.profile().recipe(variant.rule()), focus, upload.identity());
        Facts facts = finder.of(variant.rule(), thumbnail);
        Storing storing = variant.rule().storing();
        Map<String, String> own = origin.metadata();
        own.putAll(facts.metadata());
        return new Rendition(
                variant.keyOf(upload.bucket(), upload.key()),
                variant.rule().name(),
                variant.size(),
                thumbnail.format().contentType(),
                thumbnail.width(),
                thumbnail.height(),
                origin,
                metadata.of(storing.copiedMetadata(), own),
                facts,
                storing,
                Optional.empty(),
                thumbnail.bytes());
    }
}
