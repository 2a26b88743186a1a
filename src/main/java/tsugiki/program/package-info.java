/**
 * A network as a plain list of steps; the central type is {@link tsugiki.program.Program}.
 *
 * <p>A picture's way through it: {@link tsugiki.program.Program#of} hands the network an array without numbers, {@code
 * [N, 3, H, W]}; every operation done to it is noted as a {@link tsugiki.program.Step} with its inputs ({@link
 * tsugiki.program.Operand}: a former step, the picture, a weight by name, a constant); the last step makes the logits.
 * The network's own files stay as they are, and an operation that cannot be noted is refused by name.
 *
 * <p>Many pictures go another way: {@link tsugiki.program.FrozenPass} has a frozen part's program folded ({@link
 * tsugiki.program.Program#fold}: batch normalisation into convolutions), fused ({@link tsugiki.program.Program#fuse}:
 * convolution, addition and activation as one step of oneDNN's) and narrowed ({@link tsugiki.program.Program#in}: other
 * numbers than float32 inside), and the engine runs it in one call a batch. What leaves Java is written from the same list.
 */
package tsugiki.program;
