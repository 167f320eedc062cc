"""Fields that show one value of the document and put an edit of it back as an undo step."""
