"""Drawing without a server: layout, network, scene, verdicts in words."""
