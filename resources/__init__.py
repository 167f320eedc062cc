"""Demand, workforce, diagnostics and money over a pathway: values in, values out."""
