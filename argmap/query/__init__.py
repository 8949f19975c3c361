"""SPARQL over a map: guarded, bounded, with the verdicts of a scenario beside it, and prepared
questions.
"""

from argmap.query.answer import Answer
from argmap.query.engine import SCHEMES, ask
from argmap.query.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "SCHEMES", "Answer", "Question", "ask"]
