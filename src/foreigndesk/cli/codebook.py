"""``foreigndesk codebook``: list, show, lint, test, measure and print the codebook."""

from __future__ import annotations

from pathlib import Path

import click

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.frames import Frame
from foreigndesk.codebook.gaps import gaps
from foreigndesk.codebook.lint import lint as lint_codebook


@click.group()
def codebook() -> None:
    """List, show, lint, test, measure and print the codebook."""


_folder = click.option("--codebook", "folder", type=click.Path(), help="Folder of another codebook.")


@codebook.command("list")
@_folder
def list_types(folder: str | None) -> None:
    """The event types with their modes and number of frames."""
    book = Codebook.load(folder)
    for event_type in book.ontology.types.values():
        frames = book.frames_of(event_type.name)
        predicates = {p.words for frame in frames for p in frame.predicates}
        click.echo(
            f"{event_type.name:<10} {len(frames):>4} frames, {len(predicates):>5} predicates  {event_type.definition}"
        )
        click.echo(f"{'':<10} {', '.join(event_type.modes) or 'no modes'}")
    click.echo(f"{len(book.frames)} frames, {len(list(book.nouns))} noun classes, fingerprint {book.fingerprint}")


@codebook.command()
@click.argument("event_type")
@_folder
def show(event_type: str, folder: str | None) -> None:
    """The frames of one type with their examples."""
    book = Codebook.load(folder)
    if event_type not in book.ontology.types and event_type != "NONE":
        raise click.UsageError(f"unknown type {event_type!r}; see `foreigndesk codebook list`")
    for frame in book.frames_of(event_type):
        _show_frame(frame)


def _show_frame(frame: Frame) -> None:
    label = f"{frame.type}.{frame.mode}" if frame.mode else frame.type
    click.echo(f"{frame.id}  →  {label}  CAMEO {frame.cameo or '—'}")
    click.echo("  predicates  " + ", ".join(" ".join(p.words) for p in frame.predicates))
    for example in frame.examples:
        click.echo(f"  example     {example.text}")
    for counter in frame.counters:
        click.echo(f"  not         {counter.text}" + (f"  ({counter.why})" if counter.why else ""))


@codebook.command()
@_folder
@click.option("--strict", is_flag=True, help="Also report gaps: codes, modes and classes that too few frames use.")
def lint(folder: str | None, strict: bool) -> None:
    """Find unknown classes and codes, missing examples, unreachable modes, contradicting frames."""
    book = Codebook.load(folder)
    findings = [*lint_codebook(book), *(gaps(book) if strict else ())]
    for finding in findings:
        click.echo(f"{finding.place}: {finding.problem}")
    click.echo(f"{len(findings)} findings")
    if findings:
        raise SystemExit(1)


@codebook.command()
@click.argument("event_types", nargs=-1)
@_folder
def test(event_types: tuple[str, ...], folder: str | None) -> None:
    """Code every example by the frames alone and report those that come out differently."""
    from foreigndesk.desk.desk import Desk
    from foreigndesk.evaluation.examples import check_examples, check_labelled, check_reductions

    desk = Desk(codebook=folder, reader=False)
    frames = [f for f in desk.codebook.frames if not event_types or f.type in event_types]
    ids = {frame.id for frame in frames}
    attached = [(s, e) for s in desk.codebook.labelled for e in s.events if e.frame in ids]
    sentences = list({sentence.id: sentence for sentence, _ in attached}.values())
    failures = [*check_examples(desk, frames), *(f for f in check_labelled(desk, sentences) if f.frame in ids)]
    rules = [] if event_types else desk.codebook.reductions.rules
    told = [rule for rule in rules if not rule.heard]
    heard = [rule for rule in rules if rule.heard]
    failures += [*check_reductions(desk, told), *(check_reductions(Desk(codebook=folder), heard) if heard else ())]
    for failure in failures:
        click.echo(f"{failure.frame}: {failure.problem}\n    {failure.example.text}  [{failure.example.trigger}]")
    count = sum(len(frame.examples) + len(frame.counters) for frame in frames) + len(attached)
    count += sum(len(rule.examples) for rule in rules)
    click.echo(
        f"{count - len(failures)} of {count} examples of {len(frames)} frames as expected, "
        f"{len(attached)} of them in labelled sentences"
    )
    if failures:
        raise SystemExit(1)


@codebook.command()
@_folder
@click.option("--missing", is_flag=True, help="Only the codes that are neither reached nor explained.")
def coverage(folder: str | None, missing: bool) -> None:
    """Every CAMEO code: by how many frames it is reached, and by which ways; or why it is not coded."""
    book = Codebook.load(folder)
    reached = Coverage(book)
    counts = {"reached": 0, "explained": 0, "missing": 0}
    for code in book.ontology.cameo.values():
        ways, why = reached.frames_to_code(code.code), book.uncoded.why(code.code)
        standing = "reached" if ways else "explained" if why else "missing"
        counts[standing] += 1
        if standing == "missing" or not missing:
            frames = frozenset[str]().union(*ways.values())
            told = ", ".join(f"{way} {len(ids)}" for way, ids in ways.items()) or why or "missing"
            click.echo(f"{code.code:<5} {len(frames):>4}  {code.name}  ({told})")
    click.echo(", ".join(f"{count} {standing}" for standing, count in counts.items()))


@codebook.command("print")
@_folder
@click.option("--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True, help="Format.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of standard output.",
)
def print_book(folder: str | None, form: str, output: Path | None) -> None:
    """Print the whole codebook: types, frames with examples, classes, tables, codes and decisions."""
    from foreigndesk.codebook.printed import to_html, to_markdown

    book = Codebook.load(folder)
    text = to_html(book) if form == "html" else to_markdown(book)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
