"""Documents that leave the planner: workbook, PDF, pictures and data files."""
