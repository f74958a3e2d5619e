package org.thumbnailroute.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.thumbnailroute.event.EventRecord;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.original.OriginalBody;
import org.thumbnailroute.original.OriginalReader;
import org.thumbnailroute.removal.Removal;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Leads one record through the steps of the routes, but for those that write. Used once. */
final class UploadRun {

    private static final String NO_SEQUENCER =
            "only the event itself has the sequencer that it is remembered by; explain it with --message";

    private final DryRoute route;
    private final Exchange exchange;
    private final EventRecord record;
    private final Optional<GivenObject> given;
    private final List<Section> sections = new ArrayList<>();
    private final ThumbnailLooks looks;
    private final PictureRun pictures;
    private Optional<ObjectFacts> object = Optional.empty();

    /**
     * A run.
     *
     * @param exchange of the record alone, with the variable {@code messageId}
     * @param given the object of which the record was made; empty if the record was given
     */
    UploadRun(DryRoute route, Exchange exchange, EventRecord record, Optional<GivenObject> given, boolean withLinks) {
        this.route = route;
        this.exchange = exchange;
        this.record = record;
        this.given = given;
        this.looks = new ThumbnailLooks(route);
        this.pictures = new PictureRun(route, exchange, looks, withLinks);
    }

    ExplainedUpload explain() {
        exchange.setVariable("record", record);
        ExpectedOutcome expected = expected();
        sections.addAll(pictures.sections());
        Optional<String> etag = object.flatMap(ObjectFacts::etag)
                .or(() -> Optional.ofNullable(exchange.getVariable("upload", Upload.class))
                        .flatMap(Upload::etag));
        looks.facts(etag, pictures.renditions()).ifPresent(sections::add);
        pictures.announcement().ifPresent(sections::add);
        return new ExplainedUpload(ObjectLocation.in(exchange).map(ObjectLocation::toString), sections, expected);
    }

    private ExpectedOutcome expected() {
        try {
            return walk();
        } catch (IOException | RuntimeException e) {
            return ExpectedOutcome.of(exchange, e);
        }
    }

    private ExpectedOutcome walk() throws IOException {
        String messageId = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class);
        Upload parsed = route.eventParser().parse(record, messageId);
        exchange.setVariable("upload", parsed);
        sections.add(new EventFacts(parsed, given.isPresent(), record.event()));
        if (route.settings().rules().profiles().size() > 1) {
            sections.add(new RuleFacts(parsed.profile()));
        }
        route.uploadCheck().check(parsed);
        looks.lookAt(parsed);
        if (parsed.deletion().isPresent()) {
            route.deletedOriginals().look(exchange, parsed);
            if (Removal.has(exchange)) {
                return ExpectedOutcome.removed(exchange, Removal.toRemove(exchange));
            }
        }
        return make(exchange.getVariable("upload", Upload.class));
    }

    private ExpectedOutcome make(Upload parsed) throws IOException {
        StoreFacts store = store(parsed);
        sections.add(store);
        object = given.isPresent() ? given.get().head().map(ObjectFacts::new) : head(parsed);
        object.ifPresent(sections::add);
        Upload upload = known(parsed, store);
        exchange.setVariable("upload", upload);
        if (store.is(LeaseStore.State.DONE)) {
            return ExpectedOutcome.duplicate(exchange);
        }
        if (store.is(LeaseStore.State.HELD)) {
            return ExpectedOutcome.inWork(exchange);
        }
        pictures.make(upload, fetch(upload));
        return ExpectedOutcome.done(exchange, upload);
    }

    /** Of an object that was named, the upload that its thumbnail was made for, if that is current. */
    private StoreFacts store(Upload upload) {
        if (given.isEmpty()) {
            return route.store().look(upload.identity(), "");
        }
        return upload.etag()
                .flatMap(looks::uploadOfCurrent)
                .map(identity -> route.store().look(identity, "the upload that the thumbnail was made for"))
                .orElseGet(() -> route.store().look(upload.identity(), NO_SEQUENCER));
    }

    private static Upload known(Upload upload, StoreFacts store) {
        return new Upload(
                upload.bucket(),
                upload.key(),
                upload.profile(),
                store.identity(),
                upload.etag(),
                upload.size(),
                upload.audience(),
                upload.time());
    }

    /** If S3 refuses, the GET will say why: the answer to a HEAD has no body. */
    private Optional<ObjectFacts> head(Upload upload) {
        try {
            HeadObjectResponse head = route.s3()
                    .headObject(route.originalRequests().head(upload.bucket(), upload.key(), Optional.empty()));
            return Optional.of(new ObjectFacts(head));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    /** The body is asked for only if the route would decode it, as far as the HEAD tells. */
    private Original fetch(Upload upload) throws IOException {
        Optional<HeadObjectResponse> same =
                object.filter(facts -> isOf(upload, facts)).map(ObjectFacts::head);
        if (same.isPresent()) {
            HeadObjectResponse head = same.get();
            OriginalBody.requireOriginal(head.metadata());
            if (head.contentLength() != null) {
                pictures.limitBytes(head.contentLength());
                route.originalBody().requireSize(head.contentLength());
            }
        }
        try {
            ResponseInputStream<GetObjectResponse> answer =
                    route.s3().getObject(route.originalRequests().get(upload));
            return route.originalBody().read(answer, upload, exchange);
        } catch (S3Exception e) {
            throw OriginalReader.refusal(e, () -> false);
        }
    }

    /** Whether the object that was looked at is the one that the route would get; an older version need not be. */
    private boolean isOf(Upload upload, ObjectFacts facts) {
        boolean isNewest = given.map(GivenObject::isNewest).orElse(true);
        return isNewest && (upload.etag().isEmpty() || upload.etag().equals(facts.etag()));
    }
}
