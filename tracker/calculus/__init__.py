"""The event calculus of vague days: pure functions from occurrences to what holds when.

It knows nothing of diplomacy, files or databases. The calculus is that of Kowalski and Sergot (A logic-based calculus
of events, 1986), three-valued because days are ranges (Cervesato, Chittaro and Montanari, What the event calculus
actually does, and how to do it efficiently, 1994).
"""
