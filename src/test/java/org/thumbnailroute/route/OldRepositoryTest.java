package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.state.State;

/** An upgrade where ops have put one of Camel's own idempotent repositories into the older routes. */
class OldRepositoryTest extends RouteTest {

    private static final Edit ANOTHER = new Edit("beans", """
                type: org.thumbnailroute.announcement.AnnouncedUploads
                factoryMethod: in
                constructors: {0: "#bean:announcedStore", 1: "#bean:settings"}
          """, """
                type: org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository
          """);

    @Override
    String properties() {
        return "file:" + State.SETTINGS;
    }

    @Override
    String routes() {
        return Edit.all(State.ROUTES, List.of(ANOTHER));
    }

    @Test
    void isAskedStill() {
        assertInstanceOf(MemoryIdempotentRepository.class, context.getRegistry().lookupByName("announcedUploads"));
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("told-twice.jpg", QuadrantPicture.jpeg(60, 40, 1));
        Uploaded uploaded = uploaded("told-twice.jpg");

        send(EventDialect.EVENT_BRIDGE.event(uploaded));
        announcement("told-twice.jpg");
        send(EventDialect.S3_NOTIFICATION.event(uploaded));
        awaitEmptyQueue();

        assertEquals(1, announcements("told-twice.jpg").size());
    }
}
