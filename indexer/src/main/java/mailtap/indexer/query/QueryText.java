package mailtap.indexer.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.indexer.document.Field;

/**
 * Makes what people type safe for the library's parser, which takes the {@code /} of a network, the {@code :} of a time
 * and the {@code +} of {@code +OK} for its own. Also finds the mistakes that it would report poorly: an unknown field,
 * what is not closed. Remembers where each character came from.
 */
final class QueryText {
    private static final String SPECIAL = "+-!(){}[]^\":/|&~\\";
    private static final int DEEPEST = 100;
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "&&", "||");

    private static final Pattern SIGN = Pattern.compile("([A-Za-z0-9._@-]*)(==|!=|>=|<=|>|<)(.*)");

    private final String typed;
    private final StringBuilder safe = new StringBuilder();
    private final List<Integer> columns = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;

    private QueryText(String typed) {
        this.typed = typed;
    }

    static QueryText of(String typed) throws QueryException {
        QueryText text = new QueryText(typed);
        text.read();
        return text;
    }

    String safe() {
        return safe.toString();
    }

    /** Where a value was typed that the library's parser found wrong, counted from 1. */
    int columnOf(String value) {
        for (Clause clause : clauses) {
            if (clause.value().contains(value)) {
                return clause.valueColumn() + clause.value().indexOf(value);
            }
        }
        return typed.indexOf(value) + 1;
    }

    /** Where a character of the safe text was typed, counted from 1. */
    int column(int safeIndex) {
        return safeIndex < columns.size() ? columns.get(safeIndex) + 1 : typed.length() + 1;
    }

    private void read() throws QueryException {
        while (at < typed.length()) {
            char c = typed.charAt(at);
            if (Character.isWhitespace(c)) {
                copy(1);
            } else if (c == '(' || c == ')') {
                parenthesis(c);
            } else if ((c == '+' || c == '-' || c == '!') && startsClause(at + 1)) {
                copy(1);
            } else {
                clause();
            }
        }
        if (!open.isEmpty()) {
            throw new QueryException("the parenthesis is not closed", open.pop() + 1, "add a )");
        }
    }

    private boolean startsClause(int index) {
        return index < typed.length() && !Character.isWhitespace(typed.charAt(index));
    }

    private void parenthesis(char c) throws QueryException {
        if (c == '(') {
            if (open.size() >= DEEPEST) {
                throw new QueryException("the parentheses are nested too deeply", at + 1, "leave some away");
            }
            open.push(at);
        } else if (open.isEmpty()) {
            throw new QueryException("nothing is open that this parenthesis could close", at + 1, null);
        } else {
            open.pop();
        }
        copy(1);
    }

    private void clause() throws QueryException {
        int nameEnd = nameEnd();
        if (nameEnd < 0) {
            checkSign();
            value();
            return;
        }
        String name = typed.substring(at, nameEnd);
        int nameAt = at;
        check(name);
        escape(nameEnd);
        copy(1);
        int valueAt = at;
        if (at < typed.length() && typed.charAt(at) != '(' && !Character.isWhitespace(typed.charAt(at))) {
            value();
        } else if (at == typed.length() || typed.charAt(at) != '(') {
            throw new QueryException(
                    "there is nothing behind '" + name + ":'", valueAt + 1, name + ":* finds all that have it");
        }
        clauses.add(new Clause(name, typed.substring(valueAt, at), nameAt + 1, valueAt + 1));
    }

    /** The index of the colon that ends a field's name, or -1 where there is no field. */
    private int nameEnd() {
        for (int i = at; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == ':') {
                return i > at ? i : -1;
            }
            if (!Character.isLetterOrDigit(c) && "._-@*".indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }

    /** Other programs write {@code field == value}. */
    private void checkSign() throws QueryException {
        Matcher sign = SIGN.matcher(typed).region(at, wordEnd());
        if (!sign.matches()) {
            return;
        }
        boolean alone = sign.group(1).isEmpty() && sign.group(3).isEmpty();
        if (alone || !FieldNames.of(sign.group(1)).isEmpty()) {
            String name = alone ? "FIELD" : sign.group(1);
            throw new QueryException(
                    "'" + sign.group(2) + "' is not how a field is asked for",
                    sign.start(2) + 1,
                    "write " + name + ":VALUE, " + name + ":>VALUE or NOT " + name + ":VALUE");
        }
    }

    private void check(String name) throws QueryException {
        if (name.equalsIgnoreCase(Field.HEADER.canonical()) || name.equalsIgnoreCase(FieldNames.HEADER_PREFIX)) {
            throw new QueryException(
                    "'" + name + ":' does not say which header field", at + 1, "write " + Field.HEADER.example());
        }
        boolean all = name.equals("*");
        if (!all && FieldNames.of(name).isEmpty() && Limit.named(name).isEmpty()) {
            String advice = FieldNames.nearest(name)
                    .map(nearest -> "did you mean " + nearest + ":?")
                    .orElse("put text with a colon in quotes; 'search --fields' lists all fields");
            throw new QueryException("there is no field '" + name + "'", at + 1, advice);
        }
    }

    private void value() throws QueryException {
        char c = typed.charAt(at);
        switch (c) {
            case '"' -> copyThrough('"', "the quotation mark is not closed");
            case '[' -> copyRange();
            case '{' -> copyRange();
            case '/' -> {
                if (isExpression()) {
                    copyThrough('/', "the regular expression is not closed");
                } else {
                    word();
                }
            }
            default -> word();
        }
    }

    private void copyThrough(char close, String otherwise) throws QueryException {
        int start = at;
        copy(1);
        while (at < typed.length() && typed.charAt(at) != close) {
            copy(typed.charAt(at) == '\\' ? 2 : 1);
        }
        if (at >= typed.length()) {
            throw new QueryException(otherwise, start + 1, "add a " + close);
        }
        copy(1);
        while (at < typed.length() && "~.0123456789".indexOf(typed.charAt(at)) >= 0) {
            copy(1);
        }
    }

    private void copyRange() throws QueryException {
        int start = at;
        while (at < typed.length() && typed.charAt(at) != ']' && typed.charAt(at) != '}') {
            copy(1);
        }
        if (at == typed.length()) {
            throw new QueryException("the range is not closed", start + 1, "write it as [FROM TO UNTIL]");
        }
        copy(1);
    }

    /** A slash at the beginning and one at the end of the word. */
    private boolean isExpression() {
        for (int i = at + 1; i < typed.length(); i++) {
            if (typed.charAt(i) == '\\') {
                i++;
            } else if (typed.charAt(i) == '/') {
                return i + 1 == typed.length() || " )\t".indexOf(typed.charAt(i + 1)) >= 0;
            }
        }
        return false;
    }

    private void word() {
        int end = wordEnd();
        if (OPERATORS.contains(typed.substring(at, end))) {
            copy(end - at);
        } else {
            escape(end);
        }
    }

    private int wordEnd() {
        int end = at;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end)) && typed.charAt(end) != ')') {
            end += typed.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, typed.length());
    }

    /** Wildcards and what is escaped already stay; so does the mark of a fuzzy word at its end. */
    private void escape(int end) {
        while (at < end) {
            char c = typed.charAt(at);
            if (c == '\\' && at + 1 < end) {
                copy(2);
                continue;
            }
            boolean fuzzy = c == '~' && typed.substring(at + 1, end).matches("[0-2]?");
            if (SPECIAL.indexOf(c) >= 0 && !fuzzy) {
                append('\\');
            }
            copy(1);
        }
    }

    private void append(char c) {
        safe.append(c);
        columns.add(at);
    }

    private void copy(int count) {
        for (int i = 0; i < count && at < typed.length(); i++) {
            append(typed.charAt(at));
            at++;
        }
    }
}
