package mailtap.mail.submission;

import mailtap.transcript.SessionId;

/**
 * A fact that a verdict rests on.
 *
 * @param exchange where it can be seen
 * @param words for people; may hold captured text
 */
public record Evidence(SessionId session, int exchange, String words) {}
