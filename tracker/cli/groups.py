"""What the help says of every command, without importing it."""

GROUPS = {
    "Fill a store": {
        "init": "make a store with the catalogue in it, also copy sample logs",
        "draft": "propose a log from a text; nothing is appended",
        "review": "decide on what was drafted, each event beside its line",
        "check": "look for every fault in logs",
        "preview": "what an append would do, event by event",
        "append": "append what is new in logs",
        "compare": "what two coders made of one document",
        "export": "print a document's log as it was appended, or all entries",
    },
    "Ask": {
        "replay": "what holds between two actors, or for one, on a day",
        "timeline": "the whole course of two actors' relation, also drawn",
        "changes": "what changed between two days or two states of knowledge",
        "who": "others for whom something holds",
        "members": "who belongs to a format",
        "network": "with whom an actor is tied, also drawn",
        "calendar": "what lapses, takes effect, is due or overdue",
        "events": "the events that fit, in the order of their days",
        "table": "who did something of a kind, how many, and the sum",
        "show": "an event with its sources and what it changes",
        "mcp": "let an assistant ask (Model Context Protocol)",
    },
    "Hand on": {
        "brief": "a briefing as Markdown, HTML, Word or PDF",
    },
    "Mend a reading": {
        "correct": "say how an event or a document's head is to be read",
        "retract": "take back an event",
        "merge": "say that events tell of one happening",
        "split": "take an event out of its happening",
        "resolve": "follow one version of a happening",
        "answer": "say why a warning of 'check' stands",
    },
    "Prove that the log only grew": {
        "checkpoint": "what the log is now, in four lines to keep elsewhere",
        "verify": "compute everything again, and name what differs",
        "prove": "a proof that an entry is in the log, for readers without it",
        "witness": "sign somebody else's checkpoint, after a proof that the log only grew",
        "key": "make a key that signs checkpoints",
    },
    "Keep a store": {
        "status": "where it is, what is in it, when it grew last",
        "doctor": "what is wrong with it, and what to do",
        "backup": "copy a store's file while others write",
        "restore": "make a store of what 'export --all' wrote",
        "upgrade": "bring it up to this program's schema",
        "grant": "let a role of PostgreSQL append",
    },
    "Look up": {
        "locate": "on which lines of texts some words stand",
        "kinds": "the kinds of events, or all of one",
        "actors": "the actors with their names, or all of one",
        "things": "agreements, offices, sanctions regimes and routes, with their codes",
        "fluents": "what can hold between actors, and what begins and ends it",
        "schema": "a JSON Schema of logs or seeds, for editors",
        "completion": "let your shell complete commands and names",
        "seeds": "check, compare, load and print catalogues",
    },
}
"""The commands by what they are for, in the order in which they are used, each with a few words."""
