package org.thumbnailroute.thumbnail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.aws.Etag;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/**
 * The step <em>presign-link</em>: signs a GET of the stored thumbnail. A link dies with the credentials that signed it, so
 * one made with temporary credentials is given no longer life than they have, and its stated end is true.
 *
 * <p>Unlike Camel's {@code createDownloadLink} this shares one presigner and works with session tokens and path style.
 */
public final class PresignLink implements AutoCloseable {

    private final Settings settings;
    private final AwsCredentialsProvider credentials;
    private final S3Presigner presigner;
    private final LongAdder cutShort = new LongAdder();

    public PresignLink(Settings settings) {
        this(settings, DefaultCredentialsProvider.builder().build());
    }

    PresignLink(Settings settings, AwsCredentialsProvider credentials) {
        this.settings = settings;
        this.credentials = credentials;
        S3Presigner.Builder builder = S3Presigner.builder();
        settings.links().endpoint().ifPresent(builder::endpointOverride);
        this.presigner = builder.credentialsProvider(credentials)
                .serviceConfiguration(configuration(settings))
                .build();
    }

    /** Of what environment and profile say, which the presigner would otherwise look up again for each link. */
    private static S3Configuration configuration(Settings settings) {
        S3Configuration found = S3Configuration.builder().build();
        return S3Configuration.builder()
                .pathStyleAccessEnabled(settings.buckets().pathStyle())
                .useArnRegionEnabled(found.useArnRegionEnabled())
                .multiRegionEnabled(found.multiRegionEnabled())
                .build();
    }

    /**
     * Signs a link to a thumbnail that has just been stored.
     *
     * @param etag as S3 answered the PUT
     * @throws IllegalStateException if it did not tell one; the next attempt finds the thumbnail and asks again
     */
    @Handler
    public StoredThumbnail presign(
            @Variable("rendition") Rendition rendition, @Header(AWS2S3Constants.E_TAG) @Nullable String etag) {
        PresignedGetObjectRequest signed = signed(rendition.key());
        return new StoredThumbnail(
                settings.buckets().target(),
                rendition.key(),
                Etag.of(etag)
                        .orElseThrow(
                                () -> new IllegalStateException("S3 tells no ETag of the thumbnail that it stored")),
                rendition.contentType(),
                rendition.bytes().length,
                rendition.width(),
                rendition.height(),
                rendition.size(),
                rendition.rule(),
                rendition.facts().thumbHash(),
                rendition.facts().colour(),
                signed.url().toString(),
                // a signature counts in whole seconds
                signed.expiration().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Signs a link to a thumbnail with this key, whether there is one or not. */
    public String linkTo(String key) {
        return signed(key).url().toString();
    }

    private PresignedGetObjectRequest signed(String key) {
        AwsCredentials signer = credentials.resolveCredentials();
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(settings.buckets().target())
                .key(key)
                // the very credentials whose end is known, not those that a refresh may bring in between
                .overrideConfiguration(request -> request.credentialsProvider(StaticCredentialsProvider.create(signer)))
                .build();
        return presigner.presignGetObject(
                request -> request.getObjectRequest(get).signatureDuration(lifeOfLink(signer)));
    }

    private Duration lifeOfLink(AwsCredentials signer) {
        Instant now = Instant.now();
        Instant asked = now.plus(settings.links().ttl());
        Instant end = signer.expirationTime().filter(asked::isAfter).orElse(asked);
        if (end.isBefore(asked)) {
            cutShort.increment();
        }
        return Duration.ofSeconds(Math.max(1, Duration.between(now, end).toSeconds()));
    }

    /** Links that end before {@code thumbnail.link-ttl}, since the start. */
    public long cutShort() {
        return cutShort.sum();
    }

    @Override
    public void close() {
        presigner.close();
    }
}
