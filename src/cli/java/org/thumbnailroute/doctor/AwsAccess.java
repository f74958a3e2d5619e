package org.thumbnailroute.doctor;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;

/** What every request to AWS needs: region and credentials, from the AWS default chain. */
final class AwsAccess implements AutoCloseable {

    private final DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();

    private final Fact<Region> region = new Fact<>(
            "region", () -> DefaultAwsRegionProviderChain.builder().build().getRegion());
    private final Fact<AwsCredentials> found = new Fact<>("credentials", provider::resolveCredentials);
    private final Fact<Caller> caller = new Fact<>("credentials", this::askSts);
    private final Fact<AwsCredentials> credentials = new Fact<>("credentials", this::accepted);

    Fact<Region> region() {
        return region;
    }

    /** Those that AWS takes. */
    Fact<AwsCredentials> credentials() {
        return credentials;
    }

    Fact<Caller> caller() {
        return caller;
    }

    /**
     * Passes if there is anything to send a request with.
     *
     * @throws NotCheckedException if not
     */
    void require() {
        region.get();
        credentials.get();
    }

    /** Such as {@code aws} or {@code aws-cn}. */
    String partition() {
        return region.get().metadata().partition().id();
    }

    /** Its twelve digits; empty if STS did not tell. */
    Optional<String> account() {
        return caller.find().flatMap(Caller::arn).map(arn -> arn.split(":", -1)[4]);
    }

    private Caller askSts() {
        found.get();
        try (StsClient sts = StsClient.builder()
                .region(region.get())
                .credentialsProvider(provider)
                .build()) {
            return Caller.ask(sts);
        }
    }

    private AwsCredentials accepted() {
        AwsCredentials some = found.ask();
        caller.get().refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return some;
    }

    @Override
    public void close() {
        provider.close();
    }
}
