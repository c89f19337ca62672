import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.transport.Netty4Plugin;

/** Elasticsearch, one node on loopback: {@code java ElasticsearchNode PORT FOLDER}. */
class ElasticsearchNode extends Node {
    ElasticsearchNode(Environment environment) {
        super(environment, List.of(Netty4Plugin.class), false);
    }

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.builder()
                .put("path.home", Path.of(args[1]).toAbsolutePath().toString())
                .put("cluster.name", "mailtap-try")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", args[0])
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        new ElasticsearchNode(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "one"))
                .start();
        Thread.currentThread().join();
    }
}
