package org.thumbnailroute.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.camel.Handler;
import org.apache.camel.Variable;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.ThumbnailKeys;
import org.thumbnailroute.rule.Variant;
import org.thumbnailroute.settings.BucketSettings;
import org.thumbnailroute.settings.Settings;

/**
 * Decides which uploads get thumbnails, as far as that is known before anything is fetched. The size that an event tells
 * is left alone: it may be that of an object which was overwritten since.
 */
public final class UploadCheck {

    /** The longest object key that S3 takes, in bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

    private final BucketSettings buckets;
    private final CurrentRules rules;
    private volatile ThumbnailKeys thumbnailKeys;

    public UploadCheck(Settings settings, CurrentRules rules) {
        this.buckets = settings.buckets();
        this.rules = rules;
        this.thumbnailKeys = new ThumbnailKeys(rules.get(), buckets.sources());
    }

    /**
     * Lets an acceptable upload pass.
     *
     * @throws NothingToDoException if the object is a folder marker, a thumbnail, by its name no picture, ignored by its rule,
     *     or if one was deleted whose thumbnail's key would be too long
     * @throws RejectedException if the object is not of an accepted bucket, or its thumbnail's key would be too long
     */
    @Handler
    public void check(@Variable("upload") Upload upload) {
        if (!buckets.sources().contains(upload.bucket())) {
            throw new RejectedException(
                    Reason.FOREIGN_BUCKET,
                    "bucket \"%s\" is not one of %s (thumbnail.source-bucket)"
                            .formatted(upload.bucket(), buckets.sources()));
        }
        if (upload.key().endsWith("/")) {
            throw new NothingToDoException("folder-marker");
        }
        OtherFile.extension(upload.key()).ifPresent(extension -> {
            throw new NothingToDoException("no-picture (its key ends in .%s)".formatted(extension));
        });
        if (upload.bucket().equals(buckets.target())) {
            requireOriginal(upload.key());
        }
        if (upload.profile().ignores()) {
            throw new NothingToDoException("ignored-by-rule (%s)".formatted(reason(upload.profile())));
        }
        upload.profile().variants().forEach(variant -> requireKeyFits(upload, variant));
    }

    /** A thumbnail says by its metadata what it is; this spares the request, and holds where a server drops metadata. */
    private void requireOriginal(String key) {
        Rules current = rules.get();
        if (thumbnailKeys.rules() != current) {
            thumbnailKeys = new ThumbnailKeys(current, buckets.sources());
        }
        thumbnailKeys.variantOf(key).ifPresent(variant -> {
            throw new NothingToDoException("own-thumbnail (its key is one that %s gives)"
                    .formatted(variant.rule().setting("key")));
        });
    }

    private static String reason(Profile profile) {
        Rule rule = profile.rules().get(0);
        return rule.isForTheRest() ? "no rule, and thumbnail.ignore is true" : "rule " + rule.name();
    }

    private static void requireKeyFits(Upload upload, Variant variant) {
        int length = variant.keyOf(upload.bucket(), upload.key()).getBytes(UTF_8).length;
        if (length > LONGEST_KEY && upload.deletion().isPresent()) {
            throw new NothingToDoException("no-thumbnail (its key would be too long)");
        }
        if (length > LONGEST_KEY) {
            throw new RejectedException(
                    Reason.KEY_TOO_LONG,
                    "the thumbnail's key would have %d bytes, S3 takes %d (%s)"
                            .formatted(length, LONGEST_KEY, variant.rule().setting("key")));
        }
    }
}
