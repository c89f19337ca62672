/**
 * How the things mailtap knows look: a dialogue, a table of sessions, the recipients of a message, and the JSON of each.
 *
 * <p>A view takes values and a {@link mailtap.viewer.print.Screen}; it opens nothing and asks nobody. The JSON is the
 * contract of docs/json.md: a name in it is never changed, only added.
 */
@NullMarked
package mailtap.viewer.view;

import org.jspecify.annotations.NullMarked;
