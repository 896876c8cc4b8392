"""The desk: wires the rooms together, from an article to its coding."""
