package org.thumbnailroute.outcome;

import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.thumbnailroute.announcement.RemovalAnnouncement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.removal.Removal;
import org.thumbnailroute.settings.Hearers;
import org.thumbnailroute.settings.Settings;

/** Announces thumbnails that were removed. */
public final class RemovalAnnouncements {

    private final Hearers whom;

    public RemovalAnnouncements(Settings settings) {
        this.whom = settings.announcements().removals();
    }

    /** Whether something was removed that anybody is to hear of. */
    public boolean isWanted(Exchange exchange, @Variable("upload") Upload upload) {
        return whom != Hearers.NO
                && upload.isAnnounced()
                && !Removal.soFar(exchange).isEmpty();
    }

    /** Writes the message, and sets its attributes. */
    public String write(Exchange exchange, @Variable("upload") Upload upload) {
        RemovalAnnouncement announcement = new RemovalAnnouncement(
                upload.location(),
                Removal.soFar(exchange),
                whom == Hearers.EVERYONE ? upload.audience() : Audience.PROGRAMS);
        announcement.attributes().addTo(exchange.getMessage());
        return announcement.message();
    }
}
