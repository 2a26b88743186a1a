/**
 * Training: the loop, what changes the weights, what is remembered, and how it goes on after a stop.
 *
 * <p>The central type is {@link tsugiki.train.Trainer}. A picture's way through it: the loader gives
 * a batch, augmented, {@code [N, 3, H, W]}; the student answers with logits; {@link
 * tsugiki.evaluate.Loss} compares them with the labels; the gradients run back; an {@link
 * tsugiki.train.Optimizer} changes the trained weights, at the rate of their layer times the {@link
 * tsugiki.train.Schedule}. After each epoch the validation pictures are scored and a row enters the
 * {@link tsugiki.train.History}; what came of it is a {@link tsugiki.train.Run}, with the best weights put aside. {@link
 * tsugiki.train.RateFinder} tries rates beforehand. {@link tsugiki.train.Guide}, {@link tsugiki.train.Recipe} and {@link
 * tsugiki.train.Scratch} are whole protocols ({@link tsugiki.train.Protocol}); {@link tsugiki.train.FeatureHead} trains
 * one Linear on stored features, in a second. {@link tsugiki.train.Race} holds trainings against the clock, {@link
 * tsugiki.train.Trials} the accuracies of an experiment with several seeds.
 *
 * <p>Where the first stages are frozen, statistics too, they are a fixed function of the picture ({@link
 * tsugiki.transfer.Student#frozenPrefix}) and run in evaluation mode. {@link tsugiki.train.Stored} keeps what they make
 * of each picture, in {@link tsugiki.data.AugmentedViews} dealt out by epoch, so that an epoch reads activations {@code [N, C, h,
 * w]} in the place of pictures and runs only what stands above; the numbers are those of computing them, to rounding.
 */
package tsugiki.train;
