"""python -m databend_wire [port]: listens on the loopback interface, prints "listening <port> <version>", and ends with
its standard input, so that it does not outlive the program that started it. Its data goes with it."""
import asyncio
import itertools
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

DATA = tempfile.mkdtemp(prefix='tidewire-databend-')
os.chdir(DATA)  # the engine writes into its working directory

from .engine import Session  # noqa: E402
from .protocol import Connection  # noqa: E402

NUMBERS = itertools.count(1)
POOL = ThreadPoolExecutor(32)


def end_with_standard_input():
    while sys.stdin.buffer.read(1024):
        pass
    for _ in range(50):  # the engine still writes its log
        shutil.rmtree(DATA, ignore_errors=True)
        if not os.path.exists(DATA):
            break
        time.sleep(0.02)
    os._exit(0)


async def serve(port):
    session = Session(DATA)
    version = session.run('select version()')[1][0][0]
    # A server greets with 8.0.90-v1.2.x-<commit>(rust-...): the word Databend is not in it (mysql_session.rs).
    greeting = '8.0.90-' + re.sub(r'^Databend ?Query ', '', version)

    async def connected(reader, writer):
        connection = Connection(reader, writer, next(NUMBERS), greeting, DATA, POOL)
        try:
            await connection.serve()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client has gone
        finally:
            if connection.session:
                await connection.in_pool(connection.session.close)
            writer.close()

    server = await asyncio.start_server(connected, '127.0.0.1', port)
    print('listening', server.sockets[0].getsockname()[1], version, flush=True)
    async with server:
        await server.serve_forever()


threading.Thread(target=end_with_standard_input, daemon=True).start()
asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
