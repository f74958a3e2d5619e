package org.thumbnailroute.resize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.rule.TestRules;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;

/** Rules that no memory of this worker is enough for are refused before the first picture comes. */
class RulesMemoryTest {

    private static final Rules TOO_LARGE = TestRules.withRest(
            TestRules.rule("covers", "covers/", "{dir}{size}_{file}", "300x300,640x640"),
            TestRules.rule("posters", "covers/", "{dir}poster_{file}", "4096x4096"));

    private final Settings settings = ShippedSettings.with("thumbnail.mode", "fit");

    private void start(CurrentRules rules) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension()
                .addContextPlugin(MachineMemory.class, MachineMemory.of(20_000_000, 100_000_000));
        new ResizeProcessor(settings, rules).setCamelContext(context);
    }

    @Test
    void namesTheRuleThatAsksForTooMuch() {
        String complaint =
                String.valueOf(assertThrows(InvalidSettingException.class, () -> start(new CurrentRules(TOO_LARGE)))
                        .getMessage());

        assertTrue(
                complaint.startsWith("thumbnail.rule.posters.size = \"4096x4096\": making a thumbnail of this size"),
                complaint);
    }

    @Test
    void theRulesThatWereThereStay() {
        Rules small = TestRules.withRest();
        CurrentRules rules = new CurrentRules(small);
        start(rules);

        assertThrows(InvalidSettingException.class, () -> rules.replace(TOO_LARGE));

        assertSame(small, rules.get());
        assertEquals(
                List.of("64x64"),
                rules.of("covers/a.jpg").variants().stream()
                        .map(variant -> variant.size())
                        .toList());
    }
}
