package tsugiki.train;

/**
 * The best weights so far.
 *
 * @param epoch after which they were so good
 * @param accuracy on the validation pictures, 0..1
 * @param weights gives them
 */
record Best(int epoch, double accuracy, Kept weights) {}
