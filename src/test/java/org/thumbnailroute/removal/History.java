package org.thumbnailroute.removal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.support.DefaultExchange;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Deletion;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.ThumbnailChangedException;
import org.thumbnailroute.failure.VersionPendingException;
import org.thumbnailroute.removal.ModelS3.Version;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.Origin;
import org.thumbnailroute.thumbnail.Rendition;
import org.thumbnailroute.thumbnail.ReplaceThumbnail;
import org.thumbnailroute.thumbnail.TestRenditions;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * One history: somebody uploads, overwrites and deletes one original, while workers get the events in any order, some of them
 * twice, some slowly, and some die. The workers take the steps of the routes with the routes' own beans; nothing is
 * remembered of uploads that were announced before, which makes it harder.
 */
final class History {

    /** What can be taken out, to see that it is needed. */
    enum Part {
        /** The service looks at the condition of a DELETE. */
        CONDITIONAL_DELETE,
        /** The thumbnails' etags are read before the original is looked at. */
        ETAGS_BEFORE_ORIGINAL,
        /** No two thumbnails have the same bytes. */
        UNIQUE_THUMBNAILS,
        /** An upload looks at the original after it has stored its thumbnail. */
        LOOK_AFTER_STORING,
        /** An upload whose original is gone removes what was stored of it. */
        REMOVE_LEFTOVERS,
        /** A removal looks whether an older version came back. */
        LOOK_AFTER_REMOVAL,
        /** A delivery after the first looks for an older version that is back. */
        LOOK_AT_REPEATS
    }

    /** Slow enough that most workers are done before the next upload, and faster than those that lie still. */
    private static final int USER = 10;

    private static final String KEY = "a.jpg";
    private static final String THUMBNAIL = "thumbnail_a.jpg";

    /** A worker that dies does nothing more, and its message comes again. */
    private static final class Death extends RuntimeException {}

    private final Random random;
    private final Set<Part> parts;
    private final Settings settings;
    private final CamelContext context;
    private final Baton baton;
    private final ModelS3 s3;
    private final S3Client workers;
    private final DeletedOriginals deletedOriginals;
    private final ReplaceThumbnail replaceThumbnail;
    private final OriginalRequests requests;
    private final List<String> log = new ArrayList<>();
    private int uploads;

    History(
            long seed,
            boolean isVersioned,
            Set<Part> parts,
            Settings settings,
            CamelContext context,
            ExecutorService threads) {
        this.random = new Random(seed);
        this.parts = parts;
        this.settings = settings;
        this.context = context;
        this.baton = new Baton(random, threads);
        String bucket = bucket();
        this.s3 = new ModelS3(
                baton::pass,
                isVersioned ? Optional.of(bucket) : Optional.empty(),
                parts.contains(Part.CONDITIONAL_DELETE));
        this.workers = parts.contains(Part.ETAGS_BEFORE_ORIGINAL) ? s3 : new EarlyLooks(s3, bucket);
        this.deletedOriginals = new DeletedOriginals(new RemovalFence(workers, settings), exchange -> false, settings);
        this.replaceThumbnail = new ReplaceThumbnail(workers, settings);
        this.requests = new OriginalRequests(settings);
    }

    private String bucket() {
        return settings.buckets().sources().iterator().next();
    }

    /** What is wrong in the end; empty if nothing is. */
    Optional<String> run() {
        baton.add(USER, this::uploadAndDelete);
        baton.run();
        Optional<Version> original = s3.newest(bucket(), KEY);
        Optional<Version> thumbnail = s3.newest(settings.targetBucket(), THUMBNAIL);
        Optional<String> of = thumbnail.map(there -> there.metadata().get("source-etag"));
        return of.equals(original.map(Version::etag))
                ? Optional.empty()
                : Optional.of("the original is %s, the thumbnail is of %s: %s"
                        .formatted(original.map(Version::etag), of, log));
    }

    private void uploadAndDelete() {
        int steps = 2 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            List<Version> all = List.copyOf(s3.all(bucket(), KEY));
            if (i == 0 || random.nextInt(5) < 2) {
                put(random.nextBoolean() ? "picture" : "another");
            } else if (all.size() > 1 && all.get(0).isMarker() && random.nextBoolean()) {
                deleteVersion(all.get(0));
            } else if (all.size() > 1 && random.nextInt(3) > 0) {
                deleteVersion(all.get(Math.min(random.nextInt(3), all.size() - 1)));
            } else {
                delete();
            }
        }
    }

    private void put(String content) {
        String etag = s3.putObject(
                        PutObjectRequest.builder().bucket(bucket()).key(KEY).build(), RequestBody.fromString(content))
                .eTag()
                .replace("\"", "");
        log.add("put " + etag);
        tell(upload(Optional.of(etag), Optional.empty()));
    }

    private void delete() {
        boolean wasThere = s3.newest(bucket(), KEY).isPresent();
        boolean isMarked = s3.keepsVersions(bucket());
        s3.deleteObject(delete -> delete.bucket(bucket()).key(KEY));
        log.add("delete");
        if (wasThere || isMarked) {
            tell(upload(Optional.empty(), Optional.of(isMarked ? Deletion.MARKER : Deletion.PERMANENT)));
        }
    }

    private void deleteVersion(Version version) {
        s3.deleteObject(delete -> delete.bucket(bucket()).key(KEY).versionId(version.id()));
        log.add("delete version " + version.etag());
        tell(upload(Optional.empty(), Optional.of(Deletion.PERMANENT)));
    }

    private Upload upload(Optional<String> etag, Optional<Deletion> deletion) {
        return new Upload(
                bucket(),
                KEY,
                Settings.currentRules(settings).of(KEY),
                "%064x".formatted(++uploads),
                etag,
                OptionalLong.empty(),
                Audience.ALL,
                Optional.empty(),
                deletion);
    }

    private void tell(Upload upload) {
        int copies = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            baton.add(() -> work(upload));
        }
    }

    /** All deliveries of one message. */
    private void work(Upload upload) {
        for (int delivery = 1; ; delivery++) {
            boolean dies = delivery < 3 && random.nextInt(6) == 0;
            try {
                deliver(exchange(upload, delivery), dies);
                return;
            } catch (VersionPendingException | Death e) {
                log.add(e.getClass().getSimpleName());
            }
        }
    }

    private Exchange exchange(Upload upload, int delivery) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setVariable("upload", upload);
        exchange.getMessage()
                .setHeader(
                        Sqs2Constants.ATTRIBUTES,
                        Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, String.valueOf(delivery)));
        return exchange;
    }

    /** The route accept-upload, with no-retry-policy. */
    private void deliver(Exchange exchange, boolean dies) {
        try {
            Upload upload = upload(exchange);
            boolean isRepeat = upload.deletion().isEmpty();
            if ((parts.contains(Part.LOOK_AT_REPEATS) || !isRepeat)
                    && deletedOriginals.mustBeLookedAt(exchange, upload)) {
                deletedOriginals.look(exchange, upload);
                if (exchange.getVariable("removed") != null) {
                    remove(exchange, dies);
                    return;
                }
            }
            make(exchange, dies);
        } catch (NothingToDoException e) {
            log.add(String.valueOf(e.getMessage()));
        } catch (NoSuchKeyException e) {
            log.add("gone");
            if (parts.contains(Part.REMOVE_LEFTOVERS)) {
                remove(exchange, false);
            }
        } catch (S3Exception e) {
            log.add("superseded " + e.statusCode());
        }
    }

    /** The route remove-thumbnails, with retry-policy. */
    private void remove(Exchange exchange, boolean dies) {
        again(() -> deletedOriginals.remove(exchange, upload(exchange)));
        dieIf(dies);
        log.add("removed " + Removal.soFar(exchange).size());
        if (parts.contains(Part.LOOK_AFTER_REMOVAL)) {
            deletedOriginals.requireStillGone(exchange, upload(exchange));
        }
    }

    /** The route thumbnail. */
    private void make(Exchange exchange, boolean dies) {
        Upload upload = upload(exchange);
        String etag = workers.getObject(requests.get(upload)).response().eTag().replace("\"", "");
        Rendition rendition = rendition(upload, etag);
        again(() -> createOrReplace(exchange, rendition));
        dieIf(dies);
        if (parts.contains(Part.LOOK_AFTER_STORING)) {
            deletedOriginals.requireOriginal(exchange, upload, source(etag));
        }
        log.add("announced " + etag);
    }

    /** The route create-or-replace. */
    private void createOrReplace(Exchange exchange, Rendition made) {
        Rendition rendition = parts.contains(Part.UNIQUE_THUMBNAILS) ? replaceThumbnail.toStore(made) : made;
        exchange.setVariable("rendition", rendition);
        try {
            put(rendition);
        } catch (S3Exception e) {
            replaceThumbnail.process(exchange);
            Rendition replacing = exchange.getVariable("rendition", Rendition.class);
            if (replacing.isReplacing()) {
                put(replacing);
            }
        }
    }

    /** As the interceptor of the worker's client does it. */
    private void put(Rendition rendition) {
        try {
            workers.putObject(
                    put -> put.bucket(settings.targetBucket())
                            .key(rendition.key())
                            .metadata(rendition.metadata())
                            .ifNoneMatch(rendition.isReplacing() ? null : "*")
                            .ifMatch(rendition
                                    .replaces()
                                    .map(etag -> '"' + etag + '"')
                                    .orElse(null)),
                    RequestBody.fromBytes(rendition.bytes()));
        } catch (S3Exception e) {
            throw rendition.isReplacing() ? new ThumbnailChangedException(rendition.key(), e) : e;
        }
    }

    private void again(Runnable step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (ThumbnailChangedException | IllegalStateException e) {
                log.add("again");
            }
        }
    }

    private static void dieIf(boolean dies) {
        if (dies) {
            throw new Death();
        }
    }

    private static Upload upload(Exchange exchange) {
        return exchange.getVariable("upload", Upload.class);
    }

    private Rendition rendition(Upload upload, String etag) {
        byte[] picture = ("thumbnail of " + etag).getBytes(US_ASCII);
        return TestRenditions.of(THUMBNAIL, new Origin(etag, "v2 64x64", Optional.empty(), upload.identity()), picture);
    }

    private static Announcement.Source source(String etag) {
        return new Announcement.Source("b", "k", etag, "image/jpeg", 1, 1, 1, "", false);
    }
}
