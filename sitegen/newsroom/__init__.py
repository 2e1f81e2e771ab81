"""From items to a newsroom: what may be public at this moment, sorted and grouped."""
