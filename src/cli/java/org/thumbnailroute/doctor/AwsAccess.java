package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Region and credentials, from the AWS default chain, and the clients that have them. */
final class AwsAccess implements AutoCloseable {

    private final InstantSource clock;
    private final Duration patience;
    private final DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();

    // one for all services, because each reads the certificates that it trusts
    @SuppressWarnings("deprecation") // the newer one does not ship
    private final SdkHttpClient http = ApacheHttpClient.create();

    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();
    private final Fact<Region> region = new Fact<>(
            "region", () -> DefaultAwsRegionProviderChain.builder().build().getRegion());
    private final Fact<AwsCredentials> found = new Fact<>("credentials", provider::resolveCredentials);
    private final Fact<Caller> caller = new Fact<>("credentials", this::askSts);
    private final Fact<AwsCredentials> credentials = new Fact<>("credentials", this::accepted);

    /**
     * The default chain's.
     *
     * @param clock this machine's
     * @param patience how long each request may take, with its retries: what cannot be reached from here often does not
     *     answer at all
     */
    AwsAccess(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
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
        return name().flatMap(arn -> Arn.fromString(arn).accountId());
    }

    /** A client with these credentials and this region, closed with this; {@link NotCheckedException} where there are none. */
    <C extends SdkAutoCloseable, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(B builder) {
        credentials.get();
        return open(builder);
    }

    private synchronized <C extends SdkAutoCloseable, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
            C open(B builder) {
        C client = builder.httpClient(http)
                .region(region.get())
                .credentialsProvider(provider)
                .overrideConfiguration(requests -> requests.apiCallTimeout(patience))
                .build();
        clients.push(client);
        return client;
    }

    private Caller askSts() {
        found.get();
        return Caller.ask(open(StsClient.builder()), clock);
    }

    private AwsCredentials accepted() {
        AwsCredentials some = found.ask();
        caller.get().refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return some;
    }

    @Override
    public synchronized void close() {
        clients.forEach(SdkAutoCloseable::close);
        http.close();
        provider.close();
    }
}
