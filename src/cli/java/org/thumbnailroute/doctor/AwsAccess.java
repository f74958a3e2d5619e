package org.thumbnailroute.doctor;

import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;

/** What every request to AWS needs: region and credentials, from the AWS default chain. */
final class AwsAccess implements AutoCloseable {

    private final InstantSource clock;
    private final DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();

    // one for all services, because each reads the certificates that it trusts
    @SuppressWarnings("deprecation") // the newer one does not ship
    private final SdkHttpClient http = ApacheHttpClient.create();

    private final Fact<Region> region = new Fact<>(
            "region", () -> DefaultAwsRegionProviderChain.builder().build().getRegion());
    private final Fact<AwsCredentials> found = new Fact<>("credentials", provider::resolveCredentials);
    private final Fact<Caller> caller = new Fact<>("credentials", this::askSts);
    private final Fact<AwsCredentials> credentials = new Fact<>("credentials", this::accepted);

    /** @param clock this machine's */
    AwsAccess(InstantSource clock) {
        this.clock = clock;
    }

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

    /** ARN of whose the credentials are; empty if STS did not tell. */
    Optional<String> name() {
        return caller.find().flatMap(Caller::arn);
    }

    /** Such as {@code aws} or {@code aws-cn}. */
    String partition() {
        return region.find()
                .map(one -> one.metadata())
                .map(metadata -> metadata.partition().id())
                .orElse("aws");
    }

    /** Its twelve digits; empty if STS did not tell. */
    Optional<String> account() {
        return name().map(arn -> arn.split(":", -1)[4]);
    }

    /** A client of a service that has these credentials and this region, or {@link NotCheckedException}. */
    <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(B builder) {
        credentials.get();
        return builder.httpClient(http)
                .region(region.get())
                .credentialsProvider(provider)
                .build();
    }

    private Caller askSts() {
        found.get();
        try (StsClient sts = StsClient.builder()
                .httpClient(http)
                .region(region.get())
                .credentialsProvider(provider)
                .build()) {
            return Caller.ask(sts, clock);
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
        http.close();
        provider.close();
    }
}
