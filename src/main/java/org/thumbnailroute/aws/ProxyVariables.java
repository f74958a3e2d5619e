package org.thumbnailroute.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * The environment variables that name a proxy. The AWS SDK reads them more strictly than other programs do: it passes
 * over a proxy without {@code http://}, and takes hosts that only spaces separate for one host, both without a word.
 * Spaces around commas do no harm.
 */
public final class ProxyVariables {

    private static final List<String> PROXIES = List.of("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY");
    private static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");

    private ProxyVariables() {}

    /**
     * Lets what the SDK understands pass.
     *
     * @throws InvalidSettingException without the value of a proxy, which may hold a password
     */
    public static void check(Map<String, String> environment) {
        set(environment, PROXIES)
                .filter(name -> !isUrl(environment, name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSettingException(
                            name + " is no URL: write http://HOST:PORT (not shown here, it may hold a password)");
                });
        Optional<String> spaced = set(environment, EXCEPTIONS)
                .filter(name -> environment.getOrDefault(name, "").matches("(?s).*[^\\s,|]\\s+[^\\s,|].*"))
                .findFirst();
        if (set(environment, PROXIES).findAny().isPresent() && spaced.isPresent()) {
            String name = spaced.get();
            throw new InvalidSettingException(name, environment.getOrDefault(name, ""), "separate the hosts by commas");
        }
    }

    private static Stream<String> set(Map<String, String> environment, List<String> names) {
        return names.stream().filter(name -> !environment.getOrDefault(name, "").isBlank());
    }

    private static boolean isUrl(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip().matches("(?i)https?://\\S+");
    }
}
