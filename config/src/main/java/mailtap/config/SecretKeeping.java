package mailtap.config;

/** Whether login secrets are stored. */
public enum SecretKeeping {
    /** Masked before they reach the disk. */
    MASK,
    /** Stored; views still hide them unless asked. */
    KEEP
}
