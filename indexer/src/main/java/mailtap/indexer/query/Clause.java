package mailtap.indexer.query;

/**
 * A field asked for in a query, and where that stands.
 *
 * @param name as typed
 * @param value as typed, empty for a group
 * @param column of the name, counted from 1
 * @param valueColumn of the value
 */
record Clause(String name, String value, int column, int valueColumn) {}
