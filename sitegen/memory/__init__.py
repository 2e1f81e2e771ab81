"""The memories: what was made before, under what it was made of. None knows of news.

`leaf`, `sheaf` and `tape` are files of records with checksums; `cache` keeps results under digests,
`daybook` under what was asked to make them (`trace` hears it), and `recall` in this process alone.
"""
