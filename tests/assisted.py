"""An assistant as a program sees it: a client that starts `tracker mcp`, and speaks to it over two pipes."""

import os
import sys

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client


def started(store, *options):
    """Return the words that start the server of a store."""
    return [sys.executable, "-m", "tracker", "--store", str(store), "mcp", *map(str, options)]


def assist(store, ask, *options, errors=None):
    """Start the server of a store, let a coroutine ask it by a client, and return what that returns."""
    command, *words = started(store, *options)
    environment = {key: value for key, value in os.environ.items() if key != "TRACKER_DEBUG"}
    server = StdioServerParameters(command=command, args=words, env=environment)

    async def asked():
        with errors.open("w") if errors else open(os.devnull, "w") as written:  # noqa: ASYNC230, PTH123 - a moment
            async with Client(stdio_client(server, errlog=written)) as client:
                return await ask(client)

    return anyio.run(asked)


def calls(store, wanted, *options, errors=None):
    """Call tools one after the other, each with its arguments, and return what each answered."""

    async def ask(client):
        return [await client.call_tool(tool, arguments) for tool, arguments in wanted]

    return assist(store, ask, *options, errors=errors)
