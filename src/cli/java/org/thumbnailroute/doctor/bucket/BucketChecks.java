package org.thumbnailroute.doctor.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.Check;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Fact;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.settings.OnDelete;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** All checks on buckets, on the paths of events from them, and on keys. */
public final class BucketChecks {

    private final Environment environment;
    private final Fact<EventBridgeClient> events;
    private final Fact<KmsClient> kms;

    private BucketChecks(Environment environment) {
        this.environment = environment;
        this.events = environment.client(EventBridgeClient.builder());
        this.kms = environment.client(KmsClient.builder());
    }

    /** In the order in which they are printed. */
    public static List<Check> of(Environment environment) {
        return new BucketChecks(environment).all();
    }

    private List<Check> all() {
        List<Check> checks = new ArrayList<>();
        List<Fact<UploadPaths>> paths = new ArrayList<>();
        for (String name :
                environment.settings().buckets().sources().stream().sorted().toList()) {
            Bucket bucket = new Bucket(environment, "source", name);
            Fact<UploadPaths> found = paths(bucket);
            paths.add(found);
            checks.addAll(ofSource(bucket, found));
        }
        Bucket target = new Bucket(
                environment, "target", environment.settings().buckets().target());
        checks.addAll(ofTarget(target));
        checks.addAll(ofStoring(target));
        checks.addAll(new KeyChecks(environment, kms).of(paths));
        return checks;
    }

    private List<Check> ofSource(Bucket bucket, Fact<UploadPaths> found) {
        return List.of(
                new BucketPlaceCheck(bucket),
                new ListCheck(bucket),
                new ReadCheck(bucket, true, () -> prefix(found).map(Samples::missingKey)),
                new RequesterPaysCheck(bucket),
                new ArchivingCheck(
                        bucket,
                        14,
                        "an upload can wait for longer in the queue, and is then parked as archived-original"),
                new BucketEncryptionCheck(bucket, kms, List.of("kms:Decrypt")),
                new EventsCheck(bucket, found),
                new DeliveryCheck(bucket, found));
    }

    private List<Check> ofTarget(Bucket bucket) {
        Supplier<List<String>> keys = () -> thumbnailKeys(rule -> true);
        return List.of(
                new BucketPlaceCheck(bucket),
                new WriteCheck(bucket, keys),
                new ReadCheck(bucket, false, () -> keys.get().stream().findFirst()),
                new ConditionalWritesCheck(bucket),
                new PublicAccessCheck(bucket),
                new VersioningCheck(bucket),
                new ArchivingCheck(bucket, 7, "a link can live for longer, and then stops working"),
                new BucketEncryptionCheck(bucket, kms, List.of("kms:GenerateDataKey", "kms:Decrypt")),
                new OwnEventsCheck(bucket, paths(bucket)));
    }

    private Fact<UploadPaths> paths(Bucket bucket) {
        return new Fact<>(bucket.check("events"), () -> new EventSearch(bucket, events.get()).find());
    }

    /** Rights may end where the events do; empty if it is not known where that is. */
    private static Optional<String> prefix(Fact<UploadPaths> found) {
        return found.find().stream()
                .flatMap(paths -> paths.complete().stream())
                .map(UploadPath::prefix)
                .findFirst();
    }

    /** Of thumbnails that do not exist, one for each of these rules. */
    private List<String> thumbnailKeys(Predicate<Rule> rules) {
        String source = environment.settings().buckets().sources().iterator().next();
        return environment.settings().rules().all().stream()
                .filter(rules)
                .flatMap(rule -> rule.variants().stream().limit(1))
                .map(variant ->
                        variant.keyOf(source, Samples.missingKey(variant.rule().prefix())))
                .toList();
    }

    /** Only of what settings ask for. */
    private List<Check> ofStoring(Bucket bucket) {
        List<Check> checks = new ArrayList<>();
        List<String> classes = environment.settings().rules().all().stream()
                .flatMap(rule -> rule.storing().storageClass().stream())
                .toList();
        if (!classes.isEmpty()) {
            checks.add(new StorageClassCheck(bucket, classes));
        }
        if (!thumbnailKeys(BucketChecks::tags).isEmpty()) {
            checks.add(new TaggingCheck(bucket, () -> thumbnailKeys(BucketChecks::tags)));
        }
        if (environment.settings().onDelete() == OnDelete.DELETE) {
            checks.add(new DeleteCheck(bucket, () -> thumbnailKeys(rule -> true)));
        }
        return checks;
    }

    private static boolean tags(Rule rule) {
        return !rule.storing().tags().isEmpty();
    }
}
