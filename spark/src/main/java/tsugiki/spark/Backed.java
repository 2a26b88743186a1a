package tsugiki.spark;

/** What a task needs of a network: how to load it where the task runs. Equal ones are loaded once a process. */
interface Backed {

    /** Loads it. @throws tsugiki.base.CourseException if its weights are not those that were handed out */
    LoadedNetwork load();
}
