"""Makes real rows for tests: plain functions, named for what they make."""
