package mailtap.indexer.message;

import mailtap.mail.HeaderFacts;

/**
 * What can be read from a message.
 *
 * @param oddHeaderLines lines of the header that are neither a field nor the continuation of one
 */
public record MessageFacts(HeaderFacts headers, int oddHeaderLines, BodyFacts body) {}
