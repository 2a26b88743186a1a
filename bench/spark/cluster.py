"""A standalone Spark master and workers on this machine's loopback, for measuring; begun and ended here."""
import socket
import subprocess
import time
from pathlib import Path

from launcher import java_side, spark_side

HOST = "127.0.0.1"
PATIENCE = 120  # seconds


class Cluster:
    """`with Cluster(project, folder, workers=2, cores=1) as cluster: cluster.submit("features", ...)`."""

    def __init__(self, project, folder, workers, cores, memory="2g"):
        self.project, self.folder = project, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.java = java_side.find_jdk(project.environ).java
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        self.address, self.started = f"spark://{HOST}:{port}", []
        self._start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", port, "--webui-port", 0)
        for i in range(workers):
            self._start(f"worker{i}", "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores", cores, "--memory", memory,
                        "--webui-port", 0, "--work-dir", self.folder / f"work{i}", self.address)
        for i in range(workers):
            self._await(f"worker{i}")

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        for child in reversed(self.started):
            child.terminate()
        for child in self.started:
            child.wait(PATIENCE)

    def submit(self, *words, memory="1g"):
        """Runs the command line on Spark by spark-submit and the module's jar: (exit code, standard output, standard error)."""
        jars = ",".join(map(str, [self.project.jar, *spark_side.kit_libraries(self.project)]))
        line = self._line("org.apache.spark.deploy.SparkSubmit", "--master", self.address, "--executor-memory", memory, "--jars", jars,
                          "--class", spark_side.MAIN, spark_side.jar(self.project), *words)
        done = subprocess.run(line, env=self._environment(), capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def _line(self, *words):
        return [str(word) for word in (self.java, *spark_side.opens(), "-Djava.awt.headless=true", "-cp", f"{spark_side.home(self.project)}/jars/*", *words)]

    def _environment(self):
        return {**self.project.child_environment(), "SPARK_HOME": str(spark_side.home(self.project)), "SPARK_SCALA_VERSION": "2.13",
                "SPARK_LOCAL_IP": HOST, "JAVA_HOME": str(java_side.find_jdk(self.project.environ).home)}

    def _start(self, name, *words):
        with open(self.folder / f"{name}.log", "w", encoding="utf-8") as log:
            self.started.append(subprocess.Popen(self._line("-Dspark.log.level=INFO", *words), env=self._environment(), cwd=self.folder, stdout=log, stderr=log))

    def _await(self, name):
        until = time.monotonic() + PATIENCE
        while "Successfully registered" not in (self.folder / f"{name}.log").read_text(encoding="utf-8"):
            if time.monotonic() > until:
                raise TimeoutError(f"{name} did not register; see {self.folder / (name + '.log')}")
            time.sleep(0.1)
