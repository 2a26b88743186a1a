/**
 * Why a network answers as it does: {@link tsugiki.explain.Predictions}, the central type, says what it makes of
 * one picture; {@link tsugiki.explain.GradCam}, where in it a class was found; {@link tsugiki.explain.Excited}, which
 * pictures a channel answers to; {@link tsugiki.explain.Attack}, how little must change for another answer, and
 * {@link tsugiki.explain.Fooled}, whom many such changes fool beside a control; {@link tsugiki.explain.Forgetting}, what
 * tuning has cost.
 *
 * <p>A picture comes here decoded, is seen as the network's preprocessing makes it, and leaves as an answer, a map of
 * places or a changed picture. This room knows no chart and no kernel.
 */
package tsugiki.explain;
