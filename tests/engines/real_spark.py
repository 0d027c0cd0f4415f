"""Start an Apache Spark with Spark Connect, run a command beside it, and stop it again.

Usage: real_spark.py PYTHON COMMAND…

PYTHON is one that has `pyspark[connect]`; the command finds the server in `SPARK_TEST_REMOTE`.
"""

import os
import secrets
import socket
import subprocess
import sys
from select import select
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Final

from tests.engines.on_cluster import REMOTE

_TOKEN: Final = "SPARK_CONNECT_AUTHENTICATE_TOKEN"  # noqa: S105 - the name of a variable
_READY_WITHIN: Final = 120
"""Seconds."""

_SERVER: Final = """
import sys
from pyspark.sql import SparkSession
settings = {
    "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
    "spark.connect.grpc.binding.address": "localhost",
    "spark.connect.grpc.binding.port": sys.argv[1],
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.sql.warehouse.dir": sys.argv[2],
}
builder = SparkSession.builder.master("local[2]")
for key, value in settings.items():
    builder = builder.config(key, value)
builder.getOrCreate().sparkContext.setLogLevel("ERROR")
print("ready", flush=True)
sys.stdin.read()
"""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def main() -> int:
    """Run the command; the answer is its own."""
    python, *command = sys.argv[1:]
    port, token = free_port(), secrets.token_hex()
    beside = {**os.environ, _TOKEN: token, REMOTE: f"sc://localhost:{port}"}
    print("Apache Spark is starting …", flush=True)  # noqa: T201 - it takes some seconds
    with (
        TemporaryDirectory() as folder,
        TemporaryFile("w+") as log,
        subprocess.Popen(
            [python, "-W", "ignore", "-c", _SERVER, str(port), folder],
            env=beside,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as spark,
    ):
        if not spark.stdout or not select([spark.stdout], [], [], _READY_WITHIN)[0] or not spark.stdout.readline():
            spark.kill()
            log.seek(0)
            sys.exit(f"Apache Spark did not start:\n{log.read()}")
        try:
            return subprocess.run(command, env=beside, check=False).returncode
        finally:
            spark.terminate()


if __name__ == "__main__":
    sys.exit(main())
