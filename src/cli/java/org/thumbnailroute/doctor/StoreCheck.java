package org.thumbnailroute.doctor;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.announcement.AnnouncedUploads;
import org.thumbnailroute.idempotent.SqliteFile;

/** Whether the store of announced uploads can be reached, and written to. */
final class StoreCheck implements Check {

    private final Environment environment;

    StoreCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public List<Right> needs() {
        Optional<String> table = environment.table();
        return table.isEmpty()
                ? List.of()
                : List.of(
                        Right.ofWorker("dynamodb:DescribeTable", environment.arn("dynamodb", "table/" + table.get())));
    }

    @Override
    public Finding look() throws Exception {
        String store = environment.settings().announcedStore();
        if (environment.table().isPresent()) {
            return TableLook.at(environment.dynamoDb(), environment.table().get(), environment.region());
        }
        try {
            return store.startsWith(SqliteFile.PREFIX) ? SqliteLook.at(SqliteFile.of(store)) : PostgresLook.at(store);
        } catch (Exception e) {
            return Finding.fail(
                    "cannot be used: " + AnnouncedUploads.problem(e),
                    "correct thumbnail.announced-store, or make the database reachable from here");
        }
    }
}
