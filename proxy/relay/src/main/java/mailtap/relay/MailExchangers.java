package mailtap.relay;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the servers that take a domain's mail (RFC 5321 5.1): its mail exchangers, the preferred first; the domain itself
 * where it names none; nobody where it says so (RFC 7505).
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the future
final class MailExchangers {
    /** There is no server, and why. */
    static final class NoneException extends Exception {
        NoneException(String message) {
            super(message);
        }
    }

    private record Exchanger(int preference, String host) {}

    private final RelaySettings settings;
    private final Transport transport;

    MailExchangers(RelaySettings settings, Transport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    /** Completes on that loop, at once or within the connect timeout. */
    CompletableFuture<List<String>> find(EventLoop loop, String domain) {
        CompletableFuture<List<String>> hosts = new CompletableFuture<>();
        DnsNameResolver resolver = resolver(loop);
        resolver.resolveAll(new DefaultDnsQuestion(domain + ".", DnsRecordType.MX))
                .addListener((Future<List<DnsRecord>> answer) -> {
                    resolver.close();
                    if (answer.isSuccess()) {
                        tell(read(answer.getNow()), domain, hosts);
                    } else if (isTimeout(answer.cause())) {
                        hosts.completeExceptionally(new NoneException("no name server answered"));
                    } else {
                        hosts.complete(List.of(domain));
                    }
                });
        return hosts;
    }

    private DnsNameResolver resolver(EventLoop loop) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(loop)
                .datagramChannelType(transport.datagram)
                .socketChannelType(transport.socket)
                .queryTimeoutMillis(settings.connectTimeout().toMillis());
        if (!settings.nameServers().isEmpty()) {
            DnsServerAddresses servers = DnsServerAddresses.sequential(settings.nameServers());
            builder.nameServerProvider(name -> servers.stream());
        }
        return builder.build();
    }

    private static void tell(List<Exchanger> found, String domain, CompletableFuture<List<String>> hosts) {
        boolean nobody = !found.isEmpty()
                && found.stream().allMatch(exchanger -> exchanger.host().isEmpty());
        if (nobody) {
            hosts.completeExceptionally(new NoneException("the domain takes no mail (null MX)"));
            return;
        }
        List<String> sorted = found.stream()
                .filter(exchanger -> !exchanger.host().isEmpty())
                .sorted(Comparator.comparingInt(Exchanger::preference))
                .map(Exchanger::host)
                .distinct()
                .limit(Limits.EXCHANGERS_MAX)
                .toList();
        hosts.complete(sorted.isEmpty() ? List.of(domain) : sorted);
    }

    private static List<Exchanger> read(List<DnsRecord> records) {
        List<Exchanger> found = new ArrayList<>();
        for (DnsRecord record : records) {
            if (record instanceof DnsRawRecord raw && record.type().equals(DnsRecordType.MX)) {
                int preference = raw.content().readUnsignedShort();
                String name = DefaultDnsRecordDecoder.decodeName(raw.content());
                found.add(new Exchanger(preference, name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
            }
            ReferenceCountUtil.release(record);
        }
        return found;
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < Limits.CAUSES_MAX && cause != null; depth++) {
            if (cause instanceof DnsNameResolverTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
