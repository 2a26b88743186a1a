package tsugiki.weights;

/** What a pickle may name and make; everything else is refused by it. */
interface PickleWorld {

    /** A function or class that a pickle names. */
    record Global(String module, String name) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /**
     * Meets a name, before anything is done with it.
     *
     * @return the value that stands for it, most often the global itself
     * @throws tsugiki.base.CourseException if it is not on the list
     */
    Object named(Global global);

    /** The result of calling a listed name; nothing of Python or Java reflection takes part. */
    Object call(Object callee, Object[] arguments);

    /** The object behind a persistent id: PyTorch's storages. */
    Object persistent(Object id);
}
