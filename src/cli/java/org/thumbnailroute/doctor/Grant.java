package org.thumbnailroute.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that grants a right. */
final class Grant {

    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:sts::\\d+:assumed-role/([^/]+)/.*");
    private static final Pattern USER = Pattern.compile("arn:[^:]+:iam::\\d+:user/(?:.*/)?([^/]+)");

    /** IAM refuses changes to roles of IAM Identity Center. */
    private static final String OF_PERMISSION_SET = "AWSReservedSSO_";

    private Grant() {}

    /** @param caller ARN of whom it is granted to, as STS tells it; empty where STS did not answer */
    static String command(Right right, Optional<String> caller) {
        String arn = caller.orElse("");
        String policy = "--policy-name thumbnail-route-%s --policy-document '%s'"
                .formatted(right.action().replace(':', '-'), policy(right));
        Matcher role = ROLE.matcher(arn);
        if (role.matches() && role.group(1).startsWith(OF_PERMISSION_SET)) {
            return "add to the permission set of %s: %s".formatted(role.group(1), policy(right));
        }
        if (role.matches()) {
            return "aws iam put-role-policy --role-name %s %s".formatted(role.group(1), policy);
        }
        Matcher user = USER.matcher(arn);
        return user.matches()
                ? "aws iam put-user-policy --user-name %s %s".formatted(user.group(1), policy)
                : "add to the policy of whoever runs this: " + policy(right);
    }

    /** The command that asks IAM whether whoever runs this has a right; it needs one itself. */
    static String simulation(Right right, Optional<String> caller) {
        String arn = caller.orElse("ARN_OF_THE_ROLE");
        Matcher role = ROLE.matcher(arn);
        String source = role.matches()
                ? "arn:%s:iam::%s:role/%s".formatted(arn.split(":", -1)[1], arn.split(":", -1)[4], role.group(1))
                : arn;
        return "aws iam simulate-principal-policy --policy-source-arn %s --action-names %s --resource-arns %s --query 'EvaluationResults[].EvalDecision' --output text"
                .formatted(source, right.action(), right.resource());
    }

    private static String policy(Right right) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                .formatted(right.action(), right.resource());
    }
}
