import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** OpenSearch, one node on loopback: {@code java OpenSearchNode PORT FOLDER}. */
class OpenSearchNode extends Node {
    OpenSearchNode(Settings settings) {
        super(
                new Environment(settings, null),
                List.of(new PluginInfo(
                        "transport-netty4",
                        "transport",
                        "NA",
                        org.opensearch.Version.CURRENT,
                        "21",
                        Netty4ModulePlugin.class.getName(),
                        null,
                        Collections.emptyList(),
                        false)),
                false);
    }

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.builder()
                .put("path.home", Path.of(args[1]).toAbsolutePath().toString())
                .put("cluster.name", "mailtap-try")
                .put("node.name", "one")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", args[0])
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        new OpenSearchNode(settings).start();
        Thread.currentThread().join();
    }
}
