package tsugiki.serve;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import tsugiki.data.Batch;
import tsugiki.data.Inputs;
import tsugiki.data.Item;
import tsugiki.data.Source;
import tsugiki.explain.GradCam;
import tsugiki.transfer.BatchScorer;
import tsugiki.transfer.Student;

/**
 * Pictures that wait for their answer, at most so many. A few threads decode; one thread computes, up to 16 pictures that are
 * ready at once, so that many who ask are answered about as soon as one folder is.
 */
final class AnswerQueue implements AutoCloseable {

    /** As a loader's batches. */
    private static final int BATCH = 16;
    private static final int MOST_DECODERS = 4;
    private static final Inputs.Draw UNCHANGED = new Inputs.Draw(0, 0, 0);

    private final Student student;
    private final Inputs inputs;
    private final Semaphore places;
    private final int waiting;
    private final ExecutorService decoders;
    /** Decoded; who decodes waits here, for decoded pictures are large. */
    private final BlockingQueue<Work> ready = new ArrayBlockingQueue<>(2 * BATCH);
    private final Thread computing = new Thread(this::compute, "tsugiki-answers");
    /** Promised and not given yet. */
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    private AnswerQueue(Student student, Inputs inputs, int waiting) {
        this.student = student;
        this.inputs = inputs;
        this.waiting = waiting;
        this.places = new Semaphore(waiting);
        this.decoders = Executors.newFixedThreadPool(Math.min(MOST_DECODERS, Runtime.getRuntime().availableProcessors()),
                work -> daemon(new Thread(work, "tsugiki-decoder")));
    }

    /**
     * Ready to answer: the first passes of a program take seconds, so nobody is to wait for them.
     *
     * @param student belongs to this queue until it is closed
     * @param inputs what pictures become before it
     * @throws RuntimeException if the student cannot compute here
     */
    static AnswerQueue start(Student student, Inputs inputs, int waiting) {
        AnswerQueue queue = new AnswerQueue(student, inputs, waiting);
        try {
            CompletableFuture<Scored> first = queue.blank();
            daemon(queue.computing).start();
            first.join();
            queue.blank().join();
            return queue;
        } catch (RuntimeException | Error e) {
            queue.close();
            throw e;
        }
    }

    private CompletableFuture<Scored> blank() {
        CompletableFuture<Scored> answer = new CompletableFuture<>();
        open.add(answer);
        answer.whenComplete((done, failed) -> open.remove(answer));
        ready.add(new Work.Score(new float[Math.toIntExact(inputs.shape().size())], answer));
        return answer;
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** What the student says of a picture file. @throws Refused if as many wait as may */
    CompletableFuture<Scored> score(String name, byte[] file) {
        return enter(name, file, Work.Score::new);
    }

    /** Where in a picture the student finds a class. @param className null for the one it names */
    CompletableFuture<GradCam> explain(String name, byte[] file, String className) {
        return enter(name, file, (values, answer) -> new Work.Explain(values, className, answer));
    }

    private <T> CompletableFuture<T> enter(String name, byte[] file, BiFunction<float[], CompletableFuture<T>, Work> work) {
        if (!places.tryAcquire()) {
            throw new Refused(Refused.TOO_MANY, "%d pictures wait for their answer, as many as this server takes: send %s again in a moment.", waiting, name);
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        open.add(answer);
        answer.whenComplete((done, failed) -> {
            open.remove(answer);
            places.release();
        });
        try {
            decoders.execute(() -> decode(new Item(name, 0, Source.of(name, file)), answer, work));
        } catch (RuntimeException e) { // it is being closed
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private <T> void decode(Item item, CompletableFuture<T> answer, BiFunction<float[], CompletableFuture<T>, Work> work) {
        try {
            float[] values = new float[Math.toIntExact(inputs.shape().size())];
            inputs.read(item, UNCHANGED, values);
            ready.put(work.apply(values, answer));
        } catch (InterruptedException | RuntimeException | Error e) { // whoever asked must hear of it, and the next be decoded
            answer.completeExceptionally(e);
        }
    }

    private void compute() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(BATCH * inputs.shape().size() * Float.BYTES)).order(ByteOrder.nativeOrder());
        try (BatchScorer scorer = new BatchScorer(student, student.refusal().map(refusal -> refusal.outputs(student)).orElse(student::logits))) {
            while (!ended) {
                List<Work> taken = new ArrayList<>(List.of(ready.take()));
                ready.drainTo(taken, BATCH - 1);
                List<Work.Score> scores = taken.stream().filter(Work.Score.class::isInstance).map(Work.Score.class::cast).toList();
                failing(scores, () -> score(scorer, scores, bytes));
                taken.stream().filter(Work.Explain.class::isInstance).map(Work.Explain.class::cast)
                        .forEach(work -> failing(List.of(work), () -> explain(work)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException | Error e) { // it could not begin
            open.forEach(answer -> answer.completeExceptionally(e));
        }
    }

    /** What goes wrong with these pictures is told to those who asked for them; the others are answered. */
    private static void failing(List<? extends Work> asked, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            asked.forEach(each -> each.answer().completeExceptionally(e));
        }
    }

    private void score(BatchScorer scorer, List<Work.Score> asked, ByteBuffer bytes) {
        if (asked.isEmpty()) {
            return;
        }
        FloatBuffer values = bytes.clear().asFloatBuffer();
        asked.forEach(work -> values.put(work.values()));
        bytes.limit(values.position() * Float.BYTES);
        Shape shape = inputs.shape();
        float[][] rows = scorer.rows(new Batch(new int[asked.size()], new int[asked.size()], bytes, shape));
        for (int i = 0; i < rows.length; i++) {
            asked.get(i).answer().complete(scored(asked.get(i).values(), rows[i]));
        }
    }

    /** @param row logits, and behind them what the refusal asks for */
    private Scored scored(float[] values, float[] row) {
        int classes = student.classes().size();
        return new Scored(values, student.probabilities(Arrays.copyOf(row, classes)), student.refusal().map(refusal -> refusal.judge(row, classes)));
    }

    private void explain(Work.Explain work) {
        int side = student.preprocessing().crop();
        work.answer().complete(GradCam.ofSeen(student, student.preprocessing().picture(work.values(), side, side), work.className()));
    }

    /** Waits for the batch that is being computed; a thread that ends inside the engine would end the process. */
    @Override
    public void close() {
        ended = true;
        decoders.shutdownNow();
        computing.interrupt();
        boolean interrupted = Thread.interrupted();
        while (computing.isAlive()) {
            try {
                computing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        open.forEach(answer -> answer.cancel(false));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
