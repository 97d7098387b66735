package io.switchboard.policy;

/** Which items a new version of a policy is for. */
public enum PublishMode {
    /** Those opened from then on. */
    NEW_ONLY,
    /** The open ones, too: earlier spans stay under the old version, later ones fall under the new. */
    OPEN_FROM_EFFECTIVE,
    /** The open ones, too, as if it had always been in force for them. */
    OPEN_RECOMPUTE
}
