"""Statements: CAMEO's public statements (01), which PLOVER drops, proposed by a small codebook of their own.

They are coded only when asked, carry the type STATEMENT, and give way to the acts of the main codebook.
"""

from __future__ import annotations

from foreigndesk.codebook.beside import Beside
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.coding.coder import FrameCoder
from foreigndesk.coding.findings import Findings
from foreigndesk.coding.proposal import Proposal
from foreigndesk.desk.readings import Readings
from foreigndesk.knowledge import knowledge_dir
from foreigndesk.language.document import Document


class StatementCoder:
    """Proposes statements beside the events of the main coder."""

    name = "statements"

    def __init__(self) -> None:
        self.codebook = Codebook.load(knowledge_dir() / "cameo_statements")
        self._beside = Beside.load(self.codebook.folder / "beside.yaml")
        self._frames = FrameCoder(self.codebook)

    def code(self, acts: Findings, document: Document, readings: Readings) -> Findings:
        """The statements that the acts do not hold already; the others are turned down.

        Args:
            acts: What passed as an act.
            document: The parsed article.
            readings: Who, where and when in it.
        """
        statements = Findings()
        for proposal in self._frames.code(document, readings.actors, readings.places, readings.times).proposals:
            act = next((act for act in acts.proposals if self._is_told_by(proposal, act)), None)
            if act is None:
                proposal.coder = self.name
                statements.proposals.append(proposal)
            else:
                statements.rejections.append(
                    proposal.turned_down(f"a statement that is coded as “{act.trigger.text}” ({act.rule})")
                )
        return statements

    def _is_told_by(self, statement: Proposal, act: Proposal) -> bool:
        """Whether an act has the statement's words, or stands inside a statement that gives way."""
        sentence = statement.sentence
        if sentence is not act.sentence:
            return False
        if set(statement.tokens) & {*act.tokens, act.support}:
            return True
        told = statement.head in sentence.ancestors(act.head) or (
            sentence.rel(statement.head) == "parataxis" and sentence.heads[statement.head] == act.head
        )
        return told and self._beside.yields(statement.cameo)
