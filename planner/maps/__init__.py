"""What a map shows of a pathway, as plain values and marks, whoever draws it."""
