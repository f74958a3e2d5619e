package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.thumbnailroute.failure.StartFailure;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Whether there are credentials, whether AWS takes them, and whose they are. */
final class CredentialsCheck implements Check {

    private final AwsAccess access;

    CredentialsCheck(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public Finding look() {
        try {
            AwsCredentials credentials = access.credentials().ask();
            return Finding.ok(owner() + end(credentials));
        } catch (NotCheckedException e) {
            throw e;
        } catch (AwsServiceException e) {
            boolean expired = AwsFailures.code(e).startsWith("ExpiredToken");
            return Finding.fail(
                    "AWS refuses them: " + StartFailure.line(e),
                    expired ? renewal() : "run aws configure, or export other keys");
        } catch (RuntimeException e) {
            return Finding.fail(StartFailure.line(e));
        }
    }

    private String owner() {
        return access.caller().get().arn().orElse("found; STS does not answer, so nobody knows whose they are");
    }

    private static String end(AwsCredentials credentials) {
        Optional<Instant> end = credentials.expirationTime();
        return end.map(time -> ", for %d minutes until they are renewed"
                        .formatted(Math.max(
                                0, Duration.between(Instant.now(), time).toMinutes())))
                .orElse("");
    }

    private static String renewal() {
        if (SdkSystemSetting.AWS_SESSION_TOKEN.getStringValue().isPresent()) {
            return "export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... AWS_SESSION_TOKEN=..., all three newly"
                    + " issued";
        }
        return ProfileFileSystemSetting.AWS_PROFILE
                .getNonDefaultStringValue()
                .map(profile -> "aws sso login --profile " + profile)
                .orElse("renew them where they were issued, for example by: aws sso login");
    }
}
