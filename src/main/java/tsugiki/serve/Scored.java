package tsugiki.serve;

import java.util.Optional;
import tsugiki.transfer.Refusal;

/**
 * A picture that the network has seen.
 *
 * @param values as it came to the network, {@code [crop, crop, 3]}, normalised
 * @param probabilities {@code [classes]}
 * @param verdict whether the student knows; empty where it answers always
 */
record Scored(float[] values, float[] probabilities, Optional<Refusal.Verdict> verdict) {}
