package mailtap.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The server's side of POP3 (RFC 1939), with CAPA (RFC 2449) and AUTH PLAIN (RFC 5034). */
final class Pop3Talk extends Talk {
    private enum Mode {
        AUTHORIZATION,
        PLAIN_ANSWER,
        TRANSACTION
    }

    private final Mailboxes mailboxes;
    private final Set<Integer> deleted = new TreeSet<>();
    private Mode mode = Mode.AUTHORIZATION;
    private String user = "";
    private List<StoredMessage> messages = List.of();

    Pop3Talk(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    void greet() {
        reply("+OK mailtap sandbox ready");
    }

    @Override
    String tooLong() {
        mode = mode == Mode.PLAIN_ANSWER ? Mode.AUTHORIZATION : mode;
        return "-ERR line too long";
    }

    @Override
    String enough() {
        return "-ERR too many errors";
    }

    @Override
    void command(String line) {
        Command command = Command.of(line);
        switch (mode) {
            case PLAIN_ANSWER -> finishPlain(line);
            case AUTHORIZATION -> before(command);
            case TRANSACTION -> after(command);
        }
    }

    private void before(Command command) {
        String argument = command.argument();
        switch (command.verb()) {
            case "CAPA" -> capabilities();
            case "USER" -> user(argument);
            case "PASS" -> pass();
            case "AUTH" -> auth(argument);
            case "STLS" -> startTls(argument);
            case "QUIT" -> hangUp("+OK bye");
            default -> mistake("-ERR log in first");
        }
    }

    private void after(Command command) {
        String argument = command.argument();
        switch (command.verb()) {
            case "CAPA" -> capabilities();
            case "NOOP" -> reply("+OK");
            case "STAT" -> reply("+OK " + kept().size() + " " + octets());
            case "LIST" ->
                list(argument, number -> number + " " + message(number).bytes().length);
            case "UIDL" ->
                list(argument, number -> number + " " + message(number).uidl());
            case "RETR" -> one(argument, this::retr);
            case "TOP" -> top(argument.split(" ", -1));
            case "DELE" -> one(argument, this::dele);
            case "RSET" -> reset();
            case "QUIT" -> quit();
            default -> mistake("-ERR command not known");
        }
    }

    private void startTls(String argument) {
        if (!hasTls()) {
            mistake("-ERR log in first");
        } else if (argument.isEmpty() && offersTls()) {
            beginTls("+OK begin TLS");
        } else {
            mistake("-ERR no TLS to begin");
        }
    }

    @Override
    void begunTls() {
        user = "";
    }

    private void capabilities() {
        List<String> words = new ArrayList<>(List.of("USER", "SASL PLAIN", "TOP", "UIDL", "PIPELINING", "RESP-CODES"));
        if (offersTls() && mode == Mode.AUTHORIZATION) {
            words.add("STLS");
        }
        words.add("IMPLEMENTATION mailtap-sandbox");
        listing("+OK capabilities", words);
    }

    private void user(String name) {
        if (name.isBlank()) {
            mistake("-ERR who?");
        } else {
            user = name;
            reply("+OK");
        }
    }

    /** Any password will do. */
    private void pass() {
        if (user.isEmpty()) {
            mistake("-ERR say USER first");
        } else {
            login(user);
        }
    }

    private void auth(String argument) {
        String[] words = argument.split(" ", 2);
        if (argument.isEmpty()) {
            listing("+OK mechanisms", List.of("PLAIN"));
        } else if (!words[0].toUpperCase(Locale.ROOT).equals("PLAIN")) {
            mistake("-ERR mechanism not known");
        } else if (words.length == 1) {
            mode = Mode.PLAIN_ANSWER;
            reply("+ ");
        } else {
            finishPlain(words[1]);
        }
    }

    private void finishPlain(String answer) {
        String name = Sasl.plainUser(answer);
        mode = Mode.AUTHORIZATION;
        if (name == null) {
            mistake("-ERR cancelled, or not understood");
        } else {
            login(name);
        }
    }

    private void login(String name) {
        user = name;
        messages = mailboxes.read(name);
        mode = Mode.TRANSACTION;
        reply("+OK " + messages.size() + " messages");
    }

    private void list(String argument, Function<Integer, String> line) {
        if (argument.isEmpty()) {
            listing("+OK", kept().stream().map(line).toList());
        } else {
            one(argument, number -> reply("+OK " + line.apply(number)));
        }
    }

    private void retr(int number) {
        byte[] bytes = message(number).bytes();
        reply("+OK " + bytes.length + " octets");
        write(stuffed(bytes, bytes.length));
        reply(".");
    }

    private void top(String[] words) {
        if (words.length != 2 || !words[1].matches("[0-9]{1,9}")) {
            mistake("-ERR syntax: TOP message lines");
            return;
        }
        one(words[0], number -> {
            byte[] bytes = message(number).bytes();
            reply("+OK");
            write(stuffed(bytes, end(bytes, Integer.parseInt(words[1]))));
            reply(".");
        });
    }

    private void dele(int number) {
        deleted.add(number);
        reply("+OK deleted");
    }

    private void reset() {
        deleted.clear();
        reply("+OK");
    }

    private void quit() {
        mailboxes.delete(user, deleted.stream().map(this::message).toList());
        hangUp("+OK bye");
    }

    /** Does it to a message that is there and not deleted. */
    private void one(String argument, Consumer<Integer> action) {
        int number = argument.matches("[0-9]{1,9}") ? Integer.parseInt(argument) : 0;
        if (kept().contains(number)) {
            action.accept(number);
        } else {
            mistake("-ERR no such message");
        }
    }

    private void listing(String first, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.addFirst(first);
        all.add(".");
        reply(String.join("\r\n", all));
    }

    private List<Integer> kept() {
        return IntStream.rangeClosed(1, messages.size())
                .filter(number -> !deleted.contains(number))
                .boxed()
                .toList();
    }

    private long octets() {
        return kept().stream()
                .mapToLong(number -> message(number).bytes().length)
                .sum();
    }

    private StoredMessage message(int number) {
        return messages.get(number - 1);
    }

    /** Where the headers, the blank line and so many lines of the body end. */
    private static int end(byte[] bytes, int lines) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n");
        int at = body < 0 ? bytes.length : body + 4;
        for (int line = 0; line < lines && at < bytes.length; line++) {
            int lineEnd = text.indexOf('\n', at);
            at = lineEnd < 0 ? bytes.length : lineEnd + 1;
        }
        return at;
    }

    /** With a dot before each dot that begins a line. */
    private static byte[] stuffed(byte[] bytes, int length) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(length + 64);
        for (int i = 0; i < length; i++) {
            boolean begins = i == 0 || (i > 1 && bytes[i - 1] == '\n' && bytes[i - 2] == '\r');
            if (begins && bytes[i] == '.') {
                stuffed.write('.');
            }
            stuffed.write(bytes[i]);
        }
        return stuffed.toByteArray();
    }
}
