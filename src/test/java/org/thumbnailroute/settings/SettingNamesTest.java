package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

    private static final Set<String> KNOWN = Set.copyOf(SettingsTest.names().toList());

    @Test
    void namesTheNearestSettingOfAMistypedOne() {
        assertEquals(
                List.of(
                        "thumbnail.linkTtl is no setting and has no effect; did you mean thumbnail.link-ttl?",
                        "thumbnail.sizes is no setting and has no effect; did you mean thumbnail.size?",
                        "THUMBNAIL_QUALTIY is no setting and has no effect; did you mean THUMBNAIL_QUALITY?",
                        "THUMBNAIL_SIZES is no setting and has no effect; did you mean THUMBNAIL_SIZE?"),
                SettingNames.unknown(
                        KNOWN,
                        List.of("thumbnail.sizes", "thumbnail.linkTtl", "thumbnail.size", "camel.main.name"),
                        List.of("THUMBNAIL_SIZES", "THUMBNAIL_QUALTIY", "PATH", "THUMBNAIL_LINK_TTL")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "THUMBNAIL_PORT",
                "THUMBNAIL_SERVICE_HOST",
                "THUMBNAIL_SERVICE_PORT",
                "THUMBNAIL_SERVICE_PORT_HTTP",
                "THUMBNAIL_PORT_80_TCP",
                "THUMBNAIL_PORT_80_TCP_ADDR",
                "THUMBNAIL_PORT_80_TCP_PORT",
                "THUMBNAIL_PORT_80_TCP_PROTO",
                "THUMBNAIL_ROUTE_SERVICE_HOST",
                "THUMBNAIL_ROUTE_PORT_9876_TCP"
            })
    void saysNothingAboutTheServicesOfACluster(String variable) {
        assertEquals(List.of(), SettingNames.unknown(KNOWN, List.of(), List.of(variable)));
    }
}
