package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Whatever a function is wired to, no upload is lost with success. */
class InvocationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void messagesOfTheQueueAreTakenOneByOne() throws Exception {
        Invocation invocation = read("""
                {"Records": [
                  {"messageId": "1", "receiptHandle": "r", "body": "{}", "eventSource": "aws:sqs",
                   "attributes": {"ApproximateReceiveCount": "3"},
                   "messageAttributes": {"CamelAwsSqsOperation": {"dataType": "String", "stringValue": "deleteMessage"}}},
                  {"messageId": "2", "body": "no JSON", "eventSource": "aws:sqs"}]}
                """);

        assertEquals(
                new Invocation(
                        true,
                        List.of(
                                new Delivery(
                                        "1",
                                        "{}",
                                        Optional.of("r"),
                                        Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3")),
                                new Delivery("2", "no JSON", Optional.empty(), Map.of()))),
                invocation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{\"object\":{\"key\":\"a\"}}}]}",
                "{\"Records\":[{\"eventSource\":\"minio:s3\",\"s3\":{}},{\"eventSource\":\"aws:s3\",\"s3\":{}}]}",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"object\":{\"key\":\"a\"}}}",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"{}\"}}]}",
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"
            })
    void anEventThatCameWithoutTheQueueIsTakenAsAMessage(String event) throws Exception {
        assertEquals(new Invocation(false, List.of(Delivery.alone("id", event))), read(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "null | null",
                "[] | array",
                "\"text\" | string",
                "{\"key1\":\"value1\",\"key2\":\"value2\"} | an object with key1, key2",
                "{\"Records\":[]} | an object with Records",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"},{\"eventSource\":\"aws:kinesis\"}]} | 2 records of aws:kinesis",
                "{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]} | 1 records of aws:dynamodb",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]} | 1 records of aws:sqs",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}},{}]} | 2 records of aws:s3, unknown",
                "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}} | source is aws.events",
                "{\"a\\nb\":1} | an object with a\\u000ab"
            })
    void anythingElseFailsInALineThatSaysWhatItIs(String event, String what) {
        InvocationException failure = assertThrows(InvocationException.class, () -> read(event));

        assertEquals(
                "not an event with uploads: " + what
                        + "; wanted is one of SQS, S3, EventBridge (Object Created of aws.s3) or SNS",
                failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
    }

    private static Invocation read(String event) throws JsonProcessingException {
        return Invocation.of(JSON.readTree(event), "id");
    }
}
