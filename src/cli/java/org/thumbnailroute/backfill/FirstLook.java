package org.thumbnailroute.backfill;

import java.util.Optional;
import java.util.OptionalLong;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.event.UploadCheck;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.settings.Settings;

/** What the listing alone tells of an object. What the route itself decides is decided by the route's own code. */
final class FirstLook {

    private final Selection selection;
    private final Rules rules;
    private final UploadCheck check;
    private final long maxBytes;

    FirstLook(Selection selection, Settings settings) {
        this.selection = selection;
        this.rules = settings.rules();
        this.check = new UploadCheck(settings, new CurrentRules(settings.rules()));
        this.maxBytes = settings.limits().sourceBytes();
    }

    /** Empty if it may get a thumbnail. */
    Optional<Decision> at(Found found) {
        if (!selection.holdsTime(found.modified())) {
            return Optional.of(Decision.skipped("other-time"));
        }
        if (!found.key().endsWith("/") && !selection.holdsSuffix(found.key())) {
            return Optional.of(Decision.skipped("other-suffix"));
        }
        return ofRoute(found).or(() -> ofContent(found));
    }

    private Optional<Decision> ofRoute(Found found) {
        try {
            check.check(new Upload(
                    found.bucket(),
                    found.key(),
                    rules.of(found.key()),
                    "not known yet",
                    Optional.of(found.etag()),
                    OptionalLong.of(found.size()),
                    Audience.NONE,
                    Optional.empty()));
            return Optional.empty();
        } catch (NothingToDoException e) {
            String outcome = String.valueOf(e.getMessage());
            return Optional.of(Decision.skipped(outcome.split(" ", 2)[0]));
        } catch (RejectedException e) {
            return Optional.of(Decision.refused(e.reason()));
        }
    }

    private Optional<Decision> ofContent(Found found) {
        if (found.size() == 0) {
            return Optional.of(Decision.refused(Reason.EMPTY_OBJECT));
        }
        if (found.size() > maxBytes) {
            return Optional.of(Decision.refused(Reason.TOO_MANY_BYTES));
        }
        return found.isArchived() ? Optional.of(Decision.refused(Reason.ARCHIVED_ORIGINAL)) : Optional.empty();
    }
}
