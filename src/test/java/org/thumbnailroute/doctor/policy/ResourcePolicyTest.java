package org.thumbnailroute.doctor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.doctor.policy.Verdict.Kind;

class ResourcePolicyTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:uploads";
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/pictures";
    private static final Request REQUEST =
            new Request("events.amazonaws.com", "sqs:SendMessage", QUEUE, RULE, Optional.of("111122223333"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "events.amazonaws.com"                                        | REFUSED
            {"Service": "events.amazonaws.com"}                           | ALLOWED
            {"Service": ["s3.amazonaws.com", "events.amazonaws.com"]}     | ALLOWED
            {"Service": "s3.amazonaws.com"}                               | REFUSED
            {"AWS": "*"}                                                  | ALLOWED
            {"AWS": "arn:aws:iam::111122223333:root"}                     | REFUSED
            "*"                                                           | ALLOWED
            """)
    void readsPrincipals(String principal, Kind kind) {
        assertEquals(kind, ask("""
                {"Effect": "Allow", "Principal": %s, "Action": "sqs:SendMessage", "Resource": "%s"}""".formatted(principal, QUEUE)));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "sqs:*"                           | "*"                                           | ALLOWED
            "SQS:SendMessage"                 | "arn:aws:sqs:*:111122223333:up*"              | ALLOWED
            ["sqs:ReceiveMessage", "sqs:Se*"] | ["arn:aws:sqs:eu-west-1:111122223333:upload?"] | ALLOWED
            "sqs:ReceiveMessage"              | "*"                                           | REFUSED
            "sqs:SendMessage"                 | "arn:aws:sqs:eu-west-1:111122223333:Uploads"  | REFUSED
            "sqs:SendMessage"                 | "arn:aws:sqs:us-east-1:111122223333:uploads"  | REFUSED
            """)
    void comparesActionsAndResources(String action, String resource, Kind kind) {
        assertEquals(kind, ask("""
                {"Effect": "Allow", "Principal": "*", "Action": %s, "Resource": %s}""".formatted(action, resource)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ArnEquals": {"aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/pictures"}}    | ALLOWED
            {"ArnLike": {"AWS:SourceArn": "arn:aws:events:*:*:rule/*"}}                                | ALLOWED
            {"ArnLike": {"aws:SourceArn": "arn:aws:events:*:rule/pictures"}}                           | REFUSED
            {"ArnEquals": {"aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/other"}}       | REFUSED
            {"StringEquals": {"aws:SourceAccount": ["999900001111", "111122223333"]}}                  | ALLOWED
            {"StringEquals": {"aws:SourceAccount": "999900001111"}}                                    | REFUSED
            {"StringNotEquals": {"aws:SourceAccount": ["999900001111", "111122223333"]}}               | REFUSED
            {"StringLike": {"aws:SourceArn": "*:rule/pic*"}}                                           | ALLOWED
            {"StringEquals": {"aws:SourceArn": "*"}}                                                   | REFUSED
            {"Bool": {"aws:SecureTransport": "true"}}                                                  | ALLOWED
            {"Bool": {"aws:SecureTransport": false}}                                                   | REFUSED
            {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}                                            | REFUSED
            {"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}}                                    | ALLOWED
            {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}                                         | ALLOWED
            {"Null": {"aws:PrincipalArn": "true"}}                                                     | ALLOWED
            {"Null": {"aws:SourceArn": "true"}}                                                        | REFUSED
            {"StringEquals": {"aws:SourceOrgID": "o-1"}}                                               | UNDECIDED
            {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}                                              | UNDECIDED
            {"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}                              | UNDECIDED
            {"ForAnyValue:StringEquals": {"aws:SourceAccount": "111122223333"}}                        | UNDECIDED
            {"StringLike": {"aws:SourceArn": "arn:aws:events:*:*:rule/${aws:username}"}}               | UNDECIDED
            {"StringEquals": {"aws:SourceOrgID": "o-1", "aws:SourceAccount": "999900001111"}}          | REFUSED
            """)
    void readsConditions(String condition, Kind kind) {
        assertEquals(kind, ask("""
                {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": %s}""".formatted(condition)));
    }

    @Test
    void aDenyWinsOverAnAllow() {
        String allow = """
                {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}""";

        assertEquals(Kind.ALLOWED, ask("[" + allow + """
                , {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
                "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]"""));
        assertEquals(Kind.REFUSED, ask("[" + allow + """
                , {"Effect": "Deny", "Principal": "*", "NotAction": "sqs:ReceiveMessage", "Resource": "*"}]"""));
        assertEquals(Kind.UNDECIDED, ask("[" + allow + """
                , {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
                "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-1"}}}]"""));
    }

    @Test
    void denyingAllButSomeUsersDeniesServices() {
        assertEquals(Kind.REFUSED, ask("""
                [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
                {"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "*", "Resource": "*"}]"""));
    }

    @Test
    void leavesOpenWhatDependsOnAnUnknownAccount() {
        ResourcePolicy policy = ResourcePolicy.parse("""
                {"Statement": {"Sid": "Ours", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*",
                "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}}""");

        Verdict verdict = policy.ask(
                new Request("s3.amazonaws.com", "sqs:SendMessage", QUEUE, "arn:aws:s3:::originals", Optional.empty()));

        assertEquals(
                new Verdict(Kind.UNDECIDED, "statement Ours may allow it, depending on StringEquals aws:SourceAccount"),
                verdict);
    }

    @Test
    void withoutAPolicyNothingIsAllowed() {
        assertEquals(
                new Verdict(Kind.REFUSED, "no statement allows it"),
                ResourcePolicy.none().ask(REQUEST));
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThrows(IllegalArgumentException.class, () -> ResourcePolicy.parse("{"));
    }

    private static Kind ask(String statement) {
        return ResourcePolicy.parse("{\"Statement\": " + statement + "}")
                .ask(REQUEST)
                .kind();
    }
}
