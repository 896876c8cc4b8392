"""Texts in other languages are told by their words; English ones, tables and short texts included, never are."""

from __future__ import annotations

import pytest

from foreigndesk.sources.language import other_language

OTHERS = {
    "de": "Die Bundesregierung hat am Montag einen neuen Haushalt vorgelegt. Der Finanzminister sagte, man werde die "
    "Ausgaben im kommenden Jahr um zwei Prozent senken.",
    "fr": "Le gouvernement a présenté lundi un nouveau budget à Paris. Selon le ministre, les dépenses seront "
    "réduites de deux pour cent l'an prochain.",
    "es": "El gobierno presentó el lunes un nuevo presupuesto en Madrid. Según el ministro, los gastos se reducirán "
    "un dos por ciento el próximo año.",
    "pl": "Rząd przedstawił w poniedziałek nowy budżet. To jest pierwszy krok, by zmniejszyć deficyt, powiedział "
    "minister. Opozycja uważa, że to za mało i że trzeba by zrobić więcej dla szpitali.",
    "und": "Правительство представило в понедельник новый бюджет. Министр заявил, что расходы сократятся.",
}
ENGLISH = (
    "Shr 71 cts vs loss 1.18 dlrs. Net 6,415,000 vs 5,083,000. Sales 20.4 mln vs 26.7 mln. Avg shrs 9.3 mln. Group net "
    "profit mln francs. Dividend francs per share nominal. Year ended Dec.",
    "The Los Angeles, De La Rue and El Paso offices of the Du Pont company, Rio de Janeiro's La Prensa said, were "
    "closed on Monday after the strike in Las Palmas and Den Haag.",
    "Paris, die Mannschaft",
    "",
    "1 2 3 " * 99,
)


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told(code):
    assert other_language(OTHERS[code]) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_not_mistaken(text):
    assert other_language(text) is None
