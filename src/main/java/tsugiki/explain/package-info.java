/**
 * What a network gets right and wrong: {@link tsugiki.explain.Confusion}, the central type, counts
 * labels against predictions; {@link tsugiki.explain.Mistakes} finds the worst pictures; {@link
 * tsugiki.explain.Intervals} says how far an accuracy on so many pictures can be trusted.
 *
 * <p>A picture comes here as its label and the probabilities {@code [classes]} the network gave it,
 * and leaves as a count in a table or as one of the worst. This room knows no chart and no kernel.
 */
package tsugiki.explain;
