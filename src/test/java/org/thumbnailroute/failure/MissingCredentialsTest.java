package org.thumbnailroute.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.Credentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The real default chain, and what is said of it at the start. */
class MissingCredentialsTest {

    @TempDir
    private Path directory;

    @Test
    void saysWhatToSetWhereNothingIs() {
        assertEquals(
                "no AWS credentials: set AWS_PROFILE or AWS_ACCESS_KEY_ID and so on, or give the worker a role",
                complaint(Map.of()));
    }

    @Test
    void namesAProfileThatIsNotThere() throws IOException {
        Path config = Files.writeString(directory.resolve("config"), "[profile production]\nregion = eu-west-1\n");

        assertEquals(
                "no AWS credentials: AWS_PROFILE = \"prodution\": there is no such profile in %s or /dev/null"
                        .formatted(config),
                complaint(Map.of("aws.profile", "prodution", "aws.configFile", config.toString())));
    }

    @Test
    void namesTheHalfOfAKeyThatIsMissing() {
        assertTrue(
                complaint(Map.of("aws.accessKeyId", "a")).startsWith("no AWS credentials: ")
                        && complaint(Map.of("aws.accessKeyId", "a")).contains("AWS_SECRET_ACCESS_KEY"),
                complaint(Map.of("aws.accessKeyId", "a")));
        assertEquals(
                "no AWS credentials: AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not",
                complaint(Map.of("aws.secretAccessKey", "b")));
    }

    @Test
    void namesTheHalfOfAKeyThatAProfileLacks() throws IOException {
        assertSays("profile default: Profile property 'aws_secret_access_key'", "[default]\naws_access_key_id = a\n");
    }

    @Test
    void namesTheTokenFileThatIsNotThere() {
        String token = directory.resolve("no-token").toString();

        String said =
                complaint(Map.of("aws.webIdentityTokenFile", token, "aws.roleArn", "arn:aws:iam::123456789012:role/r"));

        assertTrue(said.startsWith("no AWS credentials: ") && said.contains(token), said);
    }

    @Test
    void namesTheRoleThatATokenFileLacks() {
        String said = complaint(Map.of("aws.webIdentityTokenFile", "/dev/null"));

        assertTrue(said.contains("AWS_ROLE_ARN"), said);
    }

    @Test
    void saysThatAnSsoSessionIsOver() throws IOException {
        assertSays("profile default: ", """
                [default]
                sso_session = me
                sso_account_id = 123456789012
                sso_role_name = dev
                [sso-session me]
                sso_region = us-east-1
                sso_start_url = https://nobody.example.com/%s
                """.formatted(System.nanoTime()));
    }

    @Test
    void saysThatALoginSessionIsOver() throws IOException {
        assertSays(
                "profile default: Token cache file for login_session",
                "[default]\nlogin_session = arn:aws:sts::123456789012:assumed-role/nobody/%s\n"
                        .formatted(System.nanoTime()));
    }

    @Test
    void saysThatASourceProfileIsMissing() throws IOException {
        assertSays(
                "configured to be 'absent'",
                "[default]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = absent\n");
    }

    private void assertSays(String words, String profile) throws IOException {
        Path config = Files.writeString(directory.resolve("config"), profile);

        String said = complaint(Map.of("aws.configFile", config.toString()));

        assertTrue(said.startsWith("no AWS credentials: ") && said.contains(words), said);
        assertTrue(!said.contains("on the class path"), said);
    }

    private static String complaint(Map<String, String> properties) {
        return Credentials.found(properties, () -> {
            try (DefaultCredentialsProvider chain =
                    DefaultCredentialsProvider.builder().build()) {
                return StartFailure.line(assertThrows(RuntimeException.class, chain::resolveCredentials));
            }
        });
    }
}
