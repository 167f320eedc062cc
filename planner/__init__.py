"""Workspaces, checks, proposals, imports, exports, the command line and the Welsh text."""
