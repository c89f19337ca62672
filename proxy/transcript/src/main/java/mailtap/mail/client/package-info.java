/**
 * What a client does, and which program it may be: traits counted from frames and messages, a fingerprint of them, and a
 * guess with its reasons.
 *
 * <p>{@link mailtap.mail.client.TraitFold} watches one session as its entries and messages come and counts
 * {@link mailtap.mail.client.Trait traits}; {@link mailtap.mail.client.Traits} of many sessions add up to a profile.
 * {@link mailtap.mail.client.Guess} compares them with {@link mailtap.mail.client.KnownClients}, a table measured with
 * real programs. All of it is values and pure functions: how the bytes came in pieces, and when, changes no trait.
 *
 * <p>Limits: {@link mailtap.mail.client.TraitCounter#MOST_VALUES} values of a trait, values of
 * {@link mailtap.mail.client.TraitCounter#LONGEST} characters, three places of evidence for each. Failures: none; what
 * cannot be read is no trait.
 *
 * <p>Known gaps: a client that sends its commands in pieces without waiting may see a reply come between, and then seems
 * to have waited; what a client does depends on what the server offers, so the same program may show two fingerprints
 * at two kinds of server; programs that share a library share its manner, and only their messages tell them apart.
 */
@NullMarked
package mailtap.mail.client;

import org.jspecify.annotations.NullMarked;
