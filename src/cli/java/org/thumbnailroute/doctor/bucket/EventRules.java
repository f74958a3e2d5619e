package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The event paths by rules of EventBridge's default bus, which is where S3 sends. Asks EventBridge itself what a pattern matches. */
final class EventRules {

    private final EventBridgeClient events;
    private final Environment environment;
    private final String queueArn;

    EventRules(EventBridgeClient events, Environment environment, String queueArn) {
        this.events = events;
        this.environment = environment;
        this.queueArn = queueArn;
    }

    /** Rules with this target, whatever they match. */
    List<DescribeRuleResponse> to(String targetArn) {
        return events.listRuleNamesByTarget(list -> list.targetArn(targetArn)).ruleNames().stream()
                .map(name -> events.describeRule(describe -> describe.name(name)))
                .toList();
    }

    /** The path of uploads to the bucket that ends at this target of this rule. */
    UploadPaths path(DescribeRuleResponse rule, String bucket, String targetArn, Request sender) {
        Optional<UploadPath> matched = Optional.ofNullable(rule.eventPattern())
                .flatMap(pattern -> new EventPatternTester(events, pattern, bucket, account(), environment.region())
                        .best(rule.name(), sender));
        return matched.map(path ->
                        obstacle(rule, targetArn).map(UploadPaths::broken).orElseGet(() -> UploadPaths.path(path)))
                .orElseGet(UploadPaths::none);
    }

    /** Who sends what the rule matches straight to the queue. */
    Request sender(DescribeRuleResponse rule) {
        return new Request("events.amazonaws.com", "sqs:SendMessage", queueArn, rule.arn(), Optional.of(account()));
    }

    private Optional<Finding> obstacle(DescribeRuleResponse rule, String targetArn) {
        if (rule.state() == RuleState.DISABLED) {
            return Optional.of(Finding.fail(
                    "EventBridge rule %s is disabled".formatted(rule.name()),
                    "aws events enable-rule --region %s --name %s".formatted(environment.region(), rule.name())));
        }
        boolean changes = events.listTargetsByRule(list -> list.rule(rule.name())).targets().stream()
                .filter(target -> targetArn.equals(target.arn()))
                .allMatch(EventRules::changesTheEvent);
        return changes
                ? Optional.of(Finding.fail(
                        "EventBridge rule %s sends a changed event, which the route parks as bad-event"
                                .formatted(rule.name()),
                        "aws events put-targets --region %s --rule %s --targets Id=queue,Arn=%s"
                                .formatted(environment.region(), rule.name(), targetArn)))
                : Optional.empty();
    }

    private static boolean changesTheEvent(Target target) {
        return target.input() != null || target.inputPath() != null || target.inputTransformer() != null;
    }

    private String account() {
        return Arn.fromString(queueArn).accountId().orElseThrow();
    }
}
