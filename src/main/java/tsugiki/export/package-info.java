/**
 * How a network leaves this kit and Java; the central type is {@link tsugiki.export.Export}.
 *
 * <p>A picture does not come here. What would be done to it is written down: as ONNX nodes from its pixels ({@code
 * OnnxPicture} resizes, cuts and normalises as {@link tsugiki.picture.Preprocessing} does, to the bit; {@code OnnxSteps}
 * carries on with the steps of the network's {@link tsugiki.program.Program}), or as the TorchScript that a program
 * writes of itself. {@link tsugiki.export.Format} names what each file takes and gives; {@link
 * tsugiki.export.Doubt} what an ONNX file refuses.
 */
package tsugiki.export;
