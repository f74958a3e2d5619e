package org.thumbnailroute.text;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON for the body of a message. Lone surrogates, U+FFFE and U+FFFF, which SQS refuses, become JSON escapes. So do all
 * other characters from U+D800 on, which are rare in keys.
 */
public final class PlainJson {

    private static final int LAST_BEFORE_SURROGATES = 0xd7ff;

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactoryBuilder()
            .highestNonEscapedChar(LAST_BEFORE_SURROGATES)
            .build());

    private PlainJson() {}

    /** Writes a tree, or a record of texts and numbers. */
    public static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers are always JSON", e);
        }
    }
}
