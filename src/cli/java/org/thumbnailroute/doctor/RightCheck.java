package org.thumbnailroute.doctor;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Whether a right of the worker's is there, by a request that AWS refuses in any case: with "access denied" if the right is
 * missing, and otherwise for what it asks for.
 */
final class RightCheck implements Check {

    private static final int SERVER_ERROR = 500;

    private final Environment environment;
    private final Right right;
    private final String resource;
    private final Set<String> proofs;
    private final Runnable request;

    /**
     * A check of one right.
     *
     * @param resource name of what it is a right on
     * @param proofs error codes that AWS gives only to whoever has the right; empty if no such code is known
     * @param request must not succeed
     */
    RightCheck(Environment environment, Right right, String resource, Set<String> proofs, Runnable request) {
        this.environment = environment;
        this.right = right;
        this.resource = resource;
        this.proofs = proofs;
        this.request = request;
    }

    @Override
    public String name() {
        return "right";
    }

    @Override
    public String subject() {
        return right.action() + " on " + resource;
    }

    @Override
    public List<Right> needs() {
        return List.of(right);
    }

    @Override
    public Finding look() {
        try {
            request.run();
        } catch (AwsServiceException e) {
            if (proofs.contains(AwsFailures.code(e))) {
                return Finding.ok("granted");
            }
            if (AwsFailures.isRefusal(e) || e.statusCode() >= SERVER_ERROR || e.isThrottlingException()) {
                throw e;
            }
        }
        return Finding.notChecked(
                "AWS does not deny it, but nothing short of using it proves that it is granted",
                Grant.simulation(right, environment.access().name()));
    }
}
