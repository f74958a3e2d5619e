package org.thumbnailroute.doctor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thumbnailroute.failure.StartFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Runs checks. Whatever happens in one, the next is run. */
final class Examination {

    private static final String SILENCE = "AWS does not answer";
    private static final String REACH =
            "let this machine reach AWS: see its DNS, proxy, security group and VPC endpoints, or AWS_ENDPOINT_URL";

    private final Function<Right, String> grant;

    /** @param grant the command that grants a right to whoever runs this */
    Examination(Function<Right, String> grant) {
        this.grant = grant;
    }

    CheckResult run(Check check) {
        return new CheckResult(check.name(), check.subject(), find(check));
    }

    private Finding find(Check check) {
        try {
            return check.look();
        } catch (NotCheckedException e) {
            return Finding.notChecked(String.valueOf(e.getMessage()));
        } catch (AwsServiceException e) {
            return AwsFailures.isRefusal(e) ? refused(check, e) : failed(e);
        } catch (SdkClientException e) {
            return Finding.fail(e instanceof ApiCallTimeoutException ? SILENCE : StartFailure.line(e), REACH);
        } catch (Exception | LinkageError | StackOverflowError e) {
            return failed(e);
        }
    }

    private Finding refused(Check check, AwsServiceException refusal) {
        List<Right> needs = missing(check, String.valueOf(refusal.getMessage()));
        if (needs.isEmpty()) {
            return failed(refusal);
        }
        String rights = needs.stream().map(Right::toString).collect(Collectors.joining(", "));
        String[] mends = needs.stream().map(grant).toArray(String[]::new);
        return needs.stream().anyMatch(Right::worker)
                ? Finding.fail("access denied: the worker needs " + rights, mends)
                : Finding.notChecked("access denied: doctor needs " + rights, mends);
    }

    /** Most refusals name the action. */
    private static List<Right> missing(Check check, String refusal) {
        try {
            List<Right> all = check.needs();
            List<Right> named = all.stream()
                    .filter(right -> refusal.contains(right.action()))
                    .toList();
            return named.isEmpty() ? all : named;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static Finding failed(Throwable failure) {
        return Finding.fail(StartFailure.line(failure));
    }
}
