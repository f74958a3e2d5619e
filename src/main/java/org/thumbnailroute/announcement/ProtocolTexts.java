package org.thumbnailroute.announcement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.thumbnailroute.text.PlainJson;

/** The SNS message in the form of {@code MessageStructure=json}: one text for each kind of subscriber. */
final class ProtocolTexts {

    private ProtocolTexts() {}

    /**
     * Writes it.
     *
     * @param document for every protocol that is not for people
     * @param mail a sentence for people
     * @param sms the same, short enough for a phone
     */
    static String of(Object document, String mail, String sms) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("default", PlainJson.of(document));
        texts.put("email", mail);
        texts.put("email-json", mail);
        texts.put("sms", sms);
        return PlainJson.of(texts);
    }
}
