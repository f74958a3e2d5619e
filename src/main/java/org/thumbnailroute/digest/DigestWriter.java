package org.thumbnailroute.digest;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.thumbnailroute.text.PlainJson;

/** Writes the SNS message of a digest. */
public final class DigestWriter {

    /** At most 100 characters of ASCII, as SNS wants it. */
    public String subject(@Body Digest digest) {
        return DigestSubject.of(digest).toString();
    }

    /** In the form of {@code MessageStructure=json}: one text, and the subject alone for SMS. */
    public String message(@Body Digest digest) {
        DigestSubject subject = DigestSubject.of(digest);
        Map<String, String> texts = new TreeMap<>();
        texts.put("default", DigestText.of(digest, subject));
        texts.put("sms", subject.toString());
        return PlainJson.of(texts);
    }
}
