/**
 * What a network gets right and wrong: {@link tsugiki.explain.Confusion}, the central type, counts
 * labels against predictions; {@link tsugiki.explain.Mistakes} finds the worst pictures; {@link
 * tsugiki.explain.Intervals} says how far an accuracy on so many pictures can be trusted; {@link
 * tsugiki.explain.Predictions} says what a network makes of one picture; {@link
 * tsugiki.explain.Calibration} whether it is as often right as it says, {@link
 * tsugiki.explain.Temperature} mends that; {@link tsugiki.explain.Forgetting} what tuning has cost.
 *
 * <p>Two look into one picture by gradients: {@link tsugiki.explain.GradCam}, where in it a class was
 * found, and {@link tsugiki.explain.Attack}, how little must change for another answer.
 *
 * <p>A picture comes here as its label and the probabilities {@code [classes]} the network gave it, all
 * of a set together as an {@link tsugiki.train.Evaluation}, and leaves as a count in a table or as one of
 * the worst. This room knows no chart and no kernel.
 */
package tsugiki.explain;
