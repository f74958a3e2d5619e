package org.thumbnailroute.reload;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.settings.CamelProperties;

/**
 * Has edits of rules taken up, if {@code camel.main.routes-reload-enabled} asks for it.
 *
 * <p>Public because {@code camel run} makes an instance of each class that it can make one of.
 */
public final class RuleEdits extends MainListenerSupport {

    @Override
    public void afterConfigure(BaseMainSupport camel) {
        if (!camel.configure().isRoutesReloadEnabled()) {
            return;
        }
        CamelContext context = camel.getCamelContext();
        Registry beans = context.getRegistry();
        try {
            context.addService(new RuleReload(
                    context,
                    beans.findSingleByType(CamelProperties.class),
                    beans.findSingleByType(CurrentRules.class)));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
