package sendwell.imap;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Where the product's code runs: on a virtual thread of Vert.x. */
public final class VirtualThread {
  private VirtualThread() {}

  /** Does something there and waits for it. */
  public static <T> T run(Vertx vertx, Callable<T> task) {
    Promise<T> result = Promise.promise();
    var verticle =
        new AbstractVerticle() {
          @Override
          public void start() {
            try {
              result.complete(task.call());
            } catch (Throwable e) {
              result.fail(e);
            }
          }
        };
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    String id = vertx.deployVerticle(verticle, options).await();
    vertx.undeploy(id).await();
    return result.future().await();
  }
}
