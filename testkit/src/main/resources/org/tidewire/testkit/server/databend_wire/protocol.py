"""One client's side of the MySQL protocol, as the crate opensrv-mysql speaks it for the server."""
import asyncio
import os
import re
import struct

from . import federated, values
from .engine import EngineError, Session

QUIT, INIT_DB, QUERY, PING, PREPARE, EXECUTE, LONG_DATA, CLOSE = 1, 2, 3, 14, 22, 23, 24, 25
CONNECT_WITH_DB, DEPRECATE_EOF = 0x8, 0x1000000
# PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH, PLUGIN_AUTH_LENENC_CLIENT_DATA
CAPABILITIES = 0x200 | 0x8000 | 0x80000 | 0x200000 | CONNECT_WITH_DB | DEPRECATE_EOF
UTF8_GENERAL_CI = 33
UNKNOWN_ERROR, ABORTING_CONNECTION, BAD_DB, UNKNOWN_COMMAND = (
    (1105, 'HY000'), (1152, '08S01'), (1049, '42000'), (1047, '08S01'))
ABORTED = re.compile(r'Code: (1042|1043), Text = ')
LARGEST_PACKET = 0xffffff
ROWS_BETWEEN_FLUSHES = 1000


def integer(number):
    if number < 251:
        return bytes([number])
    if number < 1 << 16:
        return b'\xfc' + struct.pack('<H', number)
    if number < 1 << 24:
        return b'\xfd' + struct.pack('<I', number)[:3]
    return b'\xfe' + struct.pack('<Q', number)


def string(content):
    content = content.encode() if isinstance(content, str) else content
    return integer(len(content)) + content


class Connection:
    def __init__(self, reader, writer, number, version, data, pool):
        self.reader, self.writer, self.number, self.version, self.data = reader, writer, number, version, data
        self.pool = pool
        self.sequence = 0
        self.deprecate_eof = False
        self.session = None

    async def serve(self):
        if not await self.log_in():
            return
        while True:
            packet = await self.receive()
            if packet[0] == QUIT:
                return
            await self.answer(packet[0], packet[1:])
            await self.writer.drain()

    async def log_in(self):
        salt = os.urandom(20).replace(b'\0', b'a').replace(b'$', b'b')
        self.send(
            b'\x0a' + self.version.encode() + b'\0' + struct.pack('<I', self.number) + salt[:8] + b'\0'
            + struct.pack('<H', CAPABILITIES & 0xffff) + bytes([UTF8_GENERAL_CI]) + struct.pack('<H', 0)
            + struct.pack('<H', CAPABILITIES >> 16) + bytes([21]) + bytes(10) + salt[8:] + b'\0'
            + b'mysql_native_password\0')
        packet = await self.receive()
        capabilities, = struct.unpack('<I', packet[:4])
        self.deprecate_eof = bool(capabilities & DEPRECATE_EOF)
        end_of_user = packet.index(0, 32)
        end_of_password = end_of_user + 2 + packet[end_of_user + 1]
        database = ''
        if capabilities & CONNECT_WITH_DB and end_of_password < len(packet):
            database = packet[end_of_password:].split(b'\0')[0].decode()
        self.session = await self.in_pool(Session, self.data)
        try:
            if database:
                await self.in_pool(self.session.run, f'USE `{database}`')
            self.ok()
        except EngineError as error:
            self.error(str(error), BAD_DB)
            return False
        finally:
            await self.writer.drain()
        return True

    async def answer(self, command, body):
        try:
            if command == QUERY:
                await self.query(body.decode())
            elif command == INIT_DB:
                await self.in_pool(self.session.run, f'USE `{body.decode()}`')
                self.ok()
            elif command == PING:
                self.ok()
            elif command == PREPARE:
                self.error('Prepare is not support in Databend.')
            elif command in (EXECUTE, LONG_DATA):
                self.error('Execute is not support in Databend.')
            elif command != CLOSE:
                self.error(f'unknown command {command}', UNKNOWN_COMMAND)
        except EngineError as error:
            self.error(str(error), ABORTING_CONNECTION if ABORTED.search(str(error)) else UNKNOWN_ERROR)
        except Exception as error:  # what this front cannot do is said, and not as the engine's own word
            self.error(f'MySQL-wire front: {type(error).__name__}: {error}')

    async def query(self, sql):
        faked = federated.answer(sql)
        if faked is None:
            columns, rows = await self.in_pool(self.session.run, sql)
        else:
            columns, rows = [(name, 'String') for name in faked[0]], faked[1]
        if not columns:
            self.ok()
            return
        self.send(integer(len(columns)))
        for name, engine_type in columns:
            self.column(name, *values.mysql_type(engine_type))
        if not self.deprecate_eof:
            self.eof()
        for number, row in enumerate(rows, 1):
            texts = (values.text(value, engine_type) for value, (_, engine_type) in zip(row, columns))
            self.send(b''.join(b'\xfb' if text is None else string(text) for text in texts))
            if number % ROWS_BETWEEN_FLUSHES == 0:
                await self.writer.drain()
        self.eof()

    def ok(self):
        self.send(b'\x00' + integer(0) + integer(0) + bytes(4))

    def eof(self):
        self.send(b'\xfe' + bytes(6 if self.deprecate_eof else 4))

    def error(self, message, kind=UNKNOWN_ERROR):
        code, state = kind
        self.send(b'\xff' + struct.pack('<H', code) + b'#' + state.encode() + message.encode()[:60000])

    def column(self, name, mysql_type, flags):
        # opensrv says utf8 and a length of 1024 for every column.
        self.send(
            string('def') + string('') * 3 + string(name) + string('') + b'\x0c'
            + struct.pack('<HIBHB', UTF8_GENERAL_CI, 1024, mysql_type, flags, 0) + bytes(2))

    def send(self, packet):
        while True:
            part, packet = packet[:LARGEST_PACKET], packet[LARGEST_PACKET:]
            self.writer.write(struct.pack('<I', len(part))[:3] + bytes([self.sequence & 255]) + part)
            self.sequence += 1
            if len(part) < LARGEST_PACKET:
                return

    async def receive(self):
        packet = b''
        while True:
            header = await self.reader.readexactly(4)
            length = header[0] | header[1] << 8 | header[2] << 16
            self.sequence = header[3] + 1
            packet += await self.reader.readexactly(length)
            if length < LARGEST_PACKET:
                return packet

    def in_pool(self, function, *arguments):
        return asyncio.get_running_loop().run_in_executor(self.pool, function, *arguments)
