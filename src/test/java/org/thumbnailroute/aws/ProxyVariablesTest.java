package org.thumbnailroute.aws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.settings.InvalidSettingException;

class ProxyVariablesTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"HTTP_PROXY", "https_proxy"})
    void aProxyNeedsAScheme(String variable) {
        assertEquals(
                variable + " is no URL: write http://HOST:PORT (not shown here, it may hold a password)",
                complaint(Map.of(variable, "me:password@proxy.example.com:3128")));
    }

    @Test
    void exceptionsAreSeparatedByCommas() {
        assertEquals(
                "NO_PROXY = \"localhost .example.com\": separate the hosts by commas",
                complaint(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", "localhost .example.com")));
    }

    @Test
    void takesWhatTheSdkUnderstands() {
        assertDoesNotThrow(() -> ProxyVariables.check(Map.of()));
        assertDoesNotThrow(() -> ProxyVariables.check(Map.of("HTTP_PROXY", "", "NO_PROXY", "a b")));
        assertDoesNotThrow(() -> ProxyVariables.check(
                Map.of("HTTPS_PROXY", "http://me:password@proxy:3128", "no_proxy", "localhost,.example.com")));
        assertDoesNotThrow(() -> ProxyVariables.check(
                Map.of("HTTPS_PROXY", " http://proxy:3128", "NO_PROXY", "localhost , .example.com, ")));
    }

    private static String complaint(Map<String, String> environment) {
        return String.valueOf(assertThrows(InvalidSettingException.class, () -> ProxyVariables.check(environment))
                .getMessage());
    }
}
