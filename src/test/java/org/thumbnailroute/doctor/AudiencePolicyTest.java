package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Machine;

class AudiencePolicyTest {

    /** The library by which SNS matches has the last word. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"audience\": [{\"exists\": false}]} | true",
                "{\"audience\": [{\"exists\": true}]} | false",
                "{\"audience\": [\"people\"]} | true",
                "{\"audience\": [\"people\", \"programs\"]} | false",
                "{\"audience\": [{\"anything-but\": [\"programs\", \"x\"]}]} | true",
                "{\"audience\": [{\"anything-but\": \"programs\"}]} | true",
                "{\"audience\": [{\"anything-but\": [\"people\"]}]} | false",
                "{\"audience\": [{\"prefix\": \"pro\"}]} | false",
                "{\"audience\": [{\"exists\": false}], \"outcome\": [\"announced\"]} | true",
                "{\"version\": [\"1\"]} | false"
            })
    void knowsWhetherProgramsAreExcluded(String policy, boolean excluded) throws Exception {
        Machine sns = Machine.builder().build();
        sns.addRule("policy", policy);
        String failure = "{\"audience\": \"programs\", \"outcome\": \"parked\", \"version\": \"1\"}";
        assertEquals(excluded, sns.rulesForJSONEvent(failure).isEmpty());

        AudiencePolicy filter = AudiencePolicy.of(Map.of("FilterPolicy", policy));
        assertEquals(excluded, filter.excludesPrograms());
        assertTrue(AudiencePolicy.of(Map.of("FilterPolicy", filter.excludingPrograms()))
                .excludesPrograms());
    }

    @Test
    void canBePastedIntoAShellBetweenSingleQuotes() throws Exception {
        String mended = AudiencePolicy.of(Map.of("FilterPolicy", "{\"prefix\": [\"it's\"]}"))
                .excludingPrograms();

        assertFalse(mended.contains("'"), mended);
        assertEquals("it's", new ObjectMapper().readTree(mended).at("/prefix/0").asText());
    }

    @Test
    void withoutAPolicyOnAttributesNothingIsExcluded() throws Exception {
        AudiencePolicy none = AudiencePolicy.of(Map.of());
        AudiencePolicy ofBody = AudiencePolicy.of(
                Map.of("FilterPolicyScope", "MessageBody", "FilterPolicy", "{\"audience\": [{\"exists\": false}]}"));

        assertFalse(none.excludesPrograms());
        assertFalse(ofBody.excludesPrograms());
        assertEquals(
                new ObjectMapper().readTree("{\"audience\": [{\"exists\": false}]}"),
                new ObjectMapper().readTree(none.excludingPrograms()));
    }
}
