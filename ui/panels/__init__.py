"""The panels around the map: pathways, questions, inspector and the five numbers."""
