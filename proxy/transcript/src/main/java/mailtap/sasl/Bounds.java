package mailtap.sasl;

/**
 * How much of logins is remembered.
 *
 * @param nameCharacters of a name or a detail; the rest is cut off
 * @param secrets how many of them, spellings counted
 * @param secretBytes of each
 * @param effort comparisons spent on one text before the rest of it is masked unread
 */
public record Bounds(int nameCharacters, int secrets, int secretBytes, int effort) {}
