package org.thumbnailroute.reload;

import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.thumbnailroute.settings.CamelProperties;
import org.thumbnailroute.settings.SettingNames;
import org.thumbnailroute.settings.SettingSource;

/**
 * Settings of rules as a start with the edited files would find them, and all others as they are in effect. What overrides
 * the files at a start overrides them here, too.
 */
final class EditedSettings implements SettingSource {

    private final CamelProperties running;
    private final CamelProperties edited = new CamelProperties();

    /**
     * Settings of other files.
     *
     * @param camels what overrides them
     * @param all what the files hold
     */
    EditedSettings(CamelProperties running, PropertiesComponent camels, Properties all) {
        this.running = running;
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setInitialProperties(all);
        properties.setOverrideProperties(camels.getOverrideProperties());
        ServiceHelper.initService(properties);
        edited.setCamelContext(context);
    }

    @Override
    public Optional<String> apply(String name) {
        return SettingNames.isOfARule(name) ? edited.apply(name) : running.apply(name);
    }

    @Override
    public Set<String> names(String prefix) {
        return edited.names(prefix);
    }

    @Override
    public Set<String> variables() {
        return edited.variables();
    }

    /** Whether a setting would have another value after a restart. */
    boolean differs(String name) {
        return !edited.apply(name).equals(running.apply(name));
    }
}
