package sendwell.connect;

import java.util.UUID;

/**
 * How far an import has come; also its JSON form in events.
 *
 * @param importId which
 * @param rows how many accounts the file has
 * @param done how many have been tried
 * @param connected how many were connected
 * @param failed how many were not
 * @param skipped how many were connected before
 */
record ImportProgress(UUID importId, int rows, int done, int connected, int failed, int skipped) {
  ImportProgress with(ImportResult result) {
    return switch (result.outcome()) {
      case CONNECTED ->
          new ImportProgress(importId, rows, done + 1, connected + 1, failed, skipped);
      case FAILED -> new ImportProgress(importId, rows, done + 1, connected, failed + 1, skipped);
      case SKIPPED -> new ImportProgress(importId, rows, done + 1, connected, failed, skipped + 1);
    };
  }
}
