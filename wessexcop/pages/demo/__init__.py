"""The demo network: its words as TOML, and the code that lays them down."""
