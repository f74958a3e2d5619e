package org.thumbnailroute.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of SNS's query protocol: an HTML form in which lists and maps are numbered fields. */
record SnsQuery(Map<String, String> fields) {
    static SnsQuery parse(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new SnsQuery(fields);
    }

    @Nullable
    String optional(String field) {
        return fields.get(field);
    }

    String required(String field) {
        String value = fields.get(field);
        if (value == null) {
            throw SnsError.invalidParameter(field);
        }
        return value;
    }

    /** The map whose entries are prefix.1.key and prefix.1.value, prefix.2.key and so on. */
    Map<String, String> map(String prefix, String key, String value) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 1; fields.containsKey(prefix + i + key); i++) {
            map.put(required(prefix + i + key), required(prefix + i + value));
        }
        return map;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
