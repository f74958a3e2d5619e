package org.thumbnailroute.explain;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.thumbnailroute.announcement.AnnouncementWriter;
import org.thumbnailroute.aws.AwsClients;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.event.EventParser;
import org.thumbnailroute.event.EventRecords;
import org.thumbnailroute.event.UploadCheck;
import org.thumbnailroute.original.OriginalBody;
import org.thumbnailroute.original.SourceMemory;
import org.thumbnailroute.removal.DeletedOriginals;
import org.thumbnailroute.resize.DecodingMemory;
import org.thumbnailroute.resize.ResizeProcessor;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.PresignLink;
import software.amazon.awssdk.services.s3.S3Client;

/** The beans of the route that do not write, put together as {@code routes/beans.camel.yaml} does. */
final class DryRoute implements AutoCloseable {

    private final Settings settings;
    private final CurrentRules rules;
    private final CamelContext context = new DefaultCamelContext();
    private final S3Client s3;
    private final StoreLook store;
    private final EventRecords eventRecords = new EventRecords();
    private final EventParser eventParser;
    private final UploadCheck uploadCheck;
    private final DeletedOriginals deletedOriginals;
    private final OriginalRequests originalRequests;
    private final OriginalBody originalBody;
    private final ResizeProcessor resize;
    private final Thumbnailer thumbnailer;
    private final PresignLink presignLink;
    private final AnnouncementWriter announcementWriter;

    DryRoute(Settings settings) {
        this.settings = settings;
        rules = Settings.currentRules(settings);
        s3 = AwsClients.s3(settings);
        store = new StoreLook(settings);
        eventParser = new EventParser(settings, rules);
        uploadCheck = new UploadCheck(settings, rules);
        deletedOriginals = DeletedOriginals.toExplain(s3, settings);
        originalRequests = new OriginalRequests(settings);
        originalBody = new OriginalBody(settings, new SourceMemory(settings));
        resize = new ResizeProcessor(settings, rules);
        resize.setCamelContext(context);
        thumbnailer = new Thumbnailer(settings.limits().sourcePixels(), memory(), settings.webp());
        presignLink = new PresignLink(settings);
        announcementWriter = new AnnouncementWriter(rules);
    }

    Settings settings() {
        return settings;
    }

    CamelContext context() {
        return context;
    }

    S3Client s3() {
        return s3;
    }

    StoreLook store() {
        return store;
    }

    EventRecords eventRecords() {
        return eventRecords;
    }

    EventParser eventParser() {
        return eventParser;
    }

    UploadCheck uploadCheck() {
        return uploadCheck;
    }

    DeletedOriginals deletedOriginals() {
        return deletedOriginals;
    }

    OriginalRequests originalRequests() {
        return originalRequests;
    }

    OriginalBody originalBody() {
        return originalBody;
    }

    ResizeProcessor resize() {
        return resize;
    }

    Thumbnailer thumbnailer() {
        return thumbnailer;
    }

    MachineMemory memory() {
        return DecodingMemory.of(context);
    }

    PresignLink presignLink() {
        return presignLink;
    }

    AnnouncementWriter announcementWriter() {
        return announcementWriter;
    }

    @Override
    public void close() {
        presignLink.close();
        store.close();
        s3.close();
        context.stop();
    }
}
