package org.thumbnailroute.resize;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.Placeholder;
import org.thumbnailroute.engine.Thumbnail;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.rule.PictureFact;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.thumbnail.Facts;

/** Finds the facts of one original and its thumbnails that the rules ask for, and no others. */
final class FactFinder {

    private final String sha256;

    FactFinder(Profile profile, Original original) {
        this.sha256 = profile.asksFor(PictureFact.SHA256) ? sha256(original.bytes()) : "";
    }

    /**
     * S3 may know one too, but only if the uploader asked for it, and that of a multipart upload is not the file's.
     *
     * @return 64 hexadecimal digits, or nothing if nobody asks for it
     */
    String sha256() {
        return sha256;
    }

    /** @param rule that the thumbnail was made by */
    Facts of(Rule rule, Thumbnail thumbnail) {
        Optional<Placeholder> placeholder = thumbnail.placeholder();
        return new Facts(
                placeholder
                        .filter(any -> rule.facts().contains(PictureFact.THUMBHASH))
                        .map(Placeholder::thumbHash)
                        .orElse(""),
                placeholder
                        .filter(any -> rule.facts().contains(PictureFact.COLOUR))
                        .map(found -> HexColour.format(found.colour()))
                        .orElse(""),
                rule.facts().contains(PictureFact.SHA256) ? sha256 : "");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
