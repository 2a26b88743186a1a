/**
 * What a student gets right and wrong; the central type is {@link tsugiki.evaluate.Evaluation}.
 *
 * <p>A picture comes here as its label and the logits {@code [classes]} the student gave it, all of a set together, and
 * leaves as a count in a table ({@link tsugiki.evaluate.Confusion}), as one of the worst ({@link
 * tsugiki.evaluate.Mistakes}) or as a share with its interval ({@link tsugiki.evaluate.Intervals}). {@link
 * tsugiki.evaluate.Calibration} asks whether the student is as often right as it says, {@link
 * tsugiki.evaluate.Temperature} mends that. Of a student that may say "I do not know" {@link tsugiki.evaluate.JudgedAnswers}
 * keeps what it said, {@link tsugiki.evaluate.Coverage} counts, {@link tsugiki.evaluate.Strangers} asks whether doubt tells
 * strange pictures from known ones; {@link tsugiki.evaluate.Conformal} names several classes where one is not sure, and {@link
 * tsugiki.evaluate.Drift} asks whether later answers are as those of validation were. Whether another method is better is asked on the same pictures, in pairs:
 * {@link tsugiki.evaluate.Compare}.
 */
package tsugiki.evaluate;
