package mailtap.relay;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the addresses of servers with the JDK's resolver, so that the hosts file counts. A lookup blocks in native
 * code, where a virtual thread would hold on to one of its few carriers: two dead name servers would stop every other
 * session. So each runs on a thread of its own, and sessions that ask for the same name meanwhile share the answer:
 * never more threads than names in the routes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
class Lookup {
    private final Map<String, CompletableFuture<List<InetAddress>>> running = new HashMap<>();

    /** Completes on a thread of its own, or at once for an address in numbers. */
    CompletableFuture<List<InetAddress>> find(String host) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return lookUp(host);
        }
        synchronized (running) {
            return running.computeIfAbsent(host, this::inBackground);
        }
    }

    private CompletableFuture<List<InetAddress>> inBackground(String host) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("mailtap-lookup-" + host).start(() -> {
            CompletableFuture<List<InetAddress>> found = lookUp(host);
            synchronized (running) {
                running.remove(host);
            }
            found.whenComplete((addresses, fault) -> {
                if (fault == null) {
                    answer.complete(addresses);
                } else {
                    answer.completeExceptionally(fault);
                }
            });
        });
        return answer;
    }

    private CompletableFuture<List<InetAddress>> lookUp(String host) {
        try {
            return CompletableFuture.completedFuture(addresses(host));
        } catch (UnknownHostException | RuntimeException unknown) {
            return CompletableFuture.failedFuture(unknown);
        }
    }

    /** The blocking part. */
    List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
