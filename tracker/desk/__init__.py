"""The desk: every question and every act of the tracker as typed Python; `from tracker import Desk` gives it."""
