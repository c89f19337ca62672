#!/usr/bin/env python3
"""Speaks with Dovecot as Samba's ntlm_auth does; lets everybody in whose name does not say that he is wrong."""
import base64
import struct
import sys

name = "EXAMPLE".encode("utf-16le")
info = b"".join(struct.pack("<HH", kind, len(name)) + name for kind in (2, 1)) + bytes(4)
challenge = (
    b"NTLMSSP\0"
    + struct.pack("<IHHII", 2, len(name), len(name), 48, 0x00818205)
    + bytes(range(1, 9))
    + bytes(8)
    + struct.pack("<HHI", len(info), len(info), 48 + len(name))
    + name
    + info
)


def answer(words):
    if words[0] == "YR":
        return "TT " + base64.b64encode(challenge).decode()
    message = base64.b64decode(words[1])
    length, _, offset = struct.unpack_from("<HHI", message, 36)
    flags = struct.unpack_from("<I", message, 60)[0] if len(message) >= 64 else 1
    user = message[offset : offset + length].decode("utf-16le" if flags & 1 else "latin1")
    return "NA NT_STATUS_WRONG_PASSWORD" if "wrong" in user else "AF " + user


for line in sys.stdin:
    print(answer(line.split()), flush=True)
