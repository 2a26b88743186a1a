/**
 * A network as a plain list of steps; the central type is {@link tsugiki.program.Program}.
 *
 * <p>A picture's way through it: {@link tsugiki.program.Program#of} hands the network an array without numbers, {@code
 * [N, 3, H, W]}; every operation done to it is noted as a {@link tsugiki.program.Step} with its inputs ({@link
 * tsugiki.program.Operand}: a former step, the picture, a weight by name, a constant); the last step makes the logits.
 * The network's own files stay as they are, and an operation that cannot be noted is refused by name.
 */
package tsugiki.program;
