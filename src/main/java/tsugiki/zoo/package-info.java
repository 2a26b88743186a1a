/**
 * The networks there are: {@link tsugiki.zoo.Zoo} lists, finds, creates and loads them.
 *
 * <p>A picture does not come here: {@code Zoo} gives the {@link tsugiki.network.Network} it goes through. The papers'
 * files are next door, {@code tsugiki.zoo.arch}, one a paper, each with its {@link tsugiki.network.Architecture}.
 */
package tsugiki.zoo;
