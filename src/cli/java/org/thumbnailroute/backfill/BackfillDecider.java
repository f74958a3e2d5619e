package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.Variant;
import org.thumbnailroute.settings.Settings;

/** Decides about a page of objects. */
final class BackfillDecider {

    private static final String CURRENT = "has-thumbnail";
    static final String MISSING = "missing";

    private final BackfillScope scope;
    private final FirstLook firstLook;
    private final TargetBucket target;
    private final Thumbnails thumbnails;
    private final Rules rules;

    BackfillDecider(Selection selection, Settings settings, TargetBucket target) {
        this.scope = selection.scope();
        this.firstLook = new FirstLook(selection, settings);
        this.target = target;
        this.thumbnails = new Thumbnails(target, settings.rules());
        this.rules = settings.rules();
    }

    /** The same objects, in the same order. */
    List<DecidedObject> decide(List<Found> page) {
        List<Optional<Decision>> first = page.stream().map(firstLook::at).toList();
        List<Found> candidates = IntStream.range(0, page.size())
                .filter(i -> first.get(i).isEmpty())
                .mapToObj(page::get)
                .toList();
        Map<Found, Decision> second = second(candidates);
        List<DecidedObject> all = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            Found found = page.get(i);
            all.add(new DecidedObject(
                    found, first.get(i).orElseGet(() -> second.getOrDefault(found, Decision.queued(MISSING)))));
        }
        return all;
    }

    private Map<Found, Decision> second(List<Found> candidates) {
        return switch (scope) {
            case MISSING -> {
                Set<Found> complete = thumbnails.complete(candidates);
                yield complete.stream().collect(Collectors.toMap(found -> found, found -> Decision.skipped(CURRENT)));
            }
            case STALE -> {
                List<Decision> verdicts = target.together(candidates, this::compared);
                yield IntStream.range(0, candidates.size())
                        .boxed()
                        .collect(Collectors.toMap(candidates::get, verdicts::get));
            }
            case ALL -> candidates.stream().collect(Collectors.toMap(found -> found, found -> Decision.queued("all")));
        };
    }

    /** By what the metadata of its thumbnails says of the original and the settings. */
    private Decision compared(Found original) {
        Profile profile = rules.of(original.key());
        for (Variant variant : profile.variants()) {
            Optional<Map<String, String>> metadata = target.metadata(variant.keyOf(original.bucket(), original.key()));
            if (metadata.isEmpty()) {
                return Decision.queued(MISSING);
            }
            if (!original.etag().equals(metadata.get().get("source-etag"))) {
                return Decision.queued("other-original");
            }
            if (!profile.recipe(variant.rule()).equals(metadata.get().get("recipe"))) {
                return Decision.queued("other-settings");
            }
        }
        return Decision.skipped(CURRENT);
    }
}
