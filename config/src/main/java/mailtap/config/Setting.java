package mailtap.config;

/**
 * One setting in force.
 *
 * @param text the value as it was written, or as the default file writes it
 */
public record Setting<T>(Key<T> key, T value, String text, Origin origin) {}
