"""A row of a field form in plain English, so that a claim has words to quote."""

from datetime import date

from vedette.intake.language import READ_LANGUAGE
from vedette.model import FieldForm, Figure, Observation, Report, field_source_id
from vedette.model.days import day_text


def report_of(form: FieldForm, name: str, published: date | None, words: str) -> Report:
    """Return the report of one row; its first line is the statement, and `words` are the source's own."""
    statement = _statement(form)
    told = [_told(form.source, form.observation)]
    told += [f"In the source's words: {words}"] if words else []
    rest = "\n".join(told)
    text = f"{statement}\n{rest}\n"
    end = len(statement)
    return Report.make(
        name=name,
        text=text,
        body=((0, end), (end + 1, end + 1 + len(rest))),
        title=f"Field report of {form.source}",
        outlet=field_source_id(form.source),
        published=published,
        language=READ_LANGUAGE,
        form=form,
    )


def _statement(form: FieldForm) -> str:
    """Return "Shelling by X against Y at Z on 8 February 2017, 05:10: 3 civilians killed."."""
    parts = [form.kind.replace("_", " ").capitalize()]
    parts += [f"by {_listed(form.by)}"] if form.by else []
    parts += [f"against {_listed(form.against)}"] if form.against else []
    parts += [f"at {place}"] if (place := _place(form)) else []
    parts += [_when(form.days)] if form.days is not None else []
    text = " ".join(parts)
    text += f", {form.observation.time}" if form.observation.time else ""
    return text + (f": {', '.join(map(_figure, form.figures))}." if form.figures else ".")


def _told(source: str, seen: Observation) -> str:
    """Return how the source knows it, sentence by sentence."""
    first = f"{seen.perception} by {source}" if seen.perception else f"reported by {source}"
    first += f" from {seen.observer_position}" if seen.observer_position else ""
    way = " ".join(
        [
            *([f"{seen.distance_km:g} km"] if seen.distance_km is not None else []),
            *([f"to the {seen.direction}"] if seen.direction else []),
        ]
    )
    sentences = [first + (f", {way}" if way else "")]
    sentences += [f"weapon: {seen.weapon}"] if seen.weapon else []
    sentences += [f"count: {seen.count}"] if seen.count is not None else []
    sentences += [f"how sure: {seen.certainty}"] if seen.certainty else []
    return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)


def _figure(figure: Figure) -> str:
    return " ".join(word for word in (figure.as_written, figure.who, figure.of) if word)


def _place(form: FieldForm) -> str:
    point = f"{form.lat:.4f}, {form.lon:.4f}" if form.lat is not None else ""
    return f"{form.place} ({point})" if form.place and point else form.place or point


def _when(days: tuple[date, date]) -> str:
    first, last = (day_text(day) for day in days)
    return f"on {first}" if first == last else f"from {first} to {last}"


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
