package mailtap.indexer;

/** A value of a field, in lower case as it is indexed, and how many hits have it. */
public record Group(String value, long count) {}
