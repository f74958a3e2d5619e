package org.thumbnailroute.reload;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.settings.CamelProperties;
import org.thumbnailroute.settings.SettingNames;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;

/**
 * Lets edits of rules take effect while they are used: new uploads get the new rules, those in work keep theirs. While there
 * is a mistake in one of them, all of the last good rules stay.
 */
final class RuleReload extends RepeatedLook {

    private static final Logger LOG = LoggerFactory.getLogger(RuleReload.class);

    private static final Pattern SETTING = Pattern.compile("thumbnail\\.[\\w.-]*\\w");

    private final PropertiesComponent camels;
    private final CamelProperties running;
    private final CurrentRules rules;
    private final Settling<SettingFiles> settling;
    private Properties known;

    /** Takes the files as they are now for those that were read at the start. */
    RuleReload(CamelContext context, CamelProperties running, CurrentRules rules) throws IOException {
        super(context);
        this.camels = (PropertiesComponent) context.getPropertiesComponent();
        this.running = running;
        this.rules = rules;
        SettingFiles files = SettingFiles.read(camels);
        this.settling = new Settling<>(files);
        this.known = files.properties(camels);
    }

    @Override
    protected void look() throws IOException {
        settling.edit(SettingFiles.read(camels)).ifPresent(this::take);
    }

    private void take(SettingFiles files) {
        forgetWhatWasSaid();
        Properties now = files.properties(camels);
        EditedSettings edited = new EditedSettings(running, camels, now);
        Rules next = Settings.rules(edited);
        List<String> changes = RuleChanges.between(rules.get(), next);
        if (!changes.isEmpty()) {
            rules.replace(next);
            LOG.info("rules changed: {}", String.join(", ", changes));
        }
        // last, because an edit that is refused gets one line
        sayWhatWaitsForARestart(now, edited);
        known = now;
    }

    private void sayWhatWaitsForARestart(Properties now, EditedSettings edited) {
        List<String> waiting = Stream.of(known, now)
                .flatMap(all -> all.stringPropertyNames().stream())
                .filter(name -> !SettingNames.isOfARule(name))
                .filter(name -> !Objects.equals(known.getProperty(name), now.getProperty(name)))
                .filter(edited::differs)
                .map(Printable::of)
                .distinct()
                .sorted()
                .toList();
        if (!waiting.isEmpty()) {
            LOG.warn(
                    "settings have changed that are read at the start only, so this needs a restart: {}",
                    String.join(", ", waiting));
        }
    }

    @Override
    protected String explain(Throwable failure) {
        String problem = String.valueOf(failure.getMessage());
        Matcher setting = SETTING.matcher(problem);
        Optional<String> place = setting.find() ? settling.seen().place(setting.group()) : Optional.empty();
        return Printable.line("the previous rules keep running: "
                + place.map(found -> found + ": ").orElse("") + problem);
    }
}
