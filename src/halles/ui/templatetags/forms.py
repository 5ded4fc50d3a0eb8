"""Form fields that explain themselves: label, help, error and input, tied together for screen readers."""

from django.forms import BaseForm, BoundField, CheckboxInput, ClearableFileInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

NOTHING = SafeString("")


def field(bound: BoundField) -> SafeString:
    """Return a form field: its label, its help, its errors and its input, with what was typed."""
    if bound.is_hidden:
        return bound.as_widget()
    if _is_group(bound):
        return _group(bound)
    label = format_html('<label for="{}">{}</label>', bound.id_for_label, _label(bound))
    described = bound.aria_describedby  # Django forgets it on file inputs
    control = bound.as_widget(attrs={"aria-describedby": described} if described else None)
    state = "field wrong" if bound.errors else "field"
    if isinstance(bound.field.widget, CheckboxInput):
        row = format_html('<div class="check">{}{}</div>', control, label)
        return format_html('<div class="{}">{}{}{}</div>', state, _errors(bound), row, _help(bound))
    return format_html('<div class="{}">{}{}{}{}</div>', state, label, _help(bound), _errors(bound), control)


def errors(form: BaseForm) -> SafeString:
    """Return the summary of what is to be corrected, each line leading to its field, or nothing."""
    lines = [format_html("<li>{}</li>", text) for text in form.non_field_errors()]
    for bound in form.visible_fields():
        target = _first_input(bound)
        for text in bound.errors:
            words = gettext("%(field)s – %(error)s") % {"field": bound.label, "error": text}
            lines.append(format_html('<li><a href="#{}">{}</a></li>', target, words))
    if not lines:
        return NOTHING
    title = ngettext("One thing to correct", "%(count)d things to correct", len(lines)) % {
        "count": len(lines)
    }
    return format_html(
        '<div class="banner bad" role="alert"><h2>{}</h2><p>{}</p><ul>{}</ul></div>',
        title,
        gettext("Nothing is saved yet. What you typed is kept, except secret codes."),
        format_html_join("", "{}", ((line,) for line in lines)),
    )


def _group(bound: BoundField) -> SafeString:
    described = bound.aria_describedby
    return format_html(
        '<fieldset class="{}"{}><legend>{}</legend>{}{}{}</fieldset>',
        "field wrong" if bound.errors else "field",
        format_html(' aria-describedby="{}"', described) if described else NOTHING,
        _label(bound),
        _help(bound),
        _errors(bound),
        bound.as_widget(),
    )


def _is_group(bound: BoundField) -> bool:
    return bound.use_fieldset and not isinstance(bound.field.widget, ClearableFileInput)


def _first_input(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if _is_group(bound) else bound.id_for_label


def _label(bound: BoundField) -> SafeString:
    told = bound.field.required or bound.field.disabled or isinstance(bound.field.widget, CheckboxInput)
    if told:
        return format_html("{}", bound.label)
    return format_html('{} <span class="muted">({})</span>', bound.label, gettext("optional"))


def _help(bound: BoundField) -> SafeString:
    if not bound.help_text:
        return NOTHING
    return format_html('<p class="help" id="{}_helptext">{}</p>', bound.auto_id, bound.help_text)


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return NOTHING
    return format_html(
        '<p class="error" id="{}_error"><strong>{}</strong> {}</p>',
        bound.auto_id,
        gettext("Error:"),
        format_html_join(" ", "{}", ((text,) for text in bound.errors)),
    )
