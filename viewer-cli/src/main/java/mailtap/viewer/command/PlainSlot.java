package mailtap.viewer.command;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the value of an option or of the words of a command goes: a field of the command itself or of something it
 * holds. One line of the table that {@link PlainLine} goes by.
 *
 * @param names as typed; none for the words
 * @param holder the simple name of the class with the field
 */
record PlainSlot(String command, List<String> names, Form form, String holder, String field) {
    private static final String CELL = "\t";

    /** What is taken. */
    enum Form {
        FLAG,
        ONE,
        WORDS
    }

    static PlainSlot read(String line) {
        String[] cells = line.split(CELL, -1);
        return new PlainSlot(cells[0], List.of(cells[1].split(",", -1)), Form.valueOf(cells[2]), cells[3], cells[4]);
    }

    String line() {
        return String.join(CELL, command, String.join(",", names), form.name(), holder, field);
    }

    /** Of every command. */
    boolean isEverywhere() {
        return holder.equals(Common.class.getSimpleName());
    }

    /** False where the text is no plain value of the field's type. */
    boolean set(Object target, String text) throws ReflectiveOperationException {
        Place place = place(target);
        Optional<Object> value = value(place.field.getType(), text);
        if (value.isPresent()) {
            place.put(value.get());
        }
        return value.isPresent();
    }

    void set(Object target, List<String> words) throws ReflectiveOperationException {
        place(target).put(words);
    }

    static boolean isReadable(Class<?> type) {
        return type == String.class
                || type == Path.class
                || type == int.class
                || type == Integer.class
                || type.isEnum();
    }

    private static Optional<Object> value(Class<?> type, String text) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type == boolean.class) {
            return Optional.of(true);
        }
        if (type == Path.class) {
            return Optional.of(Path.of(text));
        }
        if (type.isEnum()) {
            return Stream.<Object>of(type.getEnumConstants())
                    .filter(one -> one.toString().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private record Place(Object holder, Field field) {
        void put(Object value) throws IllegalAccessException {
            field.setAccessible(true);
            field.set(holder, value);
        }
    }

    private Place place(Object target) throws ReflectiveOperationException {
        Deque<Object> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            Object one = open.remove();
            if (one.getClass().getSimpleName().equals(holder)) {
                return new Place(one, one.getClass().getDeclaredField(field));
            }
            for (Field inner : one.getClass().getDeclaredFields()) {
                if (isOurs(inner)) {
                    inner.setAccessible(true);
                    Optional.ofNullable(inner.get(one)).ifPresent(open::add);
                }
            }
        }
        throw new NoSuchFieldException(holder + "." + field);
    }

    private static boolean isOurs(Field field) {
        Class<?> type = field.getType();
        return !Modifier.isStatic(field.getModifiers())
                && !type.isEnum()
                && type.getPackageName().equals(PlainSlot.class.getPackageName());
    }
}
