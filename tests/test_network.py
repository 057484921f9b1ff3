import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_test_that_reaches_for_another_machine_fails(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as out, pytest.raises(Exception, match="do without the network"):
        out.connect((host, 80))


def test_a_test_that_looks_up_a_name_fails():
    with pytest.raises(Exception, match="do without the network"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_a_test_may_talk_to_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname(), timeout=5) as out:
            out.sendall(b"here")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(4) == b"here"
