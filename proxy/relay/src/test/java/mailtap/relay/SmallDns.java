package mailtap.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A name server on loopback that answers every question with the same mail exchangers. */
final class SmallDns implements AutoCloseable {
    record Exchanger(int preference, String host) {}

    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(Scene.LOOPBACK, 0));
    private final List<Exchanger> exchangers;

    private SmallDns(List<Exchanger> exchangers) throws IOException {
        this.exchangers = exchangers;
    }

    static SmallDns answering(Exchanger... exchangers) throws IOException {
        SmallDns dns = new SmallDns(List.of(exchangers));
        Thread.ofPlatform().daemon().start(dns::run);
        return dns;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void run() {
        try {
            byte[] bytes = new byte[512];
            while (!socket.isClosed()) {
                DatagramPacket question = new DatagramPacket(bytes, bytes.length);
                socket.receive(question);
                byte[] answer = answer(bytes);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    /** RFC 1035 4: the header, the question as it came, and the records. */
    private byte[] answer(byte[] question) throws IOException {
        int end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 5;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8180);
        out.writeShort(1);
        out.writeShort(exchangers.size());
        out.writeInt(0);
        out.write(question, 12, end - 12);
        for (Exchanger exchanger : exchangers) {
            out.writeShort(0xc00c);
            out.writeShort(15);
            out.writeShort(1);
            out.writeInt(60);
            byte[] name = name(exchanger.host());
            out.writeShort(2 + name.length);
            out.writeShort(exchanger.preference());
            out.write(name);
        }
        return bytes.toByteArray();
    }

    private static byte[] name(String host) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (String label : host.split("\\.", -1)) {
            if (!label.isEmpty()) {
                name.write(label.length());
                name.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
            }
        }
        name.write(0);
        return name.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
