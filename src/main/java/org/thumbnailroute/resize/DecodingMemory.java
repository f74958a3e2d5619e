package org.thumbnailroute.resize;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.thumbnailroute.engine.MachineMemory;

/** What all steps of a Camel together may take of memory for thumbnails; with a part each, they would take all of it. */
public final class DecodingMemory {

    private DecodingMemory() {}

    public static MachineMemory of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            MachineMemory memory = extension.getContextPlugin(MachineMemory.class);
            if (memory == null) {
                memory = MachineMemory.ofThisJvm();
                extension.addContextPlugin(MachineMemory.class, memory);
            }
            return memory;
        }
    }
}
