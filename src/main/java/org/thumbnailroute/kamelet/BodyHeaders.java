package org.thumbnailroute.kamelet;

import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Headers that say what a body is, whatever component they are of: {@code Content-Type}, {@code CamelAwsS3ContentType},
 * {@code CamelMinioContentLength} and so on.
 */
final class BodyHeaders {

    private BodyHeaders() {}

    /**
     * States the type of another body. Length and digest of the former one go: a component would announce them for the
     * other, and fail.
     */
    static void setType(Message message, String contentType) {
        for (String name : List.copyOf(message.getHeaders().keySet())) {
            String what = name.toLowerCase(Locale.ROOT).replace("-", "");
            if (what.endsWith("contentlength") || what.endsWith("contentmd5")) {
                message.removeHeader(name);
            } else if (what.endsWith("contenttype")) {
                message.setHeader(name, contentType);
            }
        }
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
    }
}
