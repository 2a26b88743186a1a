package tsugiki.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tsugiki.picture.Picture;

/** ONNX Runtime on files of one input. */
public final class OnnxRuns implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    public OnnxRuns(Path file) throws OrtException {
        this.session = ENVIRONMENT.createSession(file.toString());
    }

    public Map<String, String> facts() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    /** The first output. */
    public float[] run(Picture picture) throws OrtException {
        return run(tensor(picture));
    }

    /** All outputs by name, as ONNX Runtime gives them in Java: {@code float[]}, {@code Float}, {@code Boolean}. */
    public Map<String, Object> all(Picture picture) throws OrtException {
        Map<String, Object> all = new HashMap<>();
        try (OnnxTensor tensor = tensor(picture); OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            for (Map.Entry<String, OnnxValue> value : result) {
                all.put(value.getKey(), value.getValue().getValue());
            }
        }
        return all;
    }

    private static OnnxTensor tensor(Picture picture) throws OrtException {
        long[] shape = {picture.height(), picture.width(), 3};
        return OnnxTensor.createTensor(ENVIRONMENT, ByteBuffer.wrap(picture.rgb()), shape, OnnxJavaType.UINT8);
    }

    public float[] run(float[] pixels, long... shape) throws OrtException {
        return run(OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(pixels), shape));
    }

    private float[] run(OnnxTensor tensor) throws OrtException {
        try (tensor; OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
