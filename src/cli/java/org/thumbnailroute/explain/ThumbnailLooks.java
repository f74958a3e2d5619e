package org.thumbnailroute.explain;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import org.thumbnailroute.thumbnail.Rendition;

/** What is there under the keys of an upload's thumbnails. Asks for each once. */
final class ThumbnailLooks {

    private final DryRoute route;
    private List<ThumbnailLook> looks = List.of();

    ThumbnailLooks(DryRoute route) {
        this.route = route;
    }

    void lookAt(Upload upload) {
        looks = upload.profile().variants().stream()
                .map(variant -> ThumbnailLook.at(
                        route.s3(),
                        route.settings().buckets().target(),
                        variant.keyOf(upload.bucket(), upload.key()),
                        variant,
                        upload.profile().recipe(variant.rule())))
                .toList();
    }

    /** Identity of the upload of which the first thumbnail that is current was made. */
    Optional<String> uploadOfCurrent(String sourceEtag) {
        return looks.stream()
                .filter(look -> look.present().isPresent()
                        && look.staleBecause(sourceEtag).isEmpty())
                .flatMap(look -> look.present().stream())
                .flatMap(there -> there.upload().stream())
                .findFirst();
    }

    Optional<PresentThumbnail> present(Rendition rendition) {
        return look(rendition.key()).flatMap(ThumbnailLook::present);
    }

    private Optional<ThumbnailLook> look(String key) {
        return looks.stream().filter(look -> look.key().equals(key)).findFirst();
    }

    /** Empty if nothing was looked at. */
    Optional<ThumbnailFacts> facts(Optional<String> sourceEtag, List<Rendition> made) {
        List<ThumbnailFacts.Each> all = looks.stream()
                .map(look -> new ThumbnailFacts.Each(
                        look,
                        sourceEtag,
                        made.stream()
                                .filter(rendition -> rendition.key().equals(look.key()))
                                .findFirst()))
                .toList();
        return Optional.of(new ThumbnailFacts(all)).filter(facts -> !all.isEmpty());
    }
}
