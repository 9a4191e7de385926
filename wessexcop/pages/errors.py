"""Kind answers when something went wrong, with what was typed handed back."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from jamboard.views import ops

# Never handed back: they are the form's own, not what a person wrote.
OWN_FIELDS = {
    *("csrfmiddlewaretoken", "code", "password", "key", "op", "next", "session"),
    *("base", "opened", "open", "revision", "known", "shown", "audience", "named"),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    # No context: asking who is here may be what failed.
    return HttpResponseServerError(render_to_string("500.html"))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    match = request.resolver_match
    if match and match.view_name == "jamboard:ops":
        return ops.csrf_failed(request)
    return render(request, "403_csrf.html", {"kept": _written(request)}, status=403)


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """What a person wrote in a form, box by box, with a name for each.

    A form of many boxes names each by its place ("3-text") and carries what the box
    held ("3-known"): a box left as it was is not told.
    """
    kept = []
    for name, value in request.POST.items():
        place, _, field = name.rpartition("-")
        held = request.POST.get(f"{place}-known", "")
        told = {name, field, name.split("-")[0]}.isdisjoint(OWN_FIELDS)
        if told and str(value).strip() and value != held:
            kept.append(
                ("" if field == "text" else field.replace("_", " "), str(value))
            )
    return kept
