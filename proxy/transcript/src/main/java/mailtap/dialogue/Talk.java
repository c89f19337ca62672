package mailtap.dialogue;

/** What both sides of a session share. */
record Talk(
        Grammar grammar,
        Scribe scribe,
        Unanswered unanswered,
        Logins logins,
        Upgrade upgrade,
        Conduct conduct,
        Hellos hellos) {}
