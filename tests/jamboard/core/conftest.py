from hypothesis import settings

# `make fuzz` looks longer than every day's run does.
settings.register_profile("long", max_examples=5_000, deadline=None)
