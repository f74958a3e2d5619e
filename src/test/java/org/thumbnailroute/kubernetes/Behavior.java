package org.thumbnailroute.kubernetes;

import java.util.List;

/** How fast an autoscaler of Kubernetes (autoscaling/v2) goes; times are seconds. */
public record Behavior(Rules scaleUp, Rules scaleDown) {

    /**
     * For one direction.
     *
     * @param stabilizationWindowSeconds for so long the most careful of all recommendations counts
     * @param selectPolicy which of the policies counts: Max, the one that allows the most, or Min
     */
    public record Rules(int stabilizationWindowSeconds, String selectPolicy, List<Policy> policies) {
        public Rules {
            require(selectPolicy.equals("Max") || selectPolicy.equals("Min"), "selectPolicy", selectPolicy);
            require(!policies.isEmpty(), "policies", policies);
        }

        /** Whether the policies do not bind each other. */
        public boolean allowsMost() {
            return selectPolicy.equals("Max");
        }
    }

    /** The most that may come or go within a period: so many Pods, or so many Percent of those at its start. */
    public record Policy(String type, int value, int periodSeconds) {
        public Policy {
            require(type.equals("Pods") || type.equals("Percent"), "type", type);
            require(value > 0, "value", value);
            require(periodSeconds > 0 && periodSeconds <= 1800, "periodSeconds", periodSeconds);
        }

        /** Whether it counts Percent, not Pods; not named like a property, which it is none. */
        public boolean countsPercent() {
            return type.equals("Percent");
        }
    }

    private static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": " + value);
        }
    }
}
