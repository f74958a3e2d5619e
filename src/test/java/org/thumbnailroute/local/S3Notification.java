package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** S3's own notification: any number of records, and the message it sends once when notifications are set up. */
public final class S3Notification {
    private S3Notification() {}

    public static String of(List<Uploaded> uploads) {
        ObjectNode notification = Json.object();
        var records = notification.putArray("Records");
        uploads.forEach(uploaded -> records.add(record(uploaded)));
        return notification.toString();
    }

    public static String testEvent(String bucket) {
        return Json.object()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", now())
                .put("Bucket", bucket)
                .put("RequestId", "5582815E1AEA5ADF")
                .put("HostId", "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE")
                .toString();
    }

    public static String of(Deleted deleted) {
        ObjectNode notification = Json.object();
        ObjectNode record = record(deleted.by().notification() + deleted.kind().notification(), deleted.bucket());
        ObjectNode object = ((ObjectNode) record.path("s3")).putObject("object").put("key", formEncoded(deleted.key()));
        if (deleted.versionId() != null) {
            object.put("versionId", deleted.versionId());
        }
        object.put("sequencer", deleted.sequencer());
        notification.putArray("Records").add(record);
        return notification.toString();
    }

    private static ObjectNode record(Uploaded uploaded) {
        ObjectNode record = record(uploaded.reason().notification(), uploaded.bucket());
        ObjectNode object = ((ObjectNode) record.path("s3"))
                .putObject("object")
                .put("key", formEncoded(uploaded.key()))
                .put("size", uploaded.size())
                .put("eTag", uploaded.etag());
        if (uploaded.versionId() != null) {
            object.put("versionId", uploaded.versionId());
        }
        object.put("sequencer", uploaded.sequencer());
        return record;
    }

    private static ObjectNode record(String name, String bucketName) {
        ObjectNode record = Json.object()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", LocalAws.REGION)
                .put("eventTime", now())
                .put("eventName", name);
        record.putObject("userIdentity").put("principalId", "AWS:AIDAJDPLRKLG7UEXAMPLE");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", "C3D13FE58DE4C810")
                .put("x-amz-id-2", "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", "uploads");
        ObjectNode bucket = s3.putObject("bucket").put("name", bucketName);
        bucket.putObject("ownerIdentity").put("principalId", "A3NL1KOZZKExample");
        bucket.put("arn", "arn:aws:s3:::" + bucketName);
        return record;
    }

    /** As S3 does it: '+' for a space, but the slashes of a path stay. */
    private static String formEncoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
