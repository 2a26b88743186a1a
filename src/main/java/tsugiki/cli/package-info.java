/**
 * The command line: {@link tsugiki.cli.Main} and one small class for each word.
 *
 * <p>A picture's way through it: {@code --data} names the pictures, {@code --model} the network; the
 * rooms below do the work; the result is printed as text or as one JSON line on standard output, and
 * all else goes to standard error. Exit codes: 0 done, 1 failed, 2 called wrongly.
 */
package tsugiki.cli;
