// A data folder as months of mailtap run leave it, and the same talks as a capture file:
//   java -cp 'LIB/*' MakeStore.java FOLDER EXCHANGES [CAPTURE.pcap]
// The journal is written by the product's own decoder and writer; the index is not made. Always the same for the same
// number.
import java.io.*;
import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import mailtap.dialogue.Dialogue;
import mailtap.journal.*;
import mailtap.sasl.Secrets;
import mailtap.transcript.*;

public final class MakeStore {
    static final String[] PEOPLE = names(400);
    static final String[] DOMAINS = {
        "example.com", "example.net", "example.org", "mail.example.com", "lists.example.net", "partner.example"
    };
    static final String[] WORDS = words(6_000);
    static final String[] CJK = {"会议通知", "发票", "关于项目的安排", "見積書", "회의 일정", "请查收附件"};
    static final String[] AGENTS = {
        "Microsoft Outlook 16.0", "Mozilla Thunderbird 128.4", "Apple Mail (2.3826)", "mutt 2.2.9", "swaks v20201014.0"
    };

    final Random random = new Random(42);
    final JournalWriter journal;
    final Capture capture;
    long exchanges;
    long sessions;
    Instant clock = Instant.parse("2026-10-20T00:00:00Z");

    MakeStore(JournalWriter journal, Capture capture) {
        this.journal = journal;
        this.capture = capture;
    }

    public static void main(String[] args) throws Exception {
        long wanted = Long.parseLong(args[1]);
        long began = System.nanoTime();
        DataDirectory data = DataDirectory.open(Path.of(args[0]));
        try (Capture capture = args.length > 2 ? new Capture(Path.of(args[2])) : null;
                JournalWriter journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            MakeStore maker = new MakeStore(journal, capture);
            while (maker.exchanges < wanted) {
                maker.session();
                if (maker.sessions % 200 == 0) {
                    journal.flush().toCompletableFuture().join();
                }
            }
            System.out.printf(
                    "%d exchanges in %d sessions written in %.1f s%n",
                    maker.exchanges, maker.sessions, (System.nanoTime() - began) / 1e9);
        }
    }

    void session() throws IOException {
        clock = clock.plusMillis(5_000 + random.nextInt(60_000));
        boolean pop3 = random.nextInt(10) < 3;
        new Talk(pop3 ? Protocol.POP3 : Protocol.SMTP).run();
        sessions++;
    }

    static String[] names(int count) {
        String[] first = {
            "erin", "bob", "carol", "dave", "zhang", "li", "sato", "kim", "anna", "otto", "maria", "jan", "eva", "ivan",
            "nina", "paul"
        };
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = i < first.length ? first[i] : first[i % first.length] + i;
        }
        return names;
    }

    static String[] words(int count) {
        Random random = new Random(7);
        String[] syllables = {
            "ma", "ri", "to", "ne", "las", "ker", "vo", "in", "dar", "pe", "sun", "qui", "bel", "or", "tri"
        };
        String[] words = new String[count];
        String[] real = {
            "invoice",
            "meeting",
            "report",
            "please",
            "attached",
            "regards",
            "tomorrow",
            "order",
            "payment",
            "greylisted"
        };
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder(i < real.length ? real[i] : "");
            for (int n = 1 + random.nextInt(4); i >= real.length && n > 0; n--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words[i] = word.toString();
        }
        return words;
    }

    /** Few words often, many seldom, as in any language. */
    String word() {
        return WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 3))];
    }

    String address() {
        return PEOPLE[(int) (PEOPLE.length * Math.pow(random.nextDouble(), 2))] + "@"
                + DOMAINS[random.nextInt(DOMAINS.length)];
    }

    final class Talk {
        final Protocol protocol;
        final SessionId id = new SessionId(random.nextLong());
        final Dialogue dialogue;
        final String user = address();
        final String client = "192.0.2." + (1 + random.nextInt(250));
        final int port = 20_000 + random.nextInt(40_000);
        Instant at = clock;
        long[] said = new long[2];

        Talk(Protocol protocol) throws IOException {
            this.protocol = protocol;
            journal.record(
                    id,
                    new SessionStart(
                            at,
                            protocol,
                            protocol == Protocol.POP3 ? "mailbox" : random.nextInt(3) == 0 ? "lists" : "office",
                            SessionStart.Source.LIVE,
                            new Endpoint(null, client, port),
                            new Endpoint("mail.example.com", "198.51.100.3", protocol == Protocol.POP3 ? 110 : 25)));
            dialogue = new Dialogue(protocol, Secrets.masked(), entry -> journal.record(id, entry));
            if (capture != null) capture.open(client, port, protocol == Protocol.POP3 ? 110 : 25, at);
        }

        void run() throws IOException {
            if (protocol == Protocol.POP3) pop3();
            else smtp();
            dialogue.closed(Side.CLIENT, at);
            dialogue.closed(Side.SERVER, at);
            journal.record(
                    id,
                    new SessionEnd(
                            at,
                            SessionEnd.EndedBy.CLIENT,
                            new SessionEnd.Wire(said[0], said[0]),
                            new SessionEnd.Wire(said[1], said[1])));
        }

        void say(Side side, String text) throws IOException {
            int slow = random.nextInt(200) == 0 ? 2_500_000 : 15_000;
            at = at.plusNanos(1_000L * (500 + random.nextInt(slow)));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            said[side == Side.CLIENT ? 0 : 1] += bytes.length;
            dialogue.received(side, Bytes.wrap(bytes), at);
            if (capture != null) capture.said(side == Side.CLIENT, bytes, at);
        }

        void ask(String line, String reply) throws IOException {
            say(Side.CLIENT, line + "\r\n");
            say(Side.SERVER, reply + "\r\n");
            exchanges++;
        }

        void smtp() throws IOException {
            say(Side.SERVER, "220 mail.example.com ESMTP\r\n");
            exchanges++;
            ask(
                    "EHLO [" + client + "]",
                    "250-mail.example.com\r\n"
                            + "250-PIPELINING\r\n"
                            + "250-SIZE 52428800\r\n"
                            + "250-AUTH PLAIN LOGIN\r\n"
                            + "250-8BITMIME\r\n"
                            + "250 ENHANCEDSTATUSCODES");
            if (random.nextInt(3) > 0) {
                boolean wrong = random.nextInt(40) == 0;
                String token = Base64.getEncoder()
                        .encodeToString(
                                ("\0" + user + "\0secret" + random.nextInt(100)).getBytes(StandardCharsets.UTF_8));
                ask(
                        "AUTH PLAIN " + token,
                        wrong ? "535 5.7.8 Error: authentication failed" : "235 2.7.0 Authentication successful");
            }
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                mail();
            }
            ask("QUIT", "221 2.0.0 Bye");
        }

        void mail() throws IOException {
            ask("MAIL FROM:<" + user + "> SIZE=" + random.nextInt(9000), "250 2.1.0 Ok");
            List<String> to = new ArrayList<>();
            int accepted = 0;
            for (int n = 1 + (int) (6 * Math.pow(random.nextDouble(), 3)); n > 0; n--) {
                String one = address();
                int fate = random.nextInt(60);
                ask(
                        "RCPT TO:<" + one + ">",
                        fate == 0
                                ? "550 5.1.1 <" + one + ">: Recipient address rejected: User unknown"
                                : fate == 1
                                        ? "450 4.2.0 <" + one + ">: Recipient address rejected: Greylisted"
                                        : "250 2.1.5 Ok");
                accepted += fate > 1 ? 1 : 0;
                to.add(one);
            }
            if (accepted == 0) {
                ask("RSET", "250 2.0.0 Ok");
                return;
            }
            say(Side.CLIENT, "DATA\r\n");
            say(Side.SERVER, "354 End data with <CR><LF>.<CR><LF>\r\n");
            say(Side.CLIENT, message(user, to) + ".\r\n");
            boolean refused = random.nextInt(80) == 0;
            say(
                    Side.SERVER,
                    refused
                            ? "554 5.7.1 Message rejected as spam\r\n"
                            : "250 2.0.0 Ok: queued as "
                                    + Integer.toHexString(random.nextInt()).toUpperCase(Locale.ROOT) + "\r\n");
            exchanges++;
        }

        void pop3() throws IOException {
            say(Side.SERVER, "+OK ready\r\n");
            exchanges++;
            ask("USER " + user, "+OK");
            ask("PASS secret", "+OK Logged in.");
            int messages = random.nextInt(4);
            ask("STAT", "+OK " + messages + " " + messages * 3000);
            StringBuilder list = new StringBuilder();
            for (int i = 1; i <= messages; i++) {
                list.append(i)
                        .append(' ')
                        .append(String.format("%010d", random.nextInt(1_000_000)))
                        .append("\r\n");
            }
            ask("UIDL", "+OK\r\n" + list + ".");
            for (int i = 1; i <= messages; i++) {
                String message = message(address(), List.of(user));
                ask("RETR " + i, "+OK " + message.length() + " octets\r\n" + message + ".");
                if (random.nextBoolean()) {
                    ask("DELE " + i, "+OK");
                }
            }
            ask("QUIT", "+OK Bye");
        }

        String message(String from, List<String> to) {
            StringBuilder text = new StringBuilder();
            boolean bcc = to.size() > 1 && random.nextInt(4) == 0;
            text.append("From: ")
                    .append(from)
                    .append("\r\nTo: ")
                    .append(String.join(",\r\n\t", bcc ? to.subList(0, to.size() - 1) : to));
            String subject = random.nextInt(12) == 0
                    ? "=?UTF-8?B?"
                            + Base64.getEncoder()
                                    .encodeToString(CJK[random.nextInt(CJK.length)].getBytes(StandardCharsets.UTF_8))
                            + "?="
                    : word() + " " + word() + " " + word();
            text.append("\r\nSubject: ").append(subject);
            text.append("\r\nMessage-ID: <")
                    .append(Long.toHexString(random.nextLong()))
                    .append("@")
                    .append(from.substring(from.indexOf('@') + 1))
                    .append(">");
            text.append("\r\nDate: ")
                    .append(java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC)));
            text.append("\r\nX-Mailer: ")
                    .append(AGENTS[random.nextInt(AGENTS.length)])
                    .append("\r\nMIME-Version: 1.0\r\n");
            boolean attached = random.nextInt(15) == 0;
            if (attached) {
                text.append("Content-Type: multipart/mixed; boundary=b0\r\n\r\n--b0\r\n");
            }
            text.append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
            for (int line = 3 + (int) (40 * Math.pow(random.nextDouble(), 4)); line > 0; line--) {
                for (int w = 0; w < 10; w++) {
                    text.append(word()).append(' ');
                }
                text.append("\r\n");
            }
            if (attached) {
                byte[] file = new byte[600 + random.nextInt(6_000)];
                random.nextBytes(file);
                text.append("--b0\r\nContent-Type: application/pdf; name=\"")
                        .append(word())
                        .append(".pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n");
                text.append(Base64.getMimeEncoder().encodeToString(file)).append("\r\n--b0--\r\n");
            }
            return text.toString();
        }
    }

    /** Ethernet, IPv4 and TCP as a sniffer would have taken it, whole from SYN to FIN; checksums left out. */
    static final class Capture implements Closeable {
        private static final int MOST = 1_400;
        private final DataOutputStream out;
        private byte[] client = new byte[4];
        private int clientPort;
        private int serverPort;
        private int clientSeq;
        private int serverSeq;

        Capture(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20));
            ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(0xa1b2c3d4)
                    .putShort((short) 2)
                    .putShort((short) 4)
                    .putInt(0)
                    .putInt(0)
                    .putInt(65_535)
                    .putInt(1);
            out.write(head.array());
        }

        void open(String ip, int port, int server, Instant at) throws IOException {
            String[] parts = ip.split("\\.");
            for (int i = 0; i < 4; i++) client[i] = (byte) Integer.parseInt(parts[i]);
            clientPort = port;
            serverPort = server;
            clientSeq = serverSeq = 1_000;
            packet(true, 0x02, new byte[0], 0, 0, at);
            clientSeq++;
            packet(false, 0x12, new byte[0], 0, 0, at);
            serverSeq++;
            packet(true, 0x10, new byte[0], 0, 0, at);
        }

        void said(boolean fromClient, byte[] bytes, Instant at) throws IOException {
            for (int from = 0; from < bytes.length; from += MOST) {
                int length = Math.min(MOST, bytes.length - from);
                packet(fromClient, 0x18, bytes, from, length, at);
                if (fromClient) clientSeq += length;
                else serverSeq += length;
            }
        }

        private void packet(boolean fromClient, int flags, byte[] bytes, int from, int length, Instant at)
                throws IOException {
            int size = 14 + 20 + 20 + length;
            ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt((int) at.getEpochSecond())
                    .putInt(at.getNano() / 1_000)
                    .putInt(size)
                    .putInt(size);
            out.write(head.array());
            byte[] server = {(byte) 198, 51, 100, 3};
            ByteBuffer frame = ByteBuffer.allocate(54);
            frame.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2}).putShort((short) 0x0800);
            frame.put((byte) 0x45)
                    .put((byte) 0)
                    .putShort((short) (40 + length))
                    .putInt(0)
                    .put((byte) 64)
                    .put((byte) 6)
                    .putShort((short) 0);
            frame.put(fromClient ? client : server).put(fromClient ? server : client);
            frame.putShort((short) (fromClient ? clientPort : serverPort))
                    .putShort((short) (fromClient ? serverPort : clientPort));
            frame.putInt(fromClient ? clientSeq : serverSeq)
                    .putInt((flags & 0x10) == 0 ? 0 : fromClient ? serverSeq : clientSeq);
            frame.put((byte) 0x50).put((byte) flags).putShort((short) 65_535).putInt(0);
            out.write(frame.array());
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
