"""targets.toml → the plan."""
