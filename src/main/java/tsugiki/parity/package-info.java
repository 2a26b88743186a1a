/**
 * Instruments that prove the rooms below: the same logits as torchvision's ({@link tsugiki.parity.Parity}, the
 * central type), the same step of training ({@link tsugiki.parity.GradientStep}), a surgery that moves nothing but the
 * head ({@link tsugiki.parity.SurgeryCheck}).
 *
 * <p>No picture comes here: {@link tsugiki.parity.MadeWeights} makes weights and inputs from names, the same in Java and
 * Python.
 */
package tsugiki.parity;
