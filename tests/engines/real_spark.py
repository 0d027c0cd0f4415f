"""Start an Apache Spark with Spark Connect, run a command beside it, and stop it again.

Usage: real_spark.py PYTHON COMMAND…

PYTHON is one that has `pyspark[connect]`; the command finds the server in `SPARK_TEST_REMOTE`.
"""

import os
import secrets
import socket
import subprocess
import sys
from typing import Final

from tests.engines.on_cluster import REMOTE

_TOKEN: Final = "SPARK_CONNECT_AUTHENTICATE_TOKEN"  # noqa: S105 - the name of a variable
_SERVER: Final = """
import sys
from pyspark.sql import SparkSession
settings = {"spark.connect.grpc.binding.port": sys.argv[1], "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}
builder = SparkSession.builder
for key, value in settings.items():
    builder = builder.config(key, value)
builder.remote("local[2]").getOrCreate()
print("ready", flush=True)
sys.stdin.read()
"""


def free_port() -> int:
    """Give a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def main() -> int:
    """Run the command; the answer is its own."""
    python, *command = sys.argv[1:]
    port, token = free_port(), secrets.token_hex()
    beside = {**os.environ, _TOKEN: token, REMOTE: f"sc://localhost:{port}"}
    server = [python, "-c", _SERVER, str(port)]
    with subprocess.Popen(server, env=beside, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as spark:
        if not spark.stdout or spark.stdout.readline() != "ready\n":
            return 1
        try:
            return subprocess.run(command, env=beside, check=False).returncode
        finally:
            spark.terminate()


if __name__ == "__main__":
    sys.exit(main())
