package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.thumbnailroute.aws.Etag;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The event that EventBridge would send for an object, but for the sequencer, which only the real event has. */
final class ObjectEvent {

    private ObjectEvent() {}

    /** @param head empty if S3 does not say anything of the object */
    static String of(S3Url url, Optional<HeadObjectResponse> head) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("source", "aws.s3")
                .put("detail-type", "Object Created");
        head.map(HeadObjectResponse::lastModified).ifPresent(time -> event.put("time", time.toString()));
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", url.bucket());
        ObjectNode object = detail.putObject("object").put("key", url.key());
        head.map(HeadObjectResponse::contentLength).ifPresent(size -> object.put("size", size));
        head.flatMap(there -> Etag.of(there.eTag())).ifPresent(etag -> object.put("etag", etag));
        head.map(HeadObjectResponse::versionId).ifPresent(version -> object.put("version-id", version));
        return event.toString();
    }
}
