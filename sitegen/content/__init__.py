"""Reading: a file of content at a time becomes an item."""
