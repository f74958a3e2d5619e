package org.thumbnailroute.event;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that by its name is no picture: a film, a document, an archive. A rule of EventBridge that looks at the beginning
 * of a key cannot look at its end as well, so such files come too. The list holds only what is certain, because a file that
 * is not listed is fetched, and parked if it is no picture, while one that is listed gets no thumbnail.
 */
final class OtherFile {

    private static final Set<String> EXTENSIONS = Set.of((
            // films and sound
            "3gp aac aif aiff avi flac flv m4a m4v mkv mov mp3 mp4 mpeg mpg mts oga ogg ogv opus wav webm wma wmv "
                    // texts
                    + "css csv doc docx htm html ini js json jsonl log md ods odt pdf ppt pptx rtf sql tsv txt xls "
                    + "xlsx xml yaml yml "
                    // archives and data
                    + "7z avro bz2 db gz gzip iso jar orc parquet rar tar tgz xz zip zst "
                    // what lies beside pictures
                    + "aae asc crc ds_store lnk md5 sha1 sha256 sig torrent xmp")
            .split(" "));

    private OtherFile() {}

    /** The extension, in lower case and without its dot, that says so. */
    static Optional<String> extension(String key) {
        String extension = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean isListed = extension.length() < key.length() && EXTENSIONS.contains(extension);
        return isListed ? Optional.of(extension) : Optional.empty();
    }
}
