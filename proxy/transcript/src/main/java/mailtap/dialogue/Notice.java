package mailtap.dialogue;

import mailtap.transcript.FindingKind;

/** Takes what a scanner noticed, at an offset of the stream it scans. */
interface Notice {
    void at(long offset, FindingKind kind, String detail);
}
